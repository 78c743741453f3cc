-- The closed tree of bodies is written here and nowhere else: whoever adds a body, by whatever statement, its way up is
-- added with it. Bodies added by one statement may stand in any order. A circle would put a body above itself twice,
-- which the key refuses; the bound only ends the walk.
CREATE FUNCTION x_body_ancestors() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "body_ancestor" ("ancestor_id", "body_id", "depth")
  WITH RECURSIVE up AS (
    SELECT a."id" AS body_id, a."id" AS ancestor_id, a."parent_id" AS next, 0 AS depth FROM added a
    UNION ALL
    SELECT up.body_id, b."id", b."parent_id", up.depth + 1 FROM up JOIN "body" b ON b."id" = up.next WHERE up.depth < 100
  )
  SELECT ancestor_id, body_id, depth FROM up;
  RETURN NULL;
END
$$;
CREATE TRIGGER x_body_ancestors AFTER INSERT ON "body" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION x_body_ancestors();

-- A body keeps its place: rights follow the tree, and so does everything recorded under it.
CREATE FUNCTION x_body_stays() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'body % keeps its place in the tree', OLD."id"
    USING ERRCODE = 'check_violation', CONSTRAINT = 'x_body_stays';
END
$$;
CREATE TRIGGER x_body_stays BEFORE UPDATE OF "id", "parent_id" ON "body" FOR EACH ROW
  WHEN (OLD."id" IS DISTINCT FROM NEW."id" OR OLD."parent_id" IS DISTINCT FROM NEW."parent_id")
  EXECUTE FUNCTION x_body_stays();
