-- A measure answers what was fed back in its own inspection, whoever writes. None of the three ever moves to another.
CREATE FUNCTION x_link_within_inspection() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  fed_back uuid;
BEGIN
  IF TG_TABLE_NAME = 'measure_advice' THEN
    SELECT "inspection_id" INTO fed_back FROM "advice" WHERE "id" = NEW."advice_id";
  ELSE
    SELECT i."inspection_id" INTO fed_back
    FROM "manifestation" f JOIN "issue" i ON i."id" = f."issue_id" WHERE f."id" = NEW."manifestation_id";
  END IF;
  IF fed_back IS DISTINCT FROM (SELECT "inspection_id" FROM "measure" WHERE "id" = NEW."measure_id") THEN
    RAISE EXCEPTION 'measure % answers something of another inspection', NEW."measure_id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'x_link_within_inspection';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER x_link_within_inspection BEFORE INSERT ON "measure_manifestation"
  FOR EACH ROW EXECUTE FUNCTION x_link_within_inspection();
CREATE TRIGGER x_link_within_inspection BEFORE INSERT ON "measure_advice"
  FOR EACH ROW EXECUTE FUNCTION x_link_within_inspection();
