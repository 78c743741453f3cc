import "server-only";
import { readsBelow } from "@/lib/access/can";
import { narrow, type Scope } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { dayFromDb } from "@/lib/domain/day";
import { COUNT_MAX } from "@/lib/domain/limits";
import { EMPTY_TALLY, type Tally, total } from "@/lib/domain/measure/completion";
import { dayOrNull, dueView, quietView, TIMED, waitView } from "@/lib/domain/measure/due-view";
import { isBeside } from "@/lib/domain/measure/parent";
import { standingEntry } from "@/lib/domain/measure/standing-entry";
import type { Stands } from "@/lib/domain/measure/standing-still";
import { fullWidth } from "@/lib/domain/text/full-width";
import { PARENT, parentOf } from "@/lib/features/feedback/queries/parent";
import { READ_LEDGER } from "@/lib/features/inspection/acts";
import { inspectionsSeenBy, measuresSeenBy } from "@/lib/features/inspection/scope";
import type { LedgerColumn, LedgerRow } from "@/lib/features/ledger/columns";
import type { LedgerSort } from "@/lib/features/ledger/filter";
import { type MeasureQuestion, measureWhere } from "@/lib/features/measure/queries/measure-where";
import { isWide } from "@/lib/features/measure/queries/searched";
import { standingAmong } from "@/lib/features/measure/queries/standing";
import { ledgerOrder } from "./order";

/** The ledger: one page of its rows, how many there are in each state, and what they are cut by. */

/** What every row says. */
const DRAWN = {
  ...TIMED,
  id: true,
  bodyId: true,
  version: true,
  inspectionId: true,
  code: true,
  text: true,
  stage: true,
  cycle: true,
  timeClass: true,
  dueText: true,
  lastHeardOn: true,
  lastProgressOn: true,
  closedOn: true,
  struckReason: true,
  inspection: { select: { title: true, silentAfterDays: true, stuckAfterDays: true } },
  ...PARENT,
  rootIssue: { select: { code: true } },
  leader: { select: { name: true } },
  leadUnit: { select: { shortName: true } },
  progress: {
    select: { day: true, kind: true, text: true, fromReport: true, backfilled: true, fromSheet: true },
    where: standingEntry,
    // 补录 tells of before: what was reported here comes first, however early.
    orderBy: [{ backfilled: "asc" }, { createdAt: "desc" }, { day: "desc" }, { id: "desc" }],
    take: 1,
  },
} as const satisfies Prisma.MeasureSelect;

/** What only one column says, read where it is drawn: long texts, and rows beside the row. */
const OF_COLUMN = {
  section: { section: { select: { number: true, title: true } } },
  manifestation: {
    issue: {
      select: {
        ...PARENT.issue.select,
        manifestations: { select: { text: true }, orderBy: [{ position: "asc" }, { id: "asc" }] },
      },
    },
  },
  target: { rootIssue: { select: { code: true, target: true } } },
  cooperatingUnits: {
    cooperation: {
      select: { unit: { select: { shortName: true } } },
      orderBy: [{ unit: { position: "asc" } }, { unitId: "asc" }],
    },
  },
  owner: { owner: { select: { name: true } } },
  outcome: {
    outcomes: {
      select: { kind: true, value: true, unit: true, name: true },
      where: { withdrawnAt: null },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    },
  },
  // Of one taken back and entered anew the last counts.
  opening: {
    openings: {
      select: { source: true, voucherName: true },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: 1,
    },
  },
  remark: { remark: true },
} as const satisfies Partial<Record<LedgerColumn, Prisma.MeasureSelect>>;

type Select = typeof DRAWN;
type OfColumn = { [K in keyof typeof OF_COLUMN]: Prisma.MeasureGetPayload<{ select: (typeof OF_COLUMN)[K] }> };
/** A row with what its columns have asked for. */
type Drawn = Prisma.MeasureGetPayload<{ select: Select }> &
  Partial<OfColumn["section"] & OfColumn["cooperatingUnits"] & OfColumn["owner"] & OfColumn["outcome"]> &
  Partial<OfColumn["opening"] & OfColumn["remark"]> & { issue: Partial<OfColumn["manifestation"]["issue"]> | null } & {
    rootIssue: Partial<OfColumn["target"]["rootIssue"]> | null;
  };

