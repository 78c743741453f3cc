-- What the web login may write and no honest write needs is refused whoever tries it. Rights of columns are granted from
-- the comments of the schema (lib/db/rights.ts); these rules say which values a permitted column may take.

-- History goes on from where it stands: the next number, with the hash of the event before it (or of the kept head, where
-- somebody with more rights cut or changed the events themselves).
CREATE FUNCTION x_event_goes_on() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."seq" = 1 AND NEW."prev_hash" = '' THEN
    RETURN NEW;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM "event"
                 WHERE "chain" = NEW."chain" AND "seq" = NEW."seq" - 1 AND "hash" = NEW."prev_hash")
     AND NOT EXISTS (SELECT 1 FROM "event_chain"
                     WHERE "key" = NEW."chain" AND "seq" = NEW."seq" - 1 AND "hash" = NEW."prev_hash") THEN
    RAISE EXCEPTION 'event % of chain % does not go on from the one before it', NEW."seq", NEW."chain"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'x_event_goes_on';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER x_event_goes_on BEFORE INSERT ON "event" FOR EACH ROW EXECUTE FUNCTION x_event_goes_on();

-- The head of a chain begins empty and only ever moves on to the newest event.
CREATE FUNCTION x_chain_head_moves_on() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."seq" = 0 AND NEW."hash" = '' THEN
      RETURN NEW;
    END IF;
  ELSIF NEW."key" = OLD."key" AND NEW."seq" = OLD."seq" AND NEW."hash" = OLD."hash" THEN
    -- Written only to lock it.
    RETURN NEW;
  ELSIF NEW."key" <> OLD."key" OR NEW."seq" <= OLD."seq" THEN
    RAISE EXCEPTION 'the head of chain % only moves on', OLD."key"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'x_chain_head_moves_on';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM "event" WHERE "chain" = NEW."key" AND "seq" = NEW."seq" AND "hash" = NEW."hash")
     OR EXISTS (SELECT 1 FROM "event" WHERE "chain" = NEW."key" AND "seq" > NEW."seq") THEN
    RAISE EXCEPTION 'the head of chain % is not its newest event', NEW."key"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'x_chain_head_moves_on';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER x_chain_head_moves_on BEFORE INSERT OR UPDATE ON "event_chain"
  FOR EACH ROW EXECUTE FUNCTION x_chain_head_moves_on();

-- An application is decided once and stays as it was made.
CREATE FUNCTION x_decided_once() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."state" <> 'PENDING' OR NEW."state" = 'PENDING' OR NEW."decided_at" IS NULL
     OR (NEW."id", NEW."measure_id", NEW."cycle", NEW."attempt", NEW."statement", NEW."applicant_id", NEW."submitted_at")
        IS DISTINCT FROM
        (OLD."id", OLD."measure_id", OLD."cycle", OLD."attempt", OLD."statement", OLD."applicant_id", OLD."submitted_at") THEN
    RAISE EXCEPTION 'application % is decided once and not changed otherwise', OLD."id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'x_close_out_decided_once';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER x_close_out_decided_once
  BEFORE UPDATE OF "id", "measure_id", "cycle", "attempt", "state", "statement", "applicant_id", "submitted_at", "decided_at"
  ON "close_out" FOR EACH ROW EXECUTE FUNCTION x_decided_once();

-- What a return asks to mend is ticked off once.
CREATE FUNCTION x_ticked_off_once() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."fixed_at" IS NOT NULL OR NEW."fixed_at" IS NULL
     OR (NEW."id", NEW."close_out_id", NEW."position", NEW."text")
        IS DISTINCT FROM (OLD."id", OLD."close_out_id", OLD."position", OLD."text") THEN
    RAISE EXCEPTION 'point % of a return is ticked off once and not changed otherwise', OLD."id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'x_return_point_ticked_off_once';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER x_return_point_ticked_off_once
  BEFORE UPDATE OF "id", "close_out_id", "position", "text", "fixed_at", "fix_note" ON "return_point"
  FOR EACH ROW EXECUTE FUNCTION x_ticked_off_once();

