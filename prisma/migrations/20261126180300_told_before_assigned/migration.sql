-- A progress report enters its measures as 推进中 before anybody was assigned to them; from the application on somebody leads.
-- That a lead unit, once there, is not taken away while the work is on is the rule of the assignment (lib/domain/measure/assigning).
ALTER TABLE "measure" DROP CONSTRAINT "x_measure_led_while_on";
ALTER TABLE "measure" ADD CONSTRAINT "x_measure_led_while_on"
  CHECK ("status" IN ('PLANNED', 'UNDERWAY') OR "lead_unit_id" IS NOT NULL);
