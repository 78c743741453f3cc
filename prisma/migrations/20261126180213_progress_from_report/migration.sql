-- AlterTable
ALTER TABLE "progress_entry" ADD COLUMN     "from_report" BOOLEAN NOT NULL DEFAULT false;
