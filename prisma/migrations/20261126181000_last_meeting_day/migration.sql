-- AlterTable
ALTER TABLE "inspection" ADD COLUMN     "last_meeting_on" DATE;
