-- Names of that day for what was done before they were kept: as the history tells them of the very moment, else as it last
-- told them of the person before it, else first after it, else as the person is called today. What this changes is told by
-- an event in the chain of every body (data step names-of-that-day).
CREATE TEMP TABLE "x_told" ON COMMIT DROP AS
  SELECT "person_id", "person_name" AS "name", min("at") AS "since"
  FROM "event" WHERE "person_id" IS NOT NULL GROUP BY "person_id", "person_name";
CREATE INDEX ON "x_told" ("person_id", "since");
CREATE TEMP TABLE "x_moment" ON COMMIT DROP AS
  SELECT DISTINCT ON ("subject", "person_id", "at")
         coalesce("measure_id", "subject_id") AS "subject", "person_id", "at", "person_name" AS "name"
  FROM "event"
  WHERE "person_id" IS NOT NULL AND ("measure_id" IS NOT NULL OR "subject_type" = 'IMPORT')
  ORDER BY 1, 2, 3, "seq";
CREATE INDEX ON "x_moment" ("subject", "person_id", "at");

CREATE FUNCTION pg_temp.name_of_that_day(of_subject uuid, of_person uuid, of_moment timestamptz) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT "name" FROM pg_temp."x_moment" WHERE "subject" = of_subject AND "person_id" = of_person AND "at" = of_moment),
    (SELECT "name" FROM pg_temp."x_told" WHERE "person_id" = of_person AND "since" <= of_moment ORDER BY "since" DESC, "name" LIMIT 1),
    (SELECT "name" FROM pg_temp."x_told" WHERE "person_id" = of_person ORDER BY "since", "name" LIMIT 1),
    (SELECT "name" FROM "person" WHERE "id" = of_person),
    '（已不在册）')
$$;

-- These two tables are only ever added to: their guards rest, each by its name, for these two statements.
ALTER TABLE "progress_entry" DISABLE TRIGGER "x_progress_entry_append_only";
UPDATE "progress_entry" SET "person_name" = pg_temp.name_of_that_day("measure_id", "person_id", "created_at");
ALTER TABLE "progress_entry" ENABLE TRIGGER "x_progress_entry_append_only";

ALTER TABLE "close_out_step" DISABLE TRIGGER "x_close_out_step_append_only";
UPDATE "close_out_step" SET "person_name" = pg_temp.name_of_that_day(c."measure_id", "person_id", "created_at")
  FROM "close_out" c WHERE c."id" = "close_out_id";
ALTER TABLE "close_out_step" ENABLE TRIGGER "x_close_out_step_append_only";

UPDATE "close_out" SET "applicant_name" = pg_temp.name_of_that_day("measure_id", "applicant_id", "submitted_at");
UPDATE "import_draft" SET "person_name" = pg_temp.name_of_that_day("id", "person_id", "created_at");

INSERT INTO "data_step" ("name", "details")
SELECT 'names-of-that-day', jsonb_agg(jsonb_build_object(
         'bodyId', b."id", 'bodyName', b."name", 'progress', f."progress", 'applications', f."applications",
         'signatures', f."signatures", 'reports', f."reports") ORDER BY b."id")
FROM "body" b CROSS JOIN LATERAL (
  SELECT (SELECT count(*) FROM "progress_entry" p JOIN "measure" m ON m."id" = p."measure_id" WHERE m."body_id" = b."id") AS "progress",
         (SELECT count(*) FROM "close_out" c JOIN "measure" m ON m."id" = c."measure_id" WHERE m."body_id" = b."id") AS "applications",
         (SELECT count(*) FROM "close_out_step" s JOIN "close_out" c ON c."id" = s."close_out_id"
            JOIN "measure" m ON m."id" = c."measure_id" WHERE m."body_id" = b."id") AS "signatures",
         (SELECT count(*) FROM "import_draft" d WHERE d."body_id" = b."id") AS "reports"
) f
WHERE f."progress" + f."applications" + f."signatures" + f."reports" > 0
HAVING count(*) > 0;
