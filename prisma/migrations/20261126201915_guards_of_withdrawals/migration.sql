-- What is withdrawn was signed by nobody, says who took it back, and stays as it was; nothing is signed under it afterwards.
CREATE TRIGGER x_withdrawal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "withdrawal"
  FOR EACH STATEMENT EXECUTE FUNCTION x_refuse_change();

CREATE FUNCTION x_withdrawn_unsigned() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  -- Held, so that of a signature and a withdrawal at once the second sees the first.
  PERFORM 1 FROM "application" WHERE "id" = NEW."application_id" FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM "signature" WHERE "application_id" = NEW."application_id")
     OR NOT EXISTS (SELECT 1 FROM "application" WHERE "id" = NEW."application_id" AND "state" = 'WITHDRAWN') THEN
    RAISE EXCEPTION 'application % is signed or not withdrawn', NEW."application_id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'x_withdrawal_unsigned';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER x_withdrawal_unsigned BEFORE INSERT ON "withdrawal"
  FOR EACH ROW EXECUTE FUNCTION x_withdrawn_unsigned();

CREATE OR REPLACE FUNCTION x_one_person_one_stage() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  applied record;
BEGIN
  -- Held, so that of two signatures at once the second sees the first.
  SELECT "applicant_id", "state" INTO applied FROM "application" WHERE "id" = NEW."application_id" FOR NO KEY UPDATE;
  IF applied."state" = 'WITHDRAWN' THEN
    RAISE EXCEPTION 'application % is withdrawn and not signed any more', NEW."application_id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'x_withdrawal_unsigned';
  END IF;
  IF applied."applicant_id" = NEW."person_id" THEN
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

-- A point is ticked off once, unless the application that answered it, the latest of its cycle, was withdrawn: then it is
-- open again, and its word stays.
CREATE OR REPLACE FUNCTION x_ticked_off_once() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  reopened boolean := OLD."fixed_at" IS NOT NULL AND NEW."fixed_at" IS NULL AND NEW."fix_note" = OLD."fix_note" AND (
    SELECT later."state" = 'WITHDRAWN'
    FROM "application" mine JOIN "application" later USING ("measure_id", "cycle")
    WHERE mine."id" = OLD."application_id" ORDER BY later."attempt" DESC LIMIT 1);
BEGIN
  IF (NEW."id", NEW."application_id", NEW."position", NEW."text")
       IS DISTINCT FROM (OLD."id", OLD."application_id", OLD."position", OLD."text")
     OR NOT coalesce(reopened, false) AND (OLD."fixed_at" IS NOT NULL OR NEW."fixed_at" IS NULL) THEN
    RAISE EXCEPTION 'point % of a return is ticked off once and not changed otherwise', OLD."id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'x_point_to_mend_ticked_off_once';
  END IF;
  RETURN NEW;
END
$$;
