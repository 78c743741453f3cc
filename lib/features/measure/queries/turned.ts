import "server-only";
import { bodiesFor, bodySql } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { type Day, startOfDay } from "@/lib/domain/day";
import type { Timed } from "@/lib/domain/measure/deadline";
import { MEASURE } from "@/lib/domain/measure/kept";
import { type Before, isNewlyOverdue, LATE_FIELDS } from "@/lib/domain/measure/turned";
import { READ_LEDGER } from "@/lib/features/inspection/acts";
import { MEASURE_BASELINE, MEASURE_RELAPSED, MEASURE_REVIEWED } from "@/lib/features/measure/events";
import { FIRST_VERSION } from "@/lib/history/version";
import type { TurnedIds } from "./measure-where";

/** More measures than one inspection has; of more nobody asks at once what changed. */
const TURNED_MAX = 5_000;

type Row = Omit<Timed, "struck"> & { id: string; was: Before | null; relapsed: boolean; moved: boolean };

/** `unknown`: the history of the time since knows words alone (无法重现). */
export type Turned = TurnedIds & { unknown: boolean };

/** A day that is moved, but not by a review of 长期坚持, nor by a relapse, which sets one of its own. */
const NOT_MOVED_BY = [MEASURE_REVIEWED.name, MEASURE_RELAPSED.name];

/**
 * What has turned since the beginning of a day, in one inspection or in all the viewer may read. Ids alone, of whoever's
 * measures: a condition narrows them to what the viewer sees. One statement.
 */
export async function turnedSince(viewer: Viewer, from: Day, inspectionId: string | undefined): Promise<Turned> {
  const bodies = { alone: viewer.posts.map((p) => p.bodyId), withBelow: bodiesFor(viewer, READ_LEDGER).withBelow };
  const scope = (row: "e" | "m") =>
    inspectionId
      ? Prisma.sql`${Prisma.raw(row)}.inspection_id = ${inspectionId}::uuid`
      : bodySql(Prisma.raw(`${row}.body_id`), bodies);
  const rows = await reader().$queryRaw<(Row & { unknown: boolean })[]>`
    WITH told AS MATERIALIZED (
      SELECT e.subject_id AS id, e.seq, e.action, e.version, c ->> 'field' AS field, c ->> 'old' AS old
      FROM event e CROSS JOIN LATERAL jsonb_array_elements(e.changes) c
      WHERE ${scope("e")} AND e.at >= ${startOfDay(from)}::timestamptz
        AND e.subject_type = ${MEASURE.type} AND e.action <> ${MEASURE_BASELINE.name}
    ), before AS (
      SELECT id, jsonb_object_agg(field, old) AS was
      FROM (SELECT DISTINCT ON (id, field) id, field, old FROM told
            WHERE field = ANY(${[...LATE_FIELDS]}) ORDER BY id, field, seq) first
      GROUP BY id
    ), turned AS (
      SELECT id, bool_or(action = ${MEASURE_RELAPSED.name}) AS relapsed,
             bool_or(field = 'dueOn' AND old IS NOT NULL AND NOT action = ANY(${NOT_MOVED_BY})) AS moved
      FROM told GROUP BY id
    )
    SELECT m.id, m.status, m.due_on::text AS "dueOn", m.held_days AS "heldDays", m.submitted_on::text AS "submittedOn",
           b.was, coalesce(t.relapsed, false) AS relapsed, coalesce(t.moved, false) AS moved,
           EXISTS (SELECT 1 FROM told WHERE version = ${FIRST_VERSION}) AS unknown
    FROM measure m LEFT JOIN before b ON b.id = m.id LEFT JOIN turned t ON t.id = m.id
    WHERE ${scope("m")} AND m.struck_at IS NULL
      AND (m.late_after < ${viewer.today}::date OR t.id IS NOT NULL)
    ORDER BY m.id LIMIT ${TURNED_MAX}`;
  if (rows.some((row) => row.unknown)) return { overdue: [], relapsed: [], moved: [], unknown: true };
  const ids = (picks: (row: Row) => boolean) => rows.filter(picks).map(({ id }) => id);
  return {
    overdue: ids(({ was, ...now }) => isNewlyOverdue({ ...now, struck: false }, was ?? {}, from, viewer.today)),
    relapsed: ids((row) => row.relapsed),
    moved: ids((row) => row.moved),
    unknown: false,
  };
}
