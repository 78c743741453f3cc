-- CreateEnum
CREATE TYPE "number_kind" AS ENUM ('ISSUE', 'ANALOGOUS', 'REFORM', 'MEASURE', 'LETTER');

-- CreateTable
CREATE TABLE "number_sequence" (
    "body_id" UUID NOT NULL,
    "year" INTEGER NOT NULL DEFAULT 0,
    "kind" "number_kind" NOT NULL,
    "within_id" UUID NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "number_sequence_pkey" PRIMARY KEY ("body_id","year","kind","within_id")
);

-- AddForeignKey
ALTER TABLE "number_sequence" ADD CONSTRAINT "number_sequence_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Letters begin anew every year and run within the body; everything else runs on.
ALTER TABLE "number_sequence" ADD CONSTRAINT "x_number_sequence_year"
  CHECK (CASE WHEN "kind" = 'LETTER' THEN "year" BETWEEN 2000 AND 2999 AND "within_id" = "body_id" ELSE "year" = 0 END);
ALTER TABLE "number_sequence" ADD CONSTRAINT "x_number_sequence_last" CHECK ("last" >= 1);

-- A number once given out is never given out again, whoever writes.
CREATE FUNCTION x_number_only_goes_up() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."last" <= OLD."last"
     OR (NEW."body_id", NEW."year", NEW."kind", NEW."within_id")
        IS DISTINCT FROM (OLD."body_id", OLD."year", OLD."kind", OLD."within_id") THEN
    RAISE EXCEPTION 'numbers of a sequence only go up: % after %', NEW."last", OLD."last"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'x_number_only_goes_up';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER x_number_only_goes_up BEFORE UPDATE ON "number_sequence"
  FOR EACH ROW EXECUTE FUNCTION x_number_only_goes_up();
