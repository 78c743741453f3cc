-- AlterTable
ALTER TABLE "event" ADD COLUMN     "body" TEXT,
ADD COLUMN     "body_hash" TEXT,
-- Everything written so far is of version 1.
ADD COLUMN     "version" TEXT NOT NULL DEFAULT '1';
ALTER TABLE "event" ALTER COLUMN "version" DROP DEFAULT;

-- AlterTable
ALTER TABLE "chain_check" ADD COLUMN     "destroyed" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "run_destroyed" INTEGER NOT NULL DEFAULT 0;

-- From version 2 on the hash of the body stays, whether or not the body does.
ALTER TABLE "event" ADD CONSTRAINT "x_event_body_hash" CHECK (
  CASE WHEN "version" = '1' THEN "body" IS NULL AND "body_hash" IS NULL
       ELSE "body_hash" IS NOT NULL AND "hashed" IS NULL END);
