import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { type Day, daysBetween } from "@/lib/domain/day";
import { inspectionName } from "@/lib/domain/inspection/inspection-name";
import { REPORT_NEAR, type Round } from "@/lib/domain/inspection/round";
import { VERIFIED_STATUSES } from "@/lib/domain/measure/completion";
import { pageWithin } from "@/lib/domain/text/address";
import { ledgerHref, type MeasureFilter } from "@/lib/features/measure/filter";
import { bodyNamed } from "@/lib/features/people/queries/body-named";
import type { RoundSort, RoundSortKey } from "@/lib/features/round/filter";
import { type BodyFigures, bodyFigures, type Compared, PART_NAMES, type PartName } from "./figures";
import { compared, type RoundChoice } from "./rounds";

/** More inspections than one round of a commission has. */
const ROUND_MAX = 5_000;

type Linked = { value: number; href: string };
export type BodyRow = {
  id: string;
  /** Its name beside the body. */
  name: string;
  body: string;
  archived: boolean;
  feedbackOn: Day;
  /** 整改进展情况报告: its day, how far ahead it is, and whether somebody asks after it now. */
  report: { dueOn: Day; inDays: number; near: boolean };
  /** Days after which a measure of it counts as silent. */
  silentDays: number;
  /** As last recorded; null where none ever were. */
  clues: { transferred: number; concluded: number } | null;
  total: Linked;
  closed: Linked;
  /** 其中期初: of the closed ones; null where there are none, as in most bodies. */
  opening: Linked | null;
  expected: Linked;
  overdue: Linked;
  /** The longest overdue, in days, and the measures that are overdue by so many. */
  longest: { days: number; href: string };
  silent: Linked;
  relapsed: Linked;
};

