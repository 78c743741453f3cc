import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { type Day, dayFromDb } from "@/lib/domain/day";
import type { Share } from "@/lib/domain/measure/completion";
import {
  daysOverdue,
  hasComeDue,
  isClosedInTime,
  isDueWithin,
  isPlannedBy,
  isStuck,
} from "@/lib/domain/measure/deadline";
import { NONE } from "@/lib/domain/text/condition";
import type { MeasureStatus, TimeClass } from "@/lib/domain/types";
import { ledgerHref, type MeasureFilter } from "@/lib/features/measure/filter";
import { measureWhere } from "@/lib/features/measure/queries/measure-where";

/**
 * Figures of one inspection, in the viewer's scope. Each is counted from a filter and links to the rows of the same filter;
 * most share one statement, so what a filter means is told here of groups of rows as well. The tables below are the
 * conditions that can be: a figure that asks for another does not compile.
 */

export type Linked = { value: number; href: string };
export type LinkedShare = Share & { href: string; allHref: string };

/** One way measures stand in time, and how many stand so. */
export type Standing = {
  status: MeasureStatus;
  timeClass: TimeClass | null;
  dueOn: Day | null;
  originalDueOn: Day | null;
  heldDays: number;
  /** Day of the application; only of those that wait. */
  submittedOn: Day | null;
  /** Day it reached the stage it waits at. */
  stageSince: Day | null;
  /** Closed by an application made in time. */
  inTime: boolean;
  /** Days overdue, today. */
  late: number;
  /** Only what counts is read. */
  struck: false;
  count: number;
};

type At = Pick<Viewer, "today" | "calendar">;
type Told<Row> = { [K in keyof MeasureFilter]?: (row: Row, value: MeasureFilter[K], at: At) => boolean };

const OF_STANDING = {
  timeClass: (s, classes) => classes.includes(s.timeClass ?? NONE),
  status: (s, statuses) => statuses.includes(s.status),
  overdue: (s) => s.late > 0,
  overdueDaysFrom: (s, days) => s.late >= Math.max(1, days),
  overdueDaysTo: (s, days) => s.late > 0 && s.late <= days,
  dueWithin: (s, days, { today }) => isDueWithin(s, today, days),
  stuckDays: (s, days, { today, calendar }) => isStuck(s, today, days, calendar),
  expectedClosed: (s, _, { today }) => isPlannedBy(s, today),
  expectedClosedBy: (s, day) => isPlannedBy(s, day),
  comeDue: (s, _, { today }) => hasComeDue(s, today),
  closedInTime: (s) => s.inTime,
} as const satisfies Told<Standing>;

/** How many measures one unit leads in one section, of one class and status. */
export type AssignedGroup = {
  leadUnitId: string | null;
  sectionId: string | null;
  timeClass: TimeClass | null;
  status: MeasureStatus;
  count: number;
};

const idOrNone = (id: string | null) => id ?? NONE;
const OF_ASSIGNMENT = {
  section: (a, id) => idOrNone(a.sectionId) === id,
  leadUnit: (a, id) => idOrNone(a.leadUnitId) === id,
  timeClass: (a, classes) => classes.includes(a.timeClass ?? NONE),
  status: (a, statuses) => statuses.includes(a.status),
} as const satisfies Told<AssignedGroup>;

const OF_CLOSING = { closedTo: (c, day) => c.closedOn <= day } as const satisfies Told<{ closedOn: Day }>;

type Some<Table> = Partial<Pick<MeasureFilter, keyof Table & keyof MeasureFilter>>;
/** What can be asked of how measures stand in time, and of who they are assigned to. */
export type InTime = Some<typeof OF_STANDING>;
export type AssignedFilter = Some<typeof OF_ASSIGNMENT>;
export type Closed = Some<typeof OF_CLOSING>;

function counter<Row extends { count: number }, Filter extends object>(rows: readonly Row[], table: Told<Row>, at: At) {
  return (filter: Filter): number => {
    const asked = Object.entries(filter) as [keyof MeasureFilter, unknown][];
    const holds = (row: Row) =>
      asked.every(([name, value]) => (table[name] as (row: Row, value: unknown, at: At) => boolean)(row, value, at));
    return rows.reduce((sum, row) => sum + (holds(row) ? row.count : 0), 0);
  };
}

