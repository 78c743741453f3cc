-- Whom a round asked stays as it was.
CREATE TRIGGER x_sheet_round_unit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "sheet_round_unit"
  FOR EACH STATEMENT EXECUTE FUNCTION x_refuse_change();
ALTER TABLE "sheet_round" ADD CONSTRAINT "x_sheet_round_due" CHECK ("due_on" >= "made_on");
-- What came without an import says in words what came.
ALTER TABLE "sheet_return" ADD CONSTRAINT "x_sheet_return_told"
  CHECK ("import_id" IS NOT NULL OR btrim("note") <> '');