/** The columns of the table that these columns of the ledger are read from. */
function selectFor(columns: readonly LedgerColumn[]): Select {
  const more = columns.map((key) => OF_COLUMN[key as keyof typeof OF_COLUMN]);
  return Object.assign({}, DRAWN, ...more);
}

function summed(outcomes: OfColumn["outcome"]["outcomes"]): LedgerRow["outcomes"] {
  const sums = new Map<string, LedgerRow["outcomes"][number]>();
  for (const { kind, value, unit, name } of outcomes) {
    const key = `${kind} ${unit}`;
    const sum = sums.get(key) ?? { kind, value: 0, unit, names: [] };
    // In hundredths: sums of money are exact.
    sum.value = Math.round(sum.value * 100 + value.toNumber() * 100) / 100;
    if (name) sum.names.push(name);
    sums.set(key, sum);
  }
  return [...sums.values()];
}

function toRow(
  m: Drawn,
  order: number,
  { before, stands }: { before: Drawn | undefined; stands: Stands[] },
  viewer: Viewer,
): LedgerRow {
  const { today } = viewer;
  const parent = parentOf(m);
  const same = (other: Drawn | undefined) => other !== undefined && parentOf(other).id === parent.id;
  const [latest] = m.progress;
  const [opened] = (m.opening && m.openings) || [];
  return {
    id: m.id,
    version: m.version,
    inspectionId: m.inspectionId,
    order,
    code: m.code,
    text: fullWidth(m.text),
    inspectionTitle: m.inspection.title,
    section: m.section ?? null,
    parent: { ...parent, title: fullWidth(parent.title) },
    sameParent: same(before),
    fromIssue: isBeside(parent.kind) ? (m.rootIssue?.code ?? null) : null,
    manifestations: m.issue?.manifestations?.map((x) => fullWidth(x.text)) ?? [],
    target: fullWidth(m.rootIssue?.target ?? ""),
    leader: m.leader?.name ?? null,
    owner: m.owner?.name ?? null,
    leadUnit: m.leadUnit?.shortName ?? null,
    cooperating: m.cooperation?.map((c) => c.unit.shortName) ?? [],
    timeClass: m.timeClass,
    due: { ...dueView(m, today), asWritten: m.dueText },
    progress: latest ? { ...latest, day: dayFromDb(latest.day), text: fullWidth(latest.text) } : null,
    lastHeardOn: dayFromDb(m.lastHeardOn),
    quiet: quietView(m, today, m.inspection.silentAfterDays),
    waiting: waitView(m, m.inspection.stuckAfterDays, viewer),
    stands,
    outcomes: summed(m.outcomes ?? []),
    status: m.status,
    stage: m.stage,
    cycle: m.cycle,
    closedOn: dayOrNull(m.closedOn),
    opening: opened ? { source: fullWidth(opened.source), voucher: opened.voucherName } : null,
    remark: m.remark ?? "",
    struckReason: m.struckAt ? m.struckReason : null,
  };
}

type Slice = { skip: number; take: number };

/** Ids of one page of the rows of a filter, in order. */
export async function ledgerIds(
  viewer: Viewer,
  filter: MeasureQuestion,
  sort: LedgerSort,
  slice: Slice,
): Promise<string[]> {
  const where = measureWhere(viewer, filter);
  if (sort.key === "code" && filter.found === undefined && isWide(viewer, filter)) {
    const ids = await newestFirst(viewer, where, sort, slice);
    if (ids) return ids;
  }
  return idsOf(where, ledgerOrder(sort, filter.inspection !== undefined), slice);
}

async function idsOf(
  where: Scope<"measure">,
  orderBy: Prisma.MeasureOrderByWithRelationInput[],
  { skip, take }: Slice,
): Promise<string[]> {
  const rows = await reader().measure.findMany({ where, orderBy, select: { id: true }, skip, take });
  return rows.map((row) => row.id);
}

/** Inspections looked into at a time where a list begins with the newest of thousands. */
const NEWEST = [40, 400] as const;

/**
 * The same for a list over many bodies in printed order: its first rows lie in the newest inspections, and no others are
 * looked into while these have enough. Null where they have not: the rows are few then, and sorted without harm.
 */