-- An effect figure is withdrawn, once, with a reason; until then it may go along with its measure when that is merged.
CREATE FUNCTION x_outcome_stands() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."withdrawn_at" IS NOT NULL
     OR (NEW."id", NEW."kind", NEW."value", NEW."unit", NEW."name", NEW."document_number", NEW."effective_on")
        IS DISTINCT FROM
        (OLD."id", OLD."kind", OLD."value", OLD."unit", OLD."name", OLD."document_number", OLD."effective_on") THEN
    RAISE EXCEPTION 'effect figure % is only ever withdrawn', OLD."id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'x_outcome_stands';
  END IF;
  IF NEW."measure_id" <> OLD."measure_id"
     AND NOT EXISTS (SELECT 1 FROM "measure" a JOIN "measure" b ON a."inspection_id" = b."inspection_id"
                     WHERE a."id" = OLD."measure_id" AND b."id" = NEW."measure_id") THEN
    RAISE EXCEPTION 'effect figure % stays in its inspection', OLD."id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'x_outcome_stands';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER x_outcome_stands
  BEFORE UPDATE OF "id", "measure_id", "kind", "value", "unit", "name", "document_number", "effective_on", "withdrawn_at",
                   "withdrawn_reason"
  ON "outcome" FOR EACH ROW EXECUTE FUNCTION x_outcome_stands();

-- No password changes without an event of the account in the same transaction. Judged at its end: the event comes last.
CREATE FUNCTION x_password_change_is_told() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "event" e
                 WHERE e."subject_type" = 'ACCOUNT' AND e."subject_id" = NEW."id"
                   -- Written by this transaction, or by a part of it.
                   AND age(e.xmin) <= age(pg_current_xact_id()::xid)) THEN
    RAISE EXCEPTION 'the password of account % is changed without an event', NEW."id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'x_account_password_change_is_told';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER x_account_password_change_is_told AFTER UPDATE OF "password_hash" ON "account"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD."password_hash" IS DISTINCT FROM NEW."password_hash") EXECUTE FUNCTION x_password_change_is_told();

-- 三员分立: nobody holds two of the three administrator posts, nor one of them and a post in the ledger, on one day. Posts
-- from before this rule stay; they may be ended.
CREATE FUNCTION x_three_administrators() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  administrators CONSTANT "role"[] := ARRAY['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN']::"role"[];
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."person_id" = OLD."person_id" AND NEW."role" = OLD."role" AND NEW."from_on" >= OLD."from_on"
     AND coalesce(NEW."to_on", 'infinity') <= coalesce(OLD."to_on", 'infinity') THEN
    RETURN NEW;
  END IF;
  -- Held, so that of two posts given at once the second sees the first.
  PERFORM 1 FROM "person" WHERE "id" = NEW."person_id" FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM "post" p
             WHERE p."person_id" = NEW."person_id" AND p."id" <> NEW."id" AND p."role" <> NEW."role"
               AND (p."role" = ANY (administrators) OR NEW."role" = ANY (administrators))
               AND daterange(p."from_on", p."to_on", '[]') && daterange(NEW."from_on", NEW."to_on", '[]')) THEN
    RAISE EXCEPTION 'x_post_three_administrators: person % would hold an administrator post and another one on one day', NEW."person_id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'x_post_three_administrators';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER x_post_three_administrators BEFORE INSERT OR UPDATE OF "person_id", "role", "from_on", "to_on" ON "post"
  FOR EACH ROW EXECUTE FUNCTION x_three_administrators();

-- Four eyes: nobody gives a post to themselves.
ALTER TABLE "post" ADD CONSTRAINT "x_post_given_by_another" CHECK ("given_by_id" <> "person_id");
