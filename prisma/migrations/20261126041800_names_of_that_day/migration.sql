-- Who did something is kept with the name of that day. Empty until the next migration fills in what stands already.
ALTER TABLE "progress_entry" ADD COLUMN "person_name" TEXT NOT NULL DEFAULT '';
ALTER TABLE "close_out" ADD COLUMN "applicant_name" TEXT NOT NULL DEFAULT '';
ALTER TABLE "close_out_step" ADD COLUMN "person_name" TEXT NOT NULL DEFAULT '';
ALTER TABLE "import_draft" ADD COLUMN "person_name" TEXT NOT NULL DEFAULT '';

-- Whoever writes from now on says it.
ALTER TABLE "progress_entry" ALTER COLUMN "person_name" DROP DEFAULT;
ALTER TABLE "close_out" ALTER COLUMN "applicant_name" DROP DEFAULT;
ALTER TABLE "close_out_step" ALTER COLUMN "person_name" DROP DEFAULT;
ALTER TABLE "import_draft" ALTER COLUMN "person_name" DROP DEFAULT;

CREATE TABLE "data_step" (
    "name" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "data_step_pkey" PRIMARY KEY ("name")
);

-- Nobody signs two stages of one application, nor an application of their own, whoever writes. Signatures from before this
-- rule stay as they are.
CREATE FUNCTION x_one_person_one_stage() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  applicant uuid;
BEGIN
  -- Held, so that of two signatures at once the second sees the first.
  SELECT "applicant_id" INTO applicant FROM "close_out" WHERE "id" = NEW."close_out_id" FOR NO KEY UPDATE;
  IF applicant = NEW."person_id" THEN
    RAISE EXCEPTION 'person % applied for close-out % and signs no stage of it', NEW."person_id", NEW."close_out_id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'x_close_out_step_one_person';
  END IF;
  IF EXISTS (SELECT 1 FROM "close_out_step" WHERE "close_out_id" = NEW."close_out_id" AND "person_id" = NEW."person_id") THEN
    RAISE EXCEPTION 'person % signed another stage of close-out %', NEW."person_id", NEW."close_out_id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'x_close_out_step_one_person';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER x_close_out_step_one_person BEFORE INSERT ON "close_out_step"
  FOR EACH ROW EXECUTE FUNCTION x_one_person_one_stage();
