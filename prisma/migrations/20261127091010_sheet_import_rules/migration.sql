-- What an import wrote, and that an entry was taken back with it, is never written over.
CREATE TRIGGER x_sheet_import_row_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "sheet_import_row"
  FOR EACH STATEMENT EXECUTE FUNCTION x_refuse_change();
CREATE TRIGGER x_progress_withdrawal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "progress_withdrawal"
  FOR EACH STATEMENT EXECUTE FUNCTION x_refuse_change();
ALTER TABLE "sheet_import_row" ADD CONSTRAINT "x_sheet_import_row_of_one"
  CHECK (("measure_id" IS NULL) <> ("issue_id" IS NULL));
-- Bytes are kept as long as they may be read again.
ALTER TABLE "sheet_import" ADD CONSTRAINT "x_sheet_import_file" CHECK (("state" = 'REVIEW') = ("file" IS NOT NULL));
