-- AlterTable
ALTER TABLE "Room" ADD COLUMN "controls" TEXT NOT NULL DEFAULT '{}';