type Found = Compared & {
  title: string;
  name: string;
  shortName: string;
  archived: boolean;
  feedbackOn: Day;
  reportDueOn: Day;
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

/** The figures, by what they are sorted by, and the part that has to be counted over the whole round for it. */
const COUNTED: Partial<Record<RoundSortKey, { parts: PartName[]; by: (f: BodyFigures) => number[] }>> = {
  total: { parts: ["states"], by: (f) => [f.total] },
  rate: { parts: ["states"], by: (f) => [f.total === 0 ? -1 : f.closed / f.total] },
  gap: { parts: ["states", "expected"], by: (f) => [f.closed - f.expected] },
  overdue: { parts: ["overdue"], by: (f) => [f.overdue, f.longest] },
  silent: { parts: ["silent"], by: (f) => [f.silent] },
  relapsed: { parts: ["states"], by: (f) => [f.relapsed] },
};

/** The counts of clues as last recorded. */
const CLUES = Prisma.sql`
  LEFT JOIN LATERAL (SELECT n.transferred, n.concluded FROM clue_count n
                     WHERE n.inspection_id = i.id ORDER BY n.as_of DESC, n.id LIMIT 1) c ON true`;
/** The inspections of a round whose body fits what is searched for, as the rest of a statement. */
const ofRound = (viewer: Viewer, round: Round, q: string | undefined, more = Prisma.empty) => Prisma.sql`
  FROM inspection i JOIN body b ON b.id = i.body_id LEFT JOIN event_chain e ON e.key = i.body_id::text ${more}
  WHERE ${compared(viewer)} AND i.kind = ${round.kind}::inspection_kind AND i.term = ${round.term}
    AND i.round = ${round.round} AND i.batch = ${round.batch} AND ${bodyNamed(Prisma.sql`b`, q ?? "")}`;
/** What counting asks of them; the last number of the chain of each body is 0 where nothing was ever told of it. */
const COMPARED = Prisma.sql`i.id, i.silent_after_days AS "silentDays", coalesce(e.seq, 0)::text AS head`;
const SHOWN = Prisma.sql`
  ${COMPARED}, i.title, b.name, b.short_name AS "shortName", i.archived_at IS NOT NULL AS archived,
  i.feedback_on::text AS "feedbackOn", i.report_due_on::text AS "reportDueOn", c.transferred, c.concluded`;
/** Where nothing else tells two apart. */
const AT_LAST = Prisma.sql`i.feedback_on DESC, b.name, i.id`;

/** By the first value that differs; the order before stands where none does. */
function inOrder<R>(rows: readonly R[], dir: RoundSort["dir"], values: (row: R) => number[]): R[] {
  const sign = dir === "asc" ? 1 : -1;
  const keyed = rows.map((row) => ({ row, by: values(row) }));
  keyed.sort((a, b) => {
    const at = a.by.findIndex((value, i) => value !== b.by[i]);
    return at < 0 ? 0 : sign * ((a.by[at] ?? 0) - (b.by[at] ?? 0));
  });
  return keyed.map(({ row }) => row);
}

function toRow(found: Found, figures: BodyFigures, today: Day): BodyRow {
  const { id, title, name, shortName, archived, feedbackOn, reportDueOn, silentDays, transferred, concluded } = found;
  const href = (filter: Partial<MeasureFilter>) => ledgerHref({ inspection: id, ...filter });
  const inDays = daysBetween(today, reportDueOn);
  return {
    ...{ id, name: inspectionName(title, { name, shortName }), body: name },
    ...{ archived, feedbackOn, silentDays },
    report: {
      dueOn: reportDueOn,
      inDays,
      near: !archived && inDays <= REPORT_NEAR.before && inDays >= -REPORT_NEAR.after,
    },
    clues: transferred === null || concluded === null ? null : { transferred, concluded },
    total: { value: figures.total, href: href({}) },
    closed: { value: figures.closed, href: href({ status: [...VERIFIED_STATUSES] }) },
    opening: figures.opening === 0 ? null : { value: figures.opening, href: href({ opening: true }) },
    expected: { value: figures.expected, href: href({ expectedClosed: true }) },
    overdue: { value: figures.overdue, href: href({ overdue: true }) },
    longest: { days: figures.longest, href: href({ overdueDaysFrom: figures.longest }) },
    silent: { value: figures.silent, href: href({ silentDays }) },
    relapsed: { value: figures.relapsed, href: href({ relapsed: true }) },
  };
}

const NOTHING: BodyFigures = {
  ...{ total: 0, closed: 0, opening: 0, relapsed: 0, expected: 0 },
  ...{ overdue: 0, longest: 0, silent: 0 },
};

export type BodyTable = { rows: BodyRow[]; total: number; page: number; pageCount: number };

type Asked = { q: string | undefined; sort: RoundSort; size: number; skip: number };

/** The rows of a page in an order that is stored. */
function inStoredOrder(viewer: Viewer, round: Round, { q, sort, size, skip }: Asked): Promise<Found[]> {
  const by = STORED[sort.key];
  const first = by
    ? Prisma.sql`${by} ${sort.dir === "asc" ? Prisma.sql`ASC` : Prisma.sql`DESC`} NULLS LAST,`
    : Prisma.empty;
  return reader().$queryRaw<Found[]>`
    SELECT ${SHOWN} ${ofRound(viewer, round, q, CLUES)} ORDER BY ${first} ${AT_LAST} LIMIT ${size} OFFSET ${skip}`;
}

/** The rows of a page in the order of a figure, which is counted over the whole round, of which most is kept. */
async function inCountedOrder(
  viewer: Viewer,
  round: Round,
  { q, sort, size, skip }: Asked,
  { parts, by }: { parts: readonly PartName[]; by: (figures: BodyFigures) => number[] },
): Promise<Found[]> {
  const all = await reader().$queryRaw<Compared[]>`
    SELECT ${COMPARED} ${ofRound(viewer, round, q)} ORDER BY ${AT_LAST} LIMIT ${ROUND_MAX}`;
  const of = await bodyFigures(viewer, round, all, parts);
  const ordered = inOrder(all, sort.dir, ({ id }) => by({ ...NOTHING, ...of(id) }));
  const ids = ordered.slice(skip, skip + size).map(({ id }) => id);
  const found = await reader().$queryRaw<Found[]>`
    SELECT ${SHOWN} ${ofRound(viewer, round, q, CLUES)} AND i.id = ANY(${ids}::uuid[]) ORDER BY ${AT_LAST} LIMIT ${size}`;
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** One page of the bodies of a round, each with where its inspection stands. Six statements, two where all
 * figures are kept. */
export async function bodyTable(
  viewer: Viewer,
  round: RoundChoice,
  { q, sort, size, page: asked }: Omit<Asked, "skip"> & { page: number },
): Promise<BodyTable> {
  const { page, pageCount } = pageWithin(asked, round.found, size);
  const at = { q, sort, size, skip: (page - 1) * size };
  const counted = COUNTED[sort.key];
  const shown = await (counted ? inCountedOrder(viewer, round, at, counted) : inStoredOrder(viewer, round, at));
  const of = await bodyFigures(viewer, round, shown, PART_NAMES);
  return {
    rows: shown.map((row) => toRow(row, { ...NOTHING, ...of(row.id) }, viewer.today)),
    total: round.found,
    page,
    pageCount,
  };
}
