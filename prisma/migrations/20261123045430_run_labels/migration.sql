-- AlterTable
ALTER TABLE "Room" ADD COLUMN "search" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Run" ADD COLUMN "isStarred" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Run" ADD COLUMN "remark" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Run" ADD COLUMN "search" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "Run_isStarred_startedAt_id_idx" ON "Run"("isStarred", "startedAt", "id");

-- CreateIndex
CREATE INDEX "Run_lastLoss_id_idx" ON "Run"("lastLoss", "id");

-- CreateIndex
CREATE INDEX "Run_roomId_lastLoss_id_idx" ON "Run"("roomId", "lastLoss", "id");

-- What is there already is found as well; server/runs/search-text.ts writes the rest.
UPDATE "Room" SET "search" = replace(replace(replace(lower("name"), '%', '٪'), '_', '‗'), '\', '⧵');
UPDATE "Run" SET "search" = replace(replace(replace(lower("name"), '%', '٪'), '_', '‗'), '\', '⧵');
