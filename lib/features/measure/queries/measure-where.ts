import "server-only";
import { narrow, type Scope } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db/client";
import { searching } from "@/lib/db/containing";
import type { Prisma } from "@/lib/db/generated/client";
import { dayToDb, startOfDay } from "@/lib/domain/day";
import {
  closedByWhere,
  closedFromWhere,
  comeDueWhere,
  countedWhere,
  dueWithinWhere,
  overdueBetweenWhere,
  overdueWhere,
  plannedByWhere,
  silentWhere,
  stuckWhere,
  UNIT_MUST_ACT,
  unreportedWhere,
} from "@/lib/domain/measure/deadline";
import { standsWhere } from "@/lib/domain/measure/standing-still";
import { relapsedWhere } from "@/lib/domain/measure/status";
import { NONE } from "@/lib/domain/text/condition";
import { OF_KIND, underTitle } from "@/lib/features/feedback/queries/parent";
import { measuresSeenBy } from "@/lib/features/inspection/scope";
import { CONDITION_NAMES, type MeasureFilter } from "@/lib/features/measure/filter";

/** What each condition of the filter means as a query: the third reading of the table in ../filter, with a row for each of its rows. */

/** Measures by id, as the history tells them: what has turned late, relapsed or had its day moved since a day. */
export type TurnedIds = { overdue: readonly string[]; relapsed: readonly string[]; moved: readonly string[] };

/**
 * A filter together with what only a statement of its own can tell (./question): 无人负责 asks who is barred, 变化 what the
 * history says, and a search of many bodies what few measures an index finds.
 */
export type MeasureQuestion = Partial<MeasureFilter> & {
  barred?: readonly string[] | undefined;
  turned?: TurnedIds | undefined;
  found?: readonly string[] | undefined;
};

const NOTHING_TURNED: TurnedIds = { overdue: [], relapsed: [], moved: [] };

/** What conditions of today are reckoned from. */
type At = Pick<Viewer, "today" | "calendar"> & {
  barred: readonly string[];
  turned: TurnedIds;
  found?: readonly string[] | undefined;
};

/** A row for every condition of a filter: a condition without its meaning does not compile. */
export type WhereTable<F> = { [K in keyof F]-?: (value: F[K], at: At) => Prisma.MeasureWhereInput };

const idOrNull = (id: string): string | null => (id === NONE ? null : id);

export const MEASURE_WHERE = {
  inspection: (id) => ({ inspectionId: id }),
  q: (text, { found }) => {
    if (found) return { id: { in: [...found] } };
    const search = searching(text);
    return search.contains === "" ? {} : { OR: [{ search }, ...underTitle(search)] };
  },
  section: (id) => ({ sectionId: idOrNull(id) }),
  issue: (id) => ({ rootIssueId: id }),
  item: (id) => ({ extendedItemId: id }),
  source: (sources) => ({ OR: sources.map((source) => OF_KIND[source]) }),
  leadUnit: (id) => ({ leadUnitId: idOrNull(id) }),
  cooperatingUnit: (id) => ({ cooperation: { some: { unitId: id } } }),
  unit: (id) => ({ OR: [{ leadUnitId: id }, { cooperation: { some: { unitId: id } } }] }),
  leader: (id) => ({ leaderId: idOrNull(id) }),
  owner: (id) => ({ ownerId: idOrNull(id) }),
  timeClass: (classes) => ({
    OR: [
      { timeClass: { in: classes.filter((c) => c !== NONE) } },
      ...(classes.includes(NONE) ? [{ timeClass: null }] : []),
    ],
  }),
  status: (statuses) => ({ status: { in: statuses } }),
  stage: (stages) => ({ stage: { in: stages } }),
  overdue: (_, { today }) => overdueWhere(today),
  overdueDaysFrom: (days, { today }) => overdueBetweenWhere(today, days, undefined),
  overdueDaysTo: (days, { today }) => overdueBetweenWhere(today, undefined, days),
  dueWithin: (days, { today }) => dueWithinWhere(today, days),
  silentDays: (days, { today }) => silentWhere(today, days),
  unreportedDays: (days, { today }) => unreportedWhere(today, days),
  stuckDays: (days, { today, calendar }) => stuckWhere(today, days, calendar),
  dueFrom: (day) => ({ dueOn: { gte: dayToDb(day) } }),
  dueTo: (day) => ({ dueOn: { lte: dayToDb(day) } }),
  closedFrom: (day) => closedFromWhere(day),
  closedTo: (day) => closedByWhere(day),
  opening: () => ({ opening: true }),
  submittedTo: (day) => ({ submittedOn: { lte: dayToDb(day) } }),
  overdueFrom: (_, { turned }) => ({ id: { in: [...turned.overdue] } }),
  returnedFrom: (from) => ({ closeOuts: { some: { state: "RETURNED", decidedAt: { gte: startOfDay(from) } } } }),
  relapsedFrom: (_, { turned }) => ({ id: { in: [...turned.relapsed] } }),
  movedFrom: (_, { turned }) => ({ id: { in: [...turned.moved] } }),
  expectedClosed: (_, { today }) => plannedByWhere(today),
  expectedClosedBy: (day) => plannedByWhere(day),
  comeDue: (_, { today }) => comeDueWhere(today),
  closedInTime: () => ({ status: "CLOSED", submittedOn: { lte: db.measure.fields.dueOn } }),
  closedLate: () => ({ status: "CLOSED", submittedOn: { gt: db.measure.fields.dueOn } }),
  unassigned: () => ({
    status: { in: [...UNIT_MUST_ACT] },
    OR: [{ leadUnitId: null }, { leaderId: null }, { timeClass: null }, { dueOn: null }],
  }),
  vacant: (stands, { today, barred }) => standsWhere(stands, today, barred),
  relapsed: () => relapsedWhere,
  struck: () => ({ struckAt: { not: null } }),
} as const satisfies WhereTable<MeasureFilter>;

function conditions(filter: Partial<MeasureFilter>, at: At): Prisma.MeasureWhereInput[] {
  return CONDITION_NAMES.flatMap((name) => {
    const value = filter[name];
    const where = MEASURE_WHERE[name] as (value: unknown, at: At) => Prisma.MeasureWhereInput;
    return value === undefined ? [] : [where(value, at)];
  });
}

/** The condition of a filter for a viewer: the only one any page, figure or export may use. Struck measures only count where asked for. */
export function measureWhere(
  viewer: Viewer,
  { barred = [], turned = NOTHING_TURNED, found, ...filter }: MeasureQuestion,
): Scope<"measure"> {
  const at = { today: viewer.today, calendar: viewer.calendar, barred, turned, found };
  return narrow(measuresSeenBy(viewer), filter.struck ? {} : countedWhere, ...conditions(filter, at));
}
