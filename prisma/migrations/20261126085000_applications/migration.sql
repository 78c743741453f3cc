-- One mechanism for whatever is applied for and signed stage by stage: close-out is the first kind. Tables, types and their
-- parts are renamed, nothing is rewritten; an application gets its kind and room for the chain it was made under.

ALTER TYPE "close_out_stage" RENAME TO "signing_stage";
ALTER TYPE "close_out_state" RENAME TO "application_state";
ALTER TYPE "application_state" RENAME VALUE 'CLOSED' TO 'APPROVED';
ALTER TYPE "step_decision" RENAME TO "decision";
CREATE TYPE "application_kind" AS ENUM ('CLOSE_OUT');

ALTER TABLE "close_out" RENAME TO "application";
ALTER TABLE "close_out_step" RENAME TO "signature";
ALTER TABLE "return_point" RENAME TO "point_to_mend";
ALTER TABLE "signature" RENAME COLUMN "close_out_id" TO "application_id";
ALTER TABLE "point_to_mend" RENAME COLUMN "close_out_id" TO "application_id";

ALTER TABLE "application" ADD COLUMN "kind" "application_kind" NOT NULL DEFAULT 'CLOSE_OUT';
ALTER TABLE "application" ALTER COLUMN "kind" DROP DEFAULT;
ALTER TABLE "application" ALTER COLUMN "measure_id" DROP NOT NULL;
ALTER TABLE "application" ADD COLUMN "chain" "signing_stage"[];
ALTER TABLE "application" ADD COLUMN "rules" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "application" ALTER COLUMN "rules" DROP DEFAULT;
ALTER TABLE "application" ADD COLUMN "leader_id" UUID;
ALTER TABLE "application" ADD COLUMN "owner_id" UUID;
ALTER TABLE "application" ADD COLUMN "lead_unit_id" UUID;

-- Names of keys, rules and indexes; from version 18 on PostgreSQL names NOT NULL too.
DO $$
DECLARE
  item record;
BEGIN
  FOR item IN
    SELECT conrelid::regclass AS "table", conname AS "old",
           replace(regexp_replace(regexp_replace(regexp_replace(conname, '^close_out_step_', 'signature_'),
             '^close_out_', 'application_'), '^return_point_', 'point_to_mend_'), '_close_out_id_', '_application_id_') AS "new"
    FROM pg_constraint
    WHERE conrelid IN ('application'::regclass, 'signature'::regclass, 'point_to_mend'::regclass)
  LOOP
    IF item."old" <> item."new" THEN
      EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', item."table", item."old", item."new");
    END IF;
  END LOOP;
END
$$;
ALTER INDEX "close_out_measure_id_cycle_attempt_key" RENAME TO "application_measure_id_cycle_attempt_key";
ALTER INDEX "close_out_step_close_out_id_stage_key" RENAME TO "signature_application_id_stage_key";
ALTER INDEX "return_point_close_out_id_position_id_idx" RENAME TO "point_to_mend_application_id_position_id_idx";
ALTER TABLE "signature" RENAME CONSTRAINT "x_step_remark" TO "x_signature_remark";

ALTER TRIGGER "x_close_out_step_append_only" ON "signature" RENAME TO "x_signature_append_only";
ALTER TRIGGER "x_close_out_step_one_person" ON "signature" RENAME TO "x_signature_one_person";
ALTER TRIGGER "x_return_point_ticked_off_once" ON "point_to_mend" RENAME TO "x_point_to_mend_ticked_off_once";

CREATE OR REPLACE FUNCTION x_one_person_one_stage() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  applicant uuid;
BEGIN
  -- Held, so that of two signatures at once the second sees the first.
  SELECT "applicant_id" INTO applicant FROM "application" WHERE "id" = NEW."application_id" FOR NO KEY UPDATE;
  IF applicant = NEW."person_id" THEN
    RAISE EXCEPTION 'person % made application % and signs no stage of it', NEW."person_id", NEW."application_id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'x_signature_one_person';
  END IF;
  IF EXISTS (SELECT 1 FROM "signature" WHERE "application_id" = NEW."application_id" AND "person_id" = NEW."person_id") THEN
    RAISE EXCEPTION 'person % signed another stage of application %', NEW."person_id", NEW."application_id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'x_signature_one_person';
  END IF;
  RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION x_ticked_off_once() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."fixed_at" IS NOT NULL OR NEW."fixed_at" IS NULL
     OR (NEW."id", NEW."application_id", NEW."position", NEW."text")
        IS DISTINCT FROM (OLD."id", OLD."application_id", OLD."position", OLD."text") THEN
    RAISE EXCEPTION 'point % of a return is ticked off once and not changed otherwise', OLD."id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'x_point_to_mend_ticked_off_once';
  END IF;
  RETURN NEW;
END
$$;

-- The application's own guard is made anew once its chain is filled in.
DROP TRIGGER "x_close_out_decided_once" ON "application";
