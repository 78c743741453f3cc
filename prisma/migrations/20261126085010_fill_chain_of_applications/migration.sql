-- The chain of every application made before it was kept. What waits goes on along the chain of its inspection, which it
-- followed so far; should its stage have gone from that, along what was signed, its stage, and what is set besides. What is
-- approved passed the stages it was signed at; what was returned, the chain of its inspection. Where nothing tells, the short
-- chain every inspection begins with.
WITH "signed" AS (
  SELECT "application_id", array_agg("stage" ORDER BY "created_at", "id") AS "stages" FROM "signature" GROUP BY 1
), "known" AS (
  SELECT a."id", a."state", m."stage", coalesce(i."chain", '{}') AS "set", coalesce(s."stages", '{}') AS "signed",
         m."leader_id", m."owner_id", m."lead_unit_id"
  FROM "application" a
  JOIN "measure" m ON m."id" = a."measure_id"
  JOIN "inspection" i ON i."id" = m."inspection_id"
  LEFT JOIN "signed" s ON s."application_id" = a."id"
)
UPDATE "application" a SET
  "chain" = CASE
    WHEN cardinality(k."set" || k."signed") = 0 AND k."stage" IS NULL THEN ARRAY['OFFICE', 'SUPERVISION']::"signing_stage"[]
    WHEN k."state" = 'APPROVED' AND cardinality(k."signed") > 0 THEN k."signed"
    WHEN k."state" = 'PENDING' AND k."stage" = ANY (k."set") THEN k."set"
    WHEN k."state" <> 'PENDING' AND k."signed" <@ k."set" AND cardinality(k."set") > 0 THEN k."set"
    ELSE ARRAY(
      SELECT p."stage" FROM (
        SELECT t."stage", min(t."place") AS "place"
        FROM unnest(k."signed" || CASE WHEN k."state" = 'PENDING' THEN ARRAY[k."stage"] ELSE '{}' END || k."set")
             WITH ORDINALITY AS t("stage", "place")
        WHERE t."stage" IS NOT NULL GROUP BY t."stage") p
      ORDER BY p."place")
  END,
  "leader_id" = CASE WHEN k."state" = 'PENDING' THEN k."leader_id" END,
  "owner_id" = CASE WHEN k."state" = 'PENDING' THEN k."owner_id" END,
  "lead_unit_id" = CASE WHEN k."state" = 'PENDING' THEN k."lead_unit_id" END
FROM "known" k WHERE k."id" = a."id";
