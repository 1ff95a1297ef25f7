-- CreateIndex
CREATE INDEX "Room_id_search_idx" ON "Room"("id", "search");
