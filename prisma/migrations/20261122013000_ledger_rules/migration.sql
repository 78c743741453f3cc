-- Rules of the ledger that hold whoever writes. Names begin with x_: the schema language cannot say them, and the test
-- that compares schema and migrations leaves them out by that name.

-- A measure has exactly one parent.
ALTER TABLE "measure" ADD CONSTRAINT "x_measure_one_parent"
  CHECK (num_nonnulls("issue_id", "extended_item_id") = 1);
-- The stage stands exactly while an application does; a close-out has its day, and so has an application.
ALTER TABLE "measure" ADD CONSTRAINT "x_measure_stage_while_submitted"
  CHECK (("stage" IS NOT NULL) = ("status" = 'SUBMITTED'));
ALTER TABLE "measure" ADD CONSTRAINT "x_measure_closed_on_while_closed"
  CHECK (("closed_on" IS NOT NULL) = ("status" = 'CLOSED'));
ALTER TABLE "measure" ADD CONSTRAINT "x_measure_submitted_on"
  CHECK (("submitted_on" IS NOT NULL) = ("status" IN ('SUBMITTED', 'CLOSED')));
ALTER TABLE "measure" ADD CONSTRAINT "x_measure_days"
  CHECK ("submitted_on" <= "closed_on");
ALTER TABLE "measure" ADD CONSTRAINT "x_measure_deadline_kept"
  CHECK ("due_on" IS NULL OR "original_due_on" IS NOT NULL);
ALTER TABLE "measure" ADD CONSTRAINT "x_measure_cycle" CHECK ("cycle" >= 1);
ALTER TABLE "measure" ADD CONSTRAINT "x_measure_review_interval"
  CHECK ("review_every_days" BETWEEN 1 AND 3650);
-- Work begins when somebody leads it: the lead unit does not go while it is on.
ALTER TABLE "measure" ADD CONSTRAINT "x_measure_led_while_on"
  CHECK ("status" = 'PLANNED' OR "lead_unit_id" IS NOT NULL);
-- What is struck out is neither waiting for a signature nor closed.
ALTER TABLE "measure" ADD CONSTRAINT "x_measure_struck_not_standing"
  CHECK ("struck_at" IS NULL OR "status" IN ('PLANNED', 'UNDERWAY', 'RETURNED'));

-- One lead unit: the lead unit is not among the cooperating ones.
CREATE FUNCTION x_lead_is_not_cooperating() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'measure_unit' THEN
    IF EXISTS (SELECT 1 FROM "measure" WHERE "id" = NEW."measure_id" AND "lead_unit_id" = NEW."unit_id") THEN
      RAISE EXCEPTION 'unit % already leads measure %', NEW."unit_id", NEW."measure_id" USING ERRCODE = 'check_violation';
    END IF;
  ELSIF EXISTS (SELECT 1 FROM "measure_unit" WHERE "measure_id" = NEW."id" AND "unit_id" = NEW."lead_unit_id") THEN
    RAISE EXCEPTION 'unit % already cooperates on measure %', NEW."lead_unit_id", NEW."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER x_measure_unit_not_lead AFTER INSERT OR UPDATE ON "measure_unit"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION x_lead_is_not_cooperating();
CREATE CONSTRAINT TRIGGER x_measure_lead_not_cooperating AFTER UPDATE OF "lead_unit_id" ON "measure"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION x_lead_is_not_cooperating();

-- Days in order.
ALTER TABLE "inspection" ADD CONSTRAINT "x_inspection_days" CHECK (
  ("onsite_from" IS NULL OR "onsite_to" IS NULL OR "onsite_from" <= "onsite_to")
  AND ("onsite_to" IS NULL OR "onsite_to" <= "feedback_on")
  AND "feedback_on" <= "plan_due_on"
  AND "plan_due_on" <= "concentrated_end_on"
  AND "feedback_on" <= "report_due_on");
ALTER TABLE "inspection" ADD CONSTRAINT "x_inspection_intervals"
  CHECK ("silent_after_days" BETWEEN 1 AND 365 AND "review_every_days" BETWEEN 1 AND 3650);
ALTER TABLE "inspection" ADD CONSTRAINT "x_inspection_chain" CHECK (cardinality("chain") >= 1);
ALTER TABLE "post" ADD CONSTRAINT "x_post_days" CHECK ("to_on" IS NULL OR "from_on" <= "to_on");
ALTER TABLE "post" ADD CONSTRAINT "x_post_unit"
  CHECK (("unit_id" IS NOT NULL) = ("role" IN ('UNIT_HEAD', 'LIAISON')));

-- Clues are counts.
ALTER TABLE "clue_count" ADD CONSTRAINT "x_clue_count"
  CHECK ("transferred" >= 0 AND "concluded" >= 0 AND "pending" >= 0 AND "concluded" + "pending" = "transferred");

ALTER TABLE "progress_entry" ADD CONSTRAINT "x_progress_text" CHECK (btrim("text") <> '');
ALTER TABLE "close_out_step" ADD CONSTRAINT "x_step_opinion" CHECK (btrim("opinion") <> '');
ALTER TABLE "outcome" ADD CONSTRAINT "x_outcome_value" CHECK ("value" >= 0);
ALTER TABLE "installation" ADD CONSTRAINT "x_installation_one" CHECK ("id" = 1);

-- Progress and signatures are only ever added to, like history itself.
CREATE TRIGGER x_progress_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "progress_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION x_refuse_change();
CREATE TRIGGER x_close_out_step_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "close_out_step"
  FOR EACH STATEMENT EXECUTE FUNCTION x_refuse_change();

-- Open measures by deadline, of a unit and of an inspection: what every queue asks.
CREATE INDEX "x_measure_open_by_unit" ON "measure" ("lead_unit_id", "due_on", "id")
  WHERE "status" <> 'CLOSED' AND "struck_at" IS NULL;
CREATE INDEX "x_measure_open_by_inspection" ON "measure" ("inspection_id", "due_on", "id")
  WHERE "status" <> 'CLOSED' AND "struck_at" IS NULL;
-- Figures by unit and state without touching the rows.
CREATE INDEX "x_measure_tally" ON "measure" ("inspection_id", "lead_unit_id", "status", "due_on")
  WHERE "struck_at" IS NULL;

-- Search inside Chinese text: three or more characters use these.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "x_measure_text_search" ON "measure" USING gin ("text" gin_trgm_ops);
CREATE INDEX "x_issue_title_search" ON "issue" USING gin ("title" gin_trgm_ops);
