import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import type { Day } from "@/lib/domain/day";
import { inspectionName } from "@/lib/domain/inspection/inspection-name";
import type { Round } from "@/lib/domain/inspection/round";
import { VERIFIED_STATUSES } from "@/lib/domain/measure/completion";
import { pageWithin } from "@/lib/domain/text/address";
import { ledgerHref, type MeasureFilter } from "@/lib/features/measure/filter";
import { bodyNamed } from "@/lib/features/people/queries/body-named";
import type { RoundSort, RoundSortKey } from "@/lib/features/round/filter";
import { type BodyFigures, bodyFigures } from "./figures";
import { compared, type RoundChoice } from "./rounds";

/** Rows on one page, and more inspections than one round of a commission has. */
export const ROUND_PAGE = 50;
const ROUND_MAX = 5_000;

type Linked = { value: number; href: string };
export type BodyRow = {
  id: string;
  /** Its name beside the body. */
  name: string;
  body: string;
  archived: boolean;
  feedbackOn: Day;
  reportDueOn: Day;
  /** Days after which a measure of it counts as silent. */
  silentDays: number;
  /** As last recorded; null where none ever were. */
  clues: { transferred: number; concluded: number } | null;
  total: Linked;
  closed: Linked;
  expected: Linked;
  overdue: Linked;
  /** The longest overdue, in days, and the measures that are overdue by so many. */
  longest: { days: number; href: string };
  silent: Linked;
  relapsed: Linked;
};

type Found = {
  id: string;
  title: string;
  name: string;
  shortName: string;
  archived: boolean;
  feedbackOn: Day;
  reportDueOn: Day;
  silentDays: number;
  head: string;
  transferred: number | null;
  concluded: number | null;
};

/** What of a row is sorted by in the statement itself; the others are figures, and sorted when counted. */
const STORED: Partial<Record<RoundSortKey, Prisma.Sql>> = {
  body: Prisma.sql`b.name`,
  feedback: Prisma.sql`i.feedback_on`,
  report: Prisma.sql`i.report_due_on`,
  clues: Prisma.sql`c.transferred - c.concluded`,
};

const COUNTED: Partial<Record<RoundSortKey, (f: BodyFigures) => number[]>> = {
  total: (f) => [f.total],
  rate: (f) => [f.total === 0 ? -1 : f.closed / f.total],
  gap: (f) => [f.closed - f.expected],
  overdue: (f) => [f.overdue, f.longest],
  silent: (f) => [f.silent],
  relapsed: (f) => [f.relapsed],
};

/** The inspections of a round, with the last number of the chain of each body; those after the first `limit` left out. */
function find(
  viewer: Viewer,
  round: Round,
  { q, sort, limit, skip }: { q: string | undefined; sort: RoundSort; limit: number; skip: number },
): Promise<Found[]> {
  const stored = STORED[sort.key];
  const direction = sort.dir === "asc" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const first = stored ? Prisma.sql`${stored} ${direction} NULLS LAST,` : Prisma.empty;
  return reader().$queryRaw<Found[]>`
    SELECT i.id, i.title, b.name, b.short_name AS "shortName", i.archived_at IS NOT NULL AS archived,
           i.feedback_on::text AS "feedbackOn", i.report_due_on::text AS "reportDueOn",
           i.silent_after_days AS "silentDays", coalesce(e.seq, 0)::text AS head, c.transferred, c.concluded
    FROM inspection i JOIN body b ON b.id = i.body_id
    LEFT JOIN event_chain e ON e.key = i.body_id::text
    LEFT JOIN LATERAL (SELECT n.transferred, n.concluded FROM clue_count n
                       WHERE n.inspection_id = i.id ORDER BY n.as_of DESC, n.id LIMIT 1) c ON true
    WHERE ${compared(viewer)} AND i.kind = ${round.kind}::inspection_kind AND i.term = ${round.term}
      AND i.round = ${round.round} AND i.batch = ${round.batch} AND ${bodyNamed(Prisma.sql`b`, q ?? "")}
    ORDER BY ${first} i.feedback_on DESC, b.name, i.id LIMIT ${limit} OFFSET ${skip}`;
}

function byFigures(sort: RoundSort, of: (id: string) => BodyFigures) {
  const values = COUNTED[sort.key] ?? (() => []);
  const sign = sort.dir === "asc" ? 1 : -1;
  return (a: Found, b: Found) => {
    const [left, right] = [values(of(a.id)), values(of(b.id))];
    const at = left.findIndex((value, i) => value !== right[i]);
    return at < 0 ? 0 : sign * ((left[at] ?? 0) - (right[at] ?? 0));
  };
}

function toRow(found: Found, figures: BodyFigures): BodyRow {
  const { id, title, name, shortName, archived, feedbackOn, reportDueOn, silentDays, transferred, concluded } = found;
  const href = (filter: Partial<MeasureFilter>) => ledgerHref({ inspection: id, ...filter });
  return {
    ...{ id, name: inspectionName(title, { name, shortName }), body: name },
    ...{ archived, feedbackOn, reportDueOn, silentDays },
    clues: transferred === null || concluded === null ? null : { transferred, concluded },
    total: { value: figures.total, href: href({}) },
    closed: { value: figures.closed, href: href({ status: [...VERIFIED_STATUSES] }) },
    expected: { value: figures.expected, href: href({ expectedClosed: true }) },
    overdue: { value: figures.overdue, href: href({ overdue: true }) },
    longest: { days: figures.longest, href: href({ overdueDaysFrom: figures.longest }) },
    silent: { value: figures.silent, href: href({ silentDays }) },
    relapsed: { value: figures.relapsed, href: href({ relapsed: true }) },
  };
}

export type BodyTable = { rows: BodyRow[]; total: number; page: number; pageCount: number };

/**
 * One page of the bodies of a round, each with where its inspection stands. Ordered by what is stored the page alone is
 * counted; ordered by a figure the whole round is, of which most is kept. Five statements, one where all figures are kept.
 */
export async function bodyTable(
  viewer: Viewer,
  round: RoundChoice,
  { q, sort, page: asked }: { q: string | undefined; sort: RoundSort; page: number },
): Promise<BodyTable> {
  const { page, pageCount } = pageWithin(asked, round.found, ROUND_PAGE);
  const skip = (page - 1) * ROUND_PAGE;
  const whole = COUNTED[sort.key] !== undefined;
  const found = await find(viewer, round, {
    q,
    sort,
    ...(whole ? { limit: ROUND_MAX, skip: 0 } : { limit: ROUND_PAGE, skip }),
  });
  const of = await bodyFigures(viewer, round, found);
  // The order of the statement stands where figures are equal.
  const shown = whole ? found.toSorted(byFigures(sort, of)).slice(skip, skip + ROUND_PAGE) : found;
  return { rows: shown.map((row) => toRow(row, of(row.id))), total: round.found, page, pageCount };
}
