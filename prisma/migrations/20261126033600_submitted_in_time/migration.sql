-- AlterTable
ALTER TABLE "inspection" ADD COLUMN     "stuck_after_days" INTEGER NOT NULL DEFAULT 5;
ALTER TABLE "inspection" ADD CONSTRAINT "x_inspection_stuck_after_days" CHECK ("stuck_after_days" BETWEEN 1 AND 60);

-- AlterTable. The days of rows already there are filled in by the next migration and required by the one after it.
ALTER TABLE "measure" ADD COLUMN     "applied_late_days" INTEGER,
ADD COLUMN     "held_days" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "last_progress_on" DATE,
ADD COLUMN     "late_after" DATE,
ADD COLUMN     "stage_since" DATE;

-- CreateIndex
CREATE INDEX "measure_inspection_id_last_progress_on_id_idx" ON "measure"("inspection_id", "last_progress_on", "id");

ALTER TABLE "measure" ADD CONSTRAINT "x_measure_held_days" CHECK ("held_days" >= 0);

-- What follows from other columns of the row, kept here so that every writer agrees: the rule itself is lateAfter and
-- appliedLateDays of lib/domain/deadline.ts, and a test holds the two together.
CREATE FUNCTION x_measure_clock() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW."late_after" := NEW."due_on" + NEW."held_days";
  NEW."applied_late_days" := CASE
    WHEN NEW."submitted_on" IS NULL OR NEW."late_after" IS NULL THEN NULL
    ELSE greatest(NEW."submitted_on" - NEW."late_after", 0)
  END;
  IF NEW."stage" IS NULL THEN
    NEW."stage_since" := NULL;
  ELSIF NEW."stage_since" IS NULL THEN
    NEW."stage_since" := NEW."submitted_on";
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER x_measure_clock BEFORE INSERT OR UPDATE ON "measure"
  FOR EACH ROW EXECUTE FUNCTION x_measure_clock();

-- Queues ask by the last day that is not late.
DROP INDEX "x_measure_open_by_unit";
CREATE INDEX "x_measure_open_by_unit" ON "measure" ("lead_unit_id", "late_after", "id")
  WHERE "status" <> 'CLOSED' AND "struck_at" IS NULL;
DROP INDEX "x_measure_open_by_inspection";
CREATE INDEX "x_measure_open_by_inspection" ON "measure" ("inspection_id", "late_after", "id")
  WHERE "status" <> 'CLOSED' AND "struck_at" IS NULL;
DROP INDEX "x_measure_tally";
CREATE INDEX "x_measure_tally" ON "measure" ("inspection_id", "lead_unit_id", "status", "late_after", "applied_late_days")
  WHERE "struck_at" IS NULL;
-- Applications that wait, the longest at their stage first.
CREATE INDEX "x_measure_waiting" ON "measure" ("inspection_id", "stage_since", "id") WHERE "status" = 'SUBMITTED';
