ALTER TABLE "measure" ALTER COLUMN "last_progress_on" SET NOT NULL;
ALTER TABLE "measure" ADD CONSTRAINT "x_measure_stage_since" CHECK (("stage_since" IS NOT NULL) = ("status" = 'SUBMITTED'));