async function newestFirst(
  viewer: Viewer,
  where: Scope<"measure">,
  sort: LedgerSort,
  { skip, take }: Slice,
): Promise<string[] | null> {
  const ids: string[] = [];
  let before = 0;
  for (const some of NEWEST) {
    const inspections = await reader().inspection.findMany({
      where: inspectionsSeenBy(viewer),
      orderBy: [{ feedbackOn: "desc" }, { id: "desc" }],
      select: { id: true },
      skip: before,
      take: some,
    });
    before += some;
    const within = narrow(where, { inspectionId: { in: inspections.map((i) => i.id) } });
    ids.push(...(await idsOf(within, ledgerOrder(sort, false), { skip: 0, take: skip + take - ids.length })));
    if (ids.length === skip + take || inspections.length < some) return ids.slice(skip);
  }
  return null;
}

/**
 * The rows of these ids, in their order, with what these columns draw; `skip` rows of the list stand before them. Ids first,
 * so that what hangs on a row is joined for the rows of the page only, never for all rows that are sorted. Three statements
 * at most: the rows, and of them those that stand still.
 */
export async function ledgerRows(
  viewer: Viewer,
  ids: readonly string[],
  skip: number,
  columns: readonly LedgerColumn[],
): Promise<LedgerRow[]> {
  if (ids.length === 0) return [];
  const where = narrow(measuresSeenBy(viewer), { id: { in: [...ids] } });
  const found: Drawn[] = await reader().measure.findMany({ where, select: selectFor(columns) });
  // Who reads many bodies from above mends none of it, and has the filter and the measure's page to see it.
  const standing = readsBelow(viewer, READ_LEDGER) ? new Map<string, Stands[]>() : await standingAmong(viewer, found);
  const byId = new Map(found.map((m) => [m.id, m]));
  // Nothing is ever deleted, so what was listed is found.
  const ordered = ids.flatMap((id) => byId.get(id) ?? []);
  return ordered.map((m, i) => {
    const around = { before: ordered[i - 1], stands: standing.get(m.id) ?? [] };
    return toRow(m, skip + i + 1, around, viewer);
  });
}

export type StatusCounts = {
  /** Rows in each state under every other condition of the filter; null where they are more than are counted. */
  byStatus: Tally | null;
  /** Rows of the filter itself: what the list shows, all pages together; of `more` than are counted, those that are. */
  rows: number;
  more: boolean;
};

/** How many rows each state has, and the list has, in one statement: the list's number cannot differ from the chips'. */
export async function statusCounts(viewer: Viewer, filter: MeasureQuestion): Promise<StatusCounts> {
  if (isWide(viewer, filter)) return countsUpToMost(viewer, filter);
  const { status, ...others } = filter;
  const groups = await reader().measure.groupBy({
    by: ["status"],
    where: measureWhere(viewer, others),
    _count: { _all: true },
  });
  const byStatus: Tally = { ...EMPTY_TALLY };
  for (const group of groups) byStatus[group.status] = group._count._all;
  return { byStatus, rows: rowsOf(byStatus, status), more: false };
}

const rowsOf = (byStatus: Tally, status: MeasureQuestion["status"]) =>
  status ? status.reduce((sum, s) => sum + byStatus[s], 0) : total(byStatus);

/** The same over many bodies: it stops where there are more rows than a list counts. Two statements at most. */
async function countsUpToMost(viewer: Viewer, filter: MeasureQuestion): Promise<StatusCounts> {
  const { status, ...others } = filter;
  const found = await reader().measure.findMany({
    where: measureWhere(viewer, others),
    select: { status: true },
    take: COUNT_MAX + 1,
  });
  if (found.length <= COUNT_MAX) {
    const byStatus: Tally = { ...EMPTY_TALLY };
    for (const row of found) byStatus[row.status] += 1;
    return { byStatus, rows: rowsOf(byStatus, status), more: false };
  }
  const rows = status
    ? await reader().measure.count({ where: measureWhere(viewer, filter), take: COUNT_MAX + 1 })
    : COUNT_MAX + 1;
  return { byStatus: null, rows: Math.min(rows, COUNT_MAX), more: rows > COUNT_MAX };
}
