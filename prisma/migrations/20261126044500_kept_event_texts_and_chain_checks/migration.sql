-- CreateEnum
CREATE TYPE "chain_break" AS ENUM ('CONTENT', 'LINK', 'MISSING', 'CUT', 'REWRITTEN', 'HEAD');

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "hashed" TEXT;

-- CreateTable
CREATE TABLE "chain_check" (
    "chain" TEXT NOT NULL,
    "run_id" UUID,
    "run_at" TIMESTAMPTZ(3),
    "run_head_seq" INTEGER,
    "run_head_hash" TEXT NOT NULL DEFAULT '',
    "run_seq" INTEGER NOT NULL DEFAULT 0,
    "run_hash" TEXT NOT NULL DEFAULT '',
    "run_sealed" INTEGER NOT NULL DEFAULT 0,
    "checked_at" TIMESTAMPTZ(3),
    "checked_seq" INTEGER NOT NULL DEFAULT 0,
    "sealed" INTEGER NOT NULL DEFAULT 0,
    "broken_at" INTEGER,
    "broken_kind" "chain_break",
    "broken_stored" TEXT NOT NULL DEFAULT '',
    "broken_recomputed" TEXT NOT NULL DEFAULT '',
    "verified_at" TIMESTAMPTZ(3),
    "verified_seq" INTEGER NOT NULL DEFAULT 0,
    "verified_hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "chain_check_pkey" PRIMARY KEY ("chain")
);

-- Seals of a chain, found without reading it.
CREATE INDEX "x_event_sealed" ON "event" ("chain", "seq") WHERE "action" = 'chain.sealed';

-- Where a chain ended when it was last found whole is never taken back: that is what shows a cut tail.
CREATE FUNCTION x_keep_verified_place() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."verified_seq" < OLD."verified_seq"
     OR (NEW."verified_seq" = OLD."verified_seq" AND NEW."verified_hash" <> OLD."verified_hash") THEN
    RAISE EXCEPTION 'the verified place of chain % only moves on', OLD."chain" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER x_chain_check_verified_place BEFORE UPDATE OF "verified_seq", "verified_hash" ON "chain_check"
  FOR EACH ROW EXECUTE FUNCTION x_keep_verified_place();
