-- Open measures by the day they are due, over all bodies: what is overdue or falls due is found without the closed ones.
-- The condition of an index must be one that statements say in words: they say "closed_on IS NULL", while a status comes as
-- a value, of which the planner cannot tell that it is no closed one. Both mean the same (x_measure_closed_on_while_closed).
CREATE INDEX "x_measure_open" ON "measure" ("due_on", "late_after", "status", "applied_late_days", "body_id", "inspection_id")
  WHERE "struck_at" IS NULL AND "closed_on" IS NULL;
DROP INDEX "x_measure_open_by_unit";
CREATE INDEX "x_measure_open_by_unit" ON "measure" ("lead_unit_id", "late_after", "id")
  WHERE "struck_at" IS NULL AND "closed_on" IS NULL;
DROP INDEX "x_measure_open_by_inspection";
CREATE INDEX "x_measure_open_by_inspection" ON "measure" ("inspection_id", "late_after", "id")
  WHERE "struck_at" IS NULL AND "closed_on" IS NULL;
