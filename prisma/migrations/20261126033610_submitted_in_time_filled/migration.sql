-- Fills in, from the entries and applications kept, what the migration before made room for. Days are those of
-- Asia/Shanghai; the trigger works out the columns that follow from these.
UPDATE "measure" m SET
  "last_progress_on" = coalesce(
    (SELECT max(p."day") FROM "progress_entry" p
      WHERE p."measure_id" = m."id" AND p."cycle" = m."cycle" AND p."kind" IN ('PROGRESS', 'REVIEW')),
    -- Nothing but 无变化 in this cycle: the day it began.
    least(m."last_heard_on", CASE
      WHEN m."cycle" > 1 THEN coalesce(m."started_on", m."last_heard_on")
      ELSE (m."created_at" AT TIME ZONE 'Asia/Shanghai')::date
    END)
  ),
  "held_days" = coalesce(
    (SELECT sum(greatest(
        (c."decided_at" AT TIME ZONE 'Asia/Shanghai')::date
          - greatest((c."submitted_at" AT TIME ZONE 'Asia/Shanghai')::date, m."due_on"), 0))
      FROM "close_out" c
      WHERE c."measure_id" = m."id" AND c."cycle" = m."cycle" AND c."state" = 'RETURNED' AND m."due_on" IS NOT NULL), 0),
  "stage_since" = CASE WHEN m."status" = 'SUBMITTED' THEN coalesce(
    (SELECT max((s."created_at" AT TIME ZONE 'Asia/Shanghai')::date)
      FROM "close_out" c JOIN "close_out_step" s ON s."close_out_id" = c."id"
      WHERE c."measure_id" = m."id" AND c."state" = 'PENDING'), m."submitted_on") END;
