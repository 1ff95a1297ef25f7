-- CreateTable
CREATE TABLE "StoredTable" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "createdAt" DATETIME NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BLOB NOT NULL
);
