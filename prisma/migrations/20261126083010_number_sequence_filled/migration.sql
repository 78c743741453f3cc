-- Sequences go on where the counters beside the rows stood.
INSERT INTO "number_sequence" ("body_id", "kind", "within_id", "last")
SELECT "body_id", counted.kind::"number_kind", "id", counted.last
FROM "inspection", LATERAL (VALUES ('ISSUE', "last_issue_number"), ('ANALOGOUS', "last_analogous_number"),
                                   ('REFORM', "last_reform_number")) AS counted (kind, last)
WHERE counted.last > 0
UNION ALL
SELECT "body_id", 'MEASURE', "id", "last_measure_number" FROM "issue" WHERE "last_measure_number" > 0
UNION ALL
SELECT "body_id", 'MEASURE', "id", "last_measure_number" FROM "extended_item" WHERE "last_measure_number" > 0;
