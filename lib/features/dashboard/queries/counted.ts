import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { addDays, type Day, dayFromDb, startOfDay } from "@/lib/domain/day";
import type { Share } from "@/lib/domain/measure/completion";
import {
  daysOverdue,
  type Heard,
  hasComeDue,
  isClosedBy,
  isClosedFrom,
  isClosedInTime,
  isClosedLate,
  isDueWithin,
  isPlannedBy,
  isSilent,
  isStuck,
  isUnreported,
  type Timed,
  UNIT_MUST_ACT,
} from "@/lib/domain/measure/deadline";
import { dayOrNull, timedOf } from "@/lib/domain/measure/due-view";
import { NONE } from "@/lib/domain/text/condition";
import type { MeasureStatus, TimeClass } from "@/lib/domain/types";
import { ledgerHref, type MeasureFilter } from "@/lib/features/measure/filter";
import { measureWhere } from "@/lib/features/measure/queries/measure-where";
import { type Turned, turnedSince } from "@/lib/features/measure/queries/turned";

/**
 * Figures of one inspection, in the viewer's scope. Each is counted from a filter and links to the rows of the same filter.
 * The measures are read once, with no more of each than the figures ask, and what a filter means is told here of a row as
 * well. The table below is the conditions that can be: a figure that asks for another does not compile.
 */

export type Linked = { value: number; href: string };
export type LinkedShare = Share & { href: string; allHref: string };

/** A measure, as far as figures ask. Only what counts is read. */
export type Light = Timed &
  Heard & {
    id: string;
    leadUnitId: string | null;
    sectionId: string | null;
    leaderId: string | null;
    timeClass: TimeClass | null;
    originalDueOn: Day | null;
    /** Day it reached the stage it waits at. */
    stageSince: Day | null;
    closedOn: Day | null;
    opening: boolean;
    /** Days overdue, today. */
    late: number;
    /** Returned since the day that is compared with. */
    returned: boolean;
  };

/** Conditions that ask which of many groups a row is in: each group is found once, not looked for in all rows. */
const GROUP_OF = {
  section: (m) => m.sectionId ?? NONE,
  leadUnit: (m) => m.leadUnitId ?? NONE,
  leader: (m) => m.leaderId ?? NONE,
} as const satisfies { [K in keyof MeasureFilter]?: (row: Light) => MeasureFilter[K] };

/** What of a row some conditions read, asked of every week: of rows alike in it one answers for all. */
const ALIKE_FOR = {
  expectedClosedBy: (m) => [m.originalDueOn, m.timeClass, m.struck, m.opening],
  closedTo: (m) => [m.closedOn, m.opening],
} as const satisfies { [K in keyof MeasureFilter]?: (row: Light) => unknown[] };

