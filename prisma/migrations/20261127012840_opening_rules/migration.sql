-- 期初已完成 is closed without an application; everything else that is closed had one.
ALTER TABLE "measure" DROP CONSTRAINT "x_measure_submitted_on";
ALTER TABLE "measure" ADD CONSTRAINT "x_measure_submitted_on"
  CHECK (("submitted_on" IS NOT NULL) = ("status" IN ('SUBMITTED', 'CLOSED') AND NOT "opening"));
ALTER TABLE "measure" ADD CONSTRAINT "x_measure_opening_closed"
  CHECK (NOT "opening" OR "status" = 'CLOSED');
-- What a report or a sheet brings as done may have nobody yet who led it.
ALTER TABLE "measure" DROP CONSTRAINT "x_measure_led_while_on";
ALTER TABLE "measure" ADD CONSTRAINT "x_measure_led_while_on"
  CHECK ("status" IN ('PLANNED', 'UNDERWAY') OR "lead_unit_id" IS NOT NULL OR "opening");

-- Who vouched, for what and for which day is never written over; taken back, it stays as it was.
ALTER TABLE "opening" ADD CONSTRAINT "x_opening_source" CHECK (btrim("source") <> '');
ALTER TABLE "opening" ADD CONSTRAINT "x_opening_status_before" CHECK ("status_before" IN ('PLANNED', 'UNDERWAY'));
CREATE TRIGGER x_opening_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "opening"
  FOR EACH STATEMENT EXECUTE FUNCTION x_refuse_change();