/** The figures of one inspection for one viewer: what a filter counts, and where its rows are. */
export type Counted = {
  viewer: Viewer;
  inspectionId: string;
  where: (filter: Partial<MeasureFilter>) => ReturnType<typeof measureWhere>;
  href: (filter: Partial<MeasureFilter>) => string;
  inTime: (filter: InTime) => number;
  assigned: (filter: AssignedFilter) => number;
  closed: (filter: Closed) => number;
  /** A figure with its link, from one filter. */
  figure: (filter: InTime) => Linked;
  /** n of N, each with its link; `done` adds to the conditions of `all`. */
  share: (done: InTime, all?: InTime) => LinkedShare;
  /** Days on which measures were closed. */
  closingDays: Day[];
};

/** The filter within one inspection, as a query and as a link. */
export function within(viewer: Viewer, inspectionId: string): Pick<Counted, "where" | "href"> {
  return {
    where: (filter) => measureWhere(viewer, { inspection: inspectionId, ...filter }),
    href: (filter) => ledgerHref({ inspection: inspectionId, ...filter }),
  };
}

/** Reads what the figures are counted from. Two statements. */
export async function counted(viewer: Viewer, inspectionId: string): Promise<Counted> {
  const { where, href } = within(viewer, inspectionId);
  const [assignments, days] = await Promise.all([
    reader().measure.groupBy({
      by: ["leadUnitId", "sectionId", "timeClass", "status"],
      where: where({}),
      _count: true,
    }),
    reader().measure.groupBy({
      by: ["status", "timeClass", "dueOn", "originalDueOn", "heldDays", "submittedOn", "stageSince", "closedOn"],
      where: where({}),
      _count: true,
    }),
  ]);
  const { standings, closings } = collapsed(days, viewer.today);
  const inTime = counter<Standing, InTime>(standings, OF_STANDING, viewer);
  return {
    viewer,
    inspectionId,
    where,
    href,
    inTime,
    assigned: counter<AssignedGroup, AssignedFilter>(
      assignments.map(({ _count, ...group }) => ({ ...group, count: _count })),
      OF_ASSIGNMENT,
      viewer,
    ),
    closed: counter<(typeof closings)[number], Closed>(closings, OF_CLOSING, viewer),
    figure: (filter) => ({ value: inTime(filter), href: href(filter) }),
    share: (done, all = {}) => ({
      done: inTime({ ...all, ...done }),
      all: inTime(all),
      href: href({ ...all, ...done }),
      allHref: href(all),
    }),
    closingDays: closings.map((c) => c.closedOn),
  };
}

type DayGroup = {
  status: MeasureStatus;
  timeClass: TimeClass | null;
  dueOn: Date | null;
  originalDueOn: Date | null;
  heldDays: number;
  submittedOn: Date | null;
  stageSince: Date | null;
  closedOn: Date | null;
  _count: number;
};

/**
 * Thousands of combinations of days, taken apart into some hundreds of ways to stand and some hundreds of closing days,
 * before any calendar is asked.
 */
function collapsed(groups: readonly DayGroup[], today: Day) {
  const days = new Map<number, Day>();
  const dayOfGroup = (date: Date | null): Day | null => {
    if (!date) return null;
    const known = days.get(date.getTime()) ?? dayFromDb(date);
    days.set(date.getTime(), known);
    return known;
  };
  const standings = new Map<string, Standing>();
  const closings = new Map<Day, { closedOn: Day; count: number }>();
  for (const { status, timeClass, heldDays, _count: count, ...group } of groups) {
    const dueOn = dayOfGroup(group.dueOn);
    const originalDueOn = dayOfGroup(group.originalDueOn);
    const applied = dayOfGroup(group.submittedOn);
    const closedOn = dayOfGroup(group.closedOn);
    const submittedOn = status === "SUBMITTED" ? applied : null;
    const stageSince = dayOfGroup(group.stageSince);
    const inTime = isClosedInTime({ status, dueOn, submittedOn: applied });
    const key = [status, timeClass, dueOn, originalDueOn, heldDays, submittedOn, stageSince, inTime].join(" ");
    const standing = standings.get(key);
    if (standing) standing.count += count;
    else {
      const timed = { status, dueOn, heldDays, submittedOn, struck: false as const };
      const late = daysOverdue(timed, today);
      standings.set(key, { ...timed, timeClass, originalDueOn, stageSince, inTime, late, count });
    }
    if (closedOn) closings.set(closedOn, { closedOn, count: count + (closings.get(closedOn)?.count ?? 0) });
  }
  return { standings: [...standings.values()], closings: [...closings.values()] };
}
