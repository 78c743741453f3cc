-- CreateEnum
CREATE TYPE "checkpoint_trouble" AS ENUM ('NO_KEY', 'AWAY', 'DAMAGED', 'MISSING');

-- AlterEnum
ALTER TYPE "chain_break" ADD VALUE 'CHECKPOINT';

-- AlterTable
ALTER TABLE "chain_check" ADD COLUMN     "checkpoint_trouble" "checkpoint_trouble",
ADD COLUMN     "signed_at" TIMESTAMPTZ(3),
ADD COLUMN     "signed_seq" INTEGER NOT NULL DEFAULT 0;