function grouped(rows: readonly Light[], keyOf: (row: Light) => string): Map<string, Light[]> {
  const groups = new Map<string, Light[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

type At = Pick<Viewer, "today" | "calendar"> & { turned: { [K in "overdue" | "relapsed" | "moved"]: Set<string> } };
type Told = { [K in keyof MeasureFilter]?: (row: Light, value: MeasureFilter[K], at: At) => boolean };

const mustAct = (status: MeasureStatus) => (UNIT_MUST_ACT as readonly MeasureStatus[]).includes(status);

const OF_ROW = {
  section: (m, id) => GROUP_OF.section(m) === id,
  leadUnit: (m, id) => GROUP_OF.leadUnit(m) === id,
  leader: (m, id) => GROUP_OF.leader(m) === id,
  timeClass: (m, classes) => classes.includes(m.timeClass ?? NONE),
  status: (m, statuses) => statuses.includes(m.status),
  overdue: (m) => m.late > 0,
  overdueDaysFrom: (m, days) => m.late >= Math.max(1, days),
  overdueDaysTo: (m, days) => m.late > 0 && m.late <= days,
  dueWithin: (m, days, { today }) => isDueWithin(m, today, days),
  silentDays: (m, days, { today }) => isSilent(m, today, days),
  unreportedDays: (m, days, { today }) => isUnreported(m, today, days),
  stuckDays: (m, days, { today, calendar }) => isStuck(m, today, days, calendar),
  overdueFrom: (m, _, { turned }) => turned.overdue.has(m.id),
  returnedFrom: (m) => m.returned,
  relapsedFrom: (m, _, { turned }) => turned.relapsed.has(m.id),
  movedFrom: (m, _, { turned }) => turned.moved.has(m.id),
  closedFrom: (m, day) => isClosedFrom(m, day),
  closedTo: (m, day) => isClosedBy(m, day),
  opening: (m) => m.opening,
  expectedClosed: (m, _, { today }) => isPlannedBy(m, today),
  expectedClosedBy: (m, day) => isPlannedBy(m, day),
  comeDue: (m, _, { today }) => hasComeDue(m, today),
  closedInTime: (m) => isClosedInTime(m),
  closedLate: (m) => isClosedLate(m),
  unassigned: (m) =>
    mustAct(m.status) && (m.leadUnitId === null || m.leaderId === null || m.timeClass === null || m.dueOn === null),
} as const satisfies Told;

/** What can be asked of the rows read. */
export type Asked = Partial<Pick<MeasureFilter, keyof typeof OF_ROW & keyof MeasureFilter>>;

/** The figures of one inspection for one viewer: what a filter counts, and where its rows are. */
export type Counted = {
  viewer: Viewer;
  href: (filter: Partial<MeasureFilter>) => string;
  /** The rows a filter picks out of these. */
  rowsOf: (filter: Asked, among?: readonly Light[]) => readonly Light[];
  count: (filter: Asked, among?: readonly Light[]) => number;
  /** A figure with its link, from one filter. */
  figure: (filter: Asked) => Linked;
  /** n of N, each with its link; `done` adds to the conditions of `all`. */
  share: (done: Asked, all?: Asked) => LinkedShare;
  /** What turned since the day that is compared with is not known: the history of the time since has words alone. */
  unknown: boolean;
};

/** The filter within one inspection, as a query and as a link. */
export function within(viewer: Viewer, inspectionId: string) {
  return {
    where: (filter: Partial<MeasureFilter>) => measureWhere(viewer, { inspection: inspectionId, ...filter }),
    href: (filter: Partial<MeasureFilter>) => ledgerHref({ inspection: inspectionId, ...filter }),
  };
}

/** More measures than the inspection of one body ever has. */
const MEASURES_MAX = 50_000;

async function readRows(viewer: Viewer, inspectionId: string, from: Day): Promise<Light[]> {
  const rows = await reader().measure.findMany({
    where: within(viewer, inspectionId).where({}),
    orderBy: { id: "asc" },
    take: MEASURES_MAX,
    select: {
      id: true,
      leadUnitId: true,
      sectionId: true,
      leaderId: true,
      timeClass: true,
      status: true,
      dueOn: true,
      originalDueOn: true,
      heldDays: true,
      submittedOn: true,
      stageSince: true,
      closedOn: true,
      opening: true,
      struckAt: true,
      lastHeardOn: true,
      lastProgressOn: true,
      closeOuts: { where: { state: "RETURNED", decidedAt: { gte: startOfDay(from) } }, select: { id: true }, take: 1 },
    },
  });
  return rows.map(({ closeOuts, struckAt, ...m }) => {
    const timed = timedOf({ ...m, struckAt });
    return {
      ...m,
      ...timed,
      originalDueOn: dayOrNull(m.originalDueOn),
      stageSince: dayOrNull(m.stageSince),
      closedOn: dayOrNull(m.closedOn),
      lastHeardOn: dayFromDb(m.lastHeardOn),
      lastProgressOn: dayFromDb(m.lastProgressOn),
      late: daysOverdue(timed, viewer.today),
      returned: closeOuts.length > 0,
    };
  });
}

/** Reads what the figures are counted from, changes since the end of `since` among them. Two statements. */
export async function counted(viewer: Viewer, inspectionId: string, since: Day): Promise<Counted> {
  const from = addDays(since, 1);
  const [rows, turned] = await Promise.all([
    readRows(viewer, inspectionId, from),
    turnedSince(viewer, from, inspectionId),
  ]);
  return countedOf(viewer, inspectionId, rows, turned);
}

function countedOf(viewer: Viewer, inspectionId: string, rows: readonly Light[], turned: Turned): Counted {
  const { href } = within(viewer, inspectionId);
  const at: At = {
    today: viewer.today,
    calendar: viewer.calendar,
    turned: { overdue: new Set(turned.overdue), relapsed: new Set(turned.relapsed), moved: new Set(turned.moved) },
  };
  const groups = new Map<string, Map<string, Light[]>>();
  const groupsBy = (name: string, keyOf: (row: Light) => string) => {
    const known = groups.get(name) ?? grouped(rows, keyOf);
    groups.set(name, known);
    return known;
  };
  const holds = (row: Light) => (name: keyof Asked, value: unknown) =>
    (OF_ROW[name] as (row: Light, value: unknown, at: At) => boolean)(row, value, at);
  const rowsOf = (filter: Asked, among = rows) => {
    const asked = Object.entries(filter) as [keyof Asked, unknown][];
    const by = asked.find((one): one is [keyof typeof GROUP_OF, string] => one[0] in GROUP_OF);
    const from = by && among === rows ? (groupsBy(by[0], GROUP_OF[by[0]]).get(by[1]) ?? []) : among;
    const left = from === among ? asked : asked.filter((one) => one !== by);
    if (left.length === 0) return from;
    return from.filter((row) => left.every(([name, value]) => holds(row)(name, value)));
  };
  const count = (filter: Asked, among = rows) => {
    const [one, ...more] = Object.entries(filter) as [keyof Asked, unknown][];
    if (!one || more.length > 0 || among !== rows || !(one[0] in ALIKE_FOR)) return rowsOf(filter, among).length;
    const [name, value] = one;
    const alike = groupsBy(name, (row) => ALIKE_FOR[name as keyof typeof ALIKE_FOR](row).join());
    let sum = 0;
    for (const group of alike.values()) if (group[0] && holds(group[0])(name, value)) sum += group.length;
    return sum;
  };
  return {
    viewer,
    href,
    rowsOf,
    count,
    figure: (filter) => ({ value: count(filter), href: href(filter) }),
    share: (done, all = {}) => {
      const whole = rowsOf(all);
      return {
        done: count(done, whole),
        all: whole.length,
        href: href({ ...all, ...done }),
        allHref: href(all),
      };
    },
    unknown: turned.unknown,
  };
}
