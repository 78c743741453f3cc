-- AlterTable
ALTER TABLE "extended_item" ADD COLUMN     "text" TEXT NOT NULL DEFAULT '';
