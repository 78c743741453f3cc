-- AlterTable
ALTER TABLE "idempotency_key" ADD COLUMN     "digest" TEXT NOT NULL DEFAULT '';
