-- A merge was remembered in the sentence of the reason (合并至 01-02). Rows struck by a merge, and not by a person who wrote
-- the same words, get the row they went to: its history has the merge.
UPDATE "measure" AS "m" SET "merged_into_id" = "t"."id"
FROM "measure" AS "t"
WHERE "m"."struck_at" IS NOT NULL
  AND "m"."struck_reason" = '合并至 ' || "t"."code"
  AND "t"."inspection_id" = "m"."inspection_id"
  AND EXISTS (SELECT 1 FROM "event" AS "e" WHERE "e"."measure_id" = "t"."id" AND "e"."action" = 'measure.merged');

UPDATE "issue" AS "i" SET "merged_into_id" = "t"."id"
FROM "issue" AS "t"
WHERE "i"."struck_at" IS NOT NULL
  AND "i"."struck_reason" = '合并至 ' || "t"."code"
  AND "t"."inspection_id" = "i"."inspection_id"
  AND EXISTS (SELECT 1 FROM "event" AS "e" WHERE "e"."issue_id" = "t"."id" AND "e"."action" = 'issue.merged');
