-- An application has a chain and the subject of its kind, and is decided once; otherwise it stays as it was made.
ALTER TABLE "application" ADD CONSTRAINT "x_application_chain"
  CHECK ("chain" IS NOT NULL AND cardinality("chain") >= 1 AND array_position("chain", NULL) IS NULL);
ALTER TABLE "application" ADD CONSTRAINT "x_application_one_subject"
  CHECK (("measure_id" IS NOT NULL) = ("kind" = 'CLOSE_OUT'));

CREATE OR REPLACE FUNCTION x_decided_once() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."state" <> 'PENDING' OR NEW."state" = 'PENDING' OR NEW."decided_at" IS NULL
     OR (to_jsonb(NEW) - ARRAY['state', 'decided_at']) IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['state', 'decided_at']) THEN
    RAISE EXCEPTION 'application % is decided once and not changed otherwise', OLD."id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'x_application_decided_once';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER x_application_decided_once BEFORE UPDATE ON "application"
  FOR EACH ROW EXECUTE FUNCTION x_decided_once();
