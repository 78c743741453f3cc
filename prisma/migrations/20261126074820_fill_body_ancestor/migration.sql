-- The tree of the bodies there are.
INSERT INTO "body_ancestor" ("ancestor_id", "body_id", "depth")
WITH RECURSIVE up AS (
  SELECT "id" AS body_id, "id" AS ancestor_id, "parent_id" AS next, 0 AS depth FROM "body"
  UNION ALL
  SELECT up.body_id, b."id", b."parent_id", up.depth + 1 FROM up JOIN "body" b ON b."id" = up.next WHERE up.depth < 100
)
SELECT ancestor_id, body_id, depth FROM up
ON CONFLICT ("ancestor_id", "body_id") DO NOTHING;
