-- AlterEnum
ALTER TYPE "import_state" ADD VALUE 'UNDONE';

-- AlterTable
ALTER TABLE "inspection" ADD COLUMN     "struck_at" TIMESTAMPTZ(3),
ADD COLUMN     "struck_reason" TEXT NOT NULL DEFAULT '';
