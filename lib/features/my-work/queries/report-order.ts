import "server-only";
import { ledMeasuresSql } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { mondayOf } from "@/lib/domain/day";
import { type Concern, GROUPS, type Group, MY_DUE_DAYS, type Reporting } from "@/lib/domain/measure/concern";
import { UNIT_MUST_ACT } from "@/lib/domain/measure/deadline";
import type { MeasureStatus } from "@/lib/domain/types";
import { REPORT_PROGRESS } from "@/lib/features/measure/acts";
import { dueWithinSql, overdueSql, silentSql, unreportedSql } from "@/lib/features/measure/queries/deadline-sql";
import { LIGHT_LIMIT } from "./sign-queue";

/**
 * In which order the measures of a unit stand in what it has to report on, and how many there are of each kind: found by
 * the database, so that no more is read of them than the page shows. The rules are those of lib/domain/measure/concern,
 * read a second time; a test keeps both equal.
 */

export type Shown = Reporting & { id: string };

export type Pressing = {
  counts: Record<Concern | "all", number>;
  /** Of all of them, those something was reported on this week. */
  reported: number;
  /** Applied for and not decided. */
  applied: number;
  /** Those on the page, in their order. */
  shown: Shown[];
};

/** The columns of a row that say why it presses; `other` where nothing does. */
const CONCERN_SQL = {
  returned: Prisma.sql`returned`,
  overdue: Prisma.sql`overdue`,
  due: Prisma.sql`due`,
  unreported: Prisma.sql`unreported`,
  silent: Prisma.sql`silent`,
  planned: Prisma.sql`planned`,
  other: Prisma.sql`NOT (returned OR overdue OR due OR unreported OR silent OR planned)`,
} satisfies Record<Concern, Prisma.Sql>;

const at = (group: Group) => Prisma.raw(`${GROUPS.indexOf(group)}`);

/** By heading, what is written and not sent first; then the nearer deadline, then the printed order of each inspection. */
const PRESSING = Prisma.sql`
  CASE WHEN returned THEN ${at("returned")} WHEN drafted THEN ${at("draft")} WHEN sent THEN ${at("sent")}
       WHEN overdue THEN ${at("overdue")} WHEN due THEN ${at("due")} WHEN unreported OR silent THEN ${at("silent")}
       WHEN planned THEN ${at("planned")} ELSE ${at("other")} END,
  drafted DESC, late_after NULLS LAST, inspection_id, sort_key COLLATE "C", id`;

/** The measures of these states that a unit of the viewer leads, in ledgers that still run, as the rest of a statement. */
const ledBy = (viewer: Viewer, statuses: readonly MeasureStatus[], inspectionId?: string) => Prisma.sql`
  FROM measure m JOIN inspection i ON i.id = m.inspection_id
  WHERE ${ledMeasuresSql(Prisma.sql`m`, viewer, REPORT_PROGRESS)} AND m.struck_at IS NULL AND i.archived_at IS NULL
    AND m.status = ANY(${[...statuses]}::measure_status[])
    AND ${inspectionId ? Prisma.sql`m.inspection_id = ${inspectionId}::uuid` : Prisma.sql`true`}`;

/**
 * How many there are: what the queue lists without a choice. One statement, without an order: kept by name it would be
 * planned for any unit, and walk through all measures in that order to the limit.
 */
export async function toReport(viewer: Viewer): Promise<number> {
  const [found] = await reader().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT 1 ${ledBy(viewer, UNIT_MUST_ACT)} LIMIT ${LIGHT_LIMIT}) led`;
  return found?.count ?? 0;
}

/** What a unit has to act on or has applied for, with why it presses. */
function ledRows(viewer: Viewer, inspectionId: string | undefined): Prisma.Sql {
  const { today, personId } = viewer;
  const days = Prisma.sql`i.silent_after_days`;
  const monday = mondayOf(today);
  // No entry is later than the day something was heard last: most rows are not looked up among the entries.
  return Prisma.sql`
    SELECT m.*, d.measure_id IS NOT NULL AS drafted, p.sent IS NOT NULL AS sent
    FROM (
      SELECT m.id, m.inspection_id, m.sort_key, m.late_after, m.last_heard_on, m.status = 'SUBMITTED' AS applied,
             m.status = 'RETURNED' AS returned, m.status = 'PLANNED' AS planned,
             ${overdueSql(today)} AS overdue, ${dueWithinSql(today, MY_DUE_DAYS)} AS due,
             ${unreportedSql(today, days)} AS unreported, ${silentSql(today, days)} AS silent
      ${ledBy(viewer, [...UNIT_MUST_ACT, "SUBMITTED"], inspectionId)}
      ORDER BY m.due_on, m.id LIMIT ${LIGHT_LIMIT}
    ) m
    LEFT JOIN progress_draft d ON d.person_id = ${personId}::uuid AND d.measure_id = m.id
    LEFT JOIN LATERAL (SELECT true AS sent FROM progress_entry e
                       WHERE m.last_heard_on >= ${monday}::date AND e.measure_id = m.id AND e.day >= ${monday}::date
                         AND NOT e.backfilled
                         AND NOT EXISTS (SELECT 1 FROM progress_withdrawal w WHERE w.progress_entry_id = e.id)
                       LIMIT 1) p ON true`;
}

/** The counts over all of them, and those of one concern, or of all, on one page. One statement. */
export async function pressingMeasures(
  viewer: Viewer,
  { concern, inspection }: { concern: Concern | null; inspection?: string | undefined },
  { skip, take }: { skip: number; take: number },
): Promise<Pressing> {
  const count = (where: Prisma.Sql) => Prisma.sql`(count(*) FILTER (WHERE ${where}))::int`;
  const counts = Object.entries(CONCERN_SQL).map(
    ([name, where]) => Prisma.sql`${name}::text, ${count(Prisma.sql`NOT applied AND (${where})`)}`,
  );
  const [found] = await reader().$queryRaw<Pressing[]>`
    WITH led AS MATERIALIZED (${ledRows(viewer, inspection)}), page AS (
      SELECT id, sent, drafted, row_number() OVER (ORDER BY ${PRESSING}) AS place FROM led
      WHERE NOT applied AND ${concern ? CONCERN_SQL[concern] : Prisma.sql`true`}
      ORDER BY place LIMIT ${take} OFFSET ${skip}
    )
    SELECT json_build_object('all', ${count(Prisma.sql`NOT applied`)}, ${Prisma.join(counts)}) AS counts,
           ${count(Prisma.sql`NOT applied AND sent`)} AS reported, ${count(Prisma.sql`applied`)} AS applied,
           coalesce((SELECT json_agg(json_build_object('id', id, 'sent', sent, 'drafted', drafted) ORDER BY place)
                     FROM page), '[]') AS shown
    FROM led`;
  if (!found) throw new Error("a count gave no row");
  return found;
}
