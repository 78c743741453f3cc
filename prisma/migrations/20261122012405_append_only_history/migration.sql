-- History can only be added to. The application's role has no right to change it (lib/db/runtime-role.ts); these
-- triggers refuse it to every other user too, the owner included.
CREATE FUNCTION x_refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: rows are only ever added', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER x_event_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "event"
  FOR EACH STATEMENT EXECUTE FUNCTION x_refuse_change();
