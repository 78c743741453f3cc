import { z } from "zod";
import { seenBy } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db/client";
import { containing } from "@/lib/db/containing";
import type { Prisma } from "@/lib/db/generated/client";
import { type Day, dayToDb, parseDay } from "@/lib/domain/day";
import {
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
import { STANDS, standsWhere } from "@/lib/domain/measure/standing-still";
import {
  type AddressParams,
  type Conditions,
  one,
  type Reader,
  readConditions,
  several,
  type Unread,
} from "@/lib/domain/text/address";
import { halfWidth } from "@/lib/domain/text/half-width";
import { cut } from "@/lib/domain/text/text";
import { SEARCH_MAX } from "@/lib/domain/text/text-limits";
import { CLOSE_OUT_STAGES, MEASURE_STATUSES, TIME_CLASSES } from "@/lib/domain/types";

/**
 * The one filter of measures. A figure anywhere is a filter counted, its link is the same filter written into the
 * address of the ledger, and the rows the ledger then shows come from the same condition: three readings of one value.
 */

/** An absent or unreadable value is no condition: an address somebody mistyped shows more, never an error page. */
function lenient<T extends z.ZodType>(schema: T): Reader<z.output<T>> {
  return one((text) => schema.safeParse(text).data);
}

const id = lenient(z.uuid());
const idOrNone = lenient(z.union([z.uuid(), z.literal("none")]));
const days = lenient(z.coerce.number().int().min(0).max(3650));
const flag = lenient(z.literal("1"));
const calendarDay = one(parseDay);

export const SOURCES = ["ISSUE", "ANALOGOUS", "REFORM"] as const;
/** Where a measure comes from: the feedback itself, or what the body found beside it. */
export type Source = (typeof SOURCES)[number];

const FILTER = {
  inspection: id,
  q: lenient(
    z
      .string()
      .trim()
      .min(1)
      .transform((text) => cut(text, SEARCH_MAX)),
  ),
  section: idOrNone,
  /** Root issue: its own measures and those of the items beside it. */
  issue: id,
  item: id,
  source: several(SOURCES),
  /** Lead unit, cooperating unit, or either. */
  lead: idOrNone,
  coop: id,
  unit: id,
  leader: idOrNone,
  owner: idOrNone,
  class: several([...TIME_CLASSES, "none"] as const),
  status: several(MEASURE_STATUSES),
  stage: several(CLOSE_OUT_STAGES),
  overdue: flag,
  /** Overdue by at least, at most so many days. */
  lateFrom: days,
  lateTo: days,
  /** Due from today up to so many days ahead. */
  within: days,
  /** 无进展: no progress or review for at least so many days. */
  silent: days,
  /** 未报送: no entry of any kind for at least so many days. */
  unreported: days,
  /** 滞留: an application has waited at its stage for at least so many working days. */
  stuck: days,
  dueFrom: calendarDay,
  dueTo: calendarDay,
  closedFrom: calendarDay,
  closedTo: calendarDay,
  submittedTo: calendarDay,
  /** 应销号: the original day has come, today or by the day named. */
  planned: flag,
  plannedTo: calendarDay,
  /** 到期: the effective day has come (today included). */
  came: flag,
  /** Closed by an application made on or before the effective day. */
  timely: flag,
  /** Closed by an application made after the effective day. */
  closedLate: flag,
  /** Something of the assignment is missing. */
  unassigned: flag,
  /** 无人负责: leader, owner, lead unit or signing stage has nobody. */
  stands: several(STANDS),
  /** Second cycle or later: it relapsed. */
  relapsed: flag,
  /** Struck ones instead of counted ones. */
  struck: flag,
};

export type MeasureFilter = Conditions<typeof FILTER>;
export type SearchParams = AddressParams;
/** A condition of an address that says nothing that can be understood; it cuts nothing, and the page says so. */
export type UnreadCondition = Unread<keyof MeasureFilter>;

/** All inspections together: an answer of the page, and no condition. */
export const EVERYWHERE = "all";

/** Reads the filter from the address of a page; what is absent or unreadable is no condition. */
export function parseMeasureFilter(params: SearchParams): MeasureFilter {
  return readConditions(params, FILTER).values;
}

/** What an address asks of a list of measures and `parseMeasureFilter` could not read, in the order of the fields. */
export function unreadConditions(params: SearchParams): UnreadCondition[] {
  const inspection = one((text) => (text === EVERYWHERE ? text : id([text]).value));
  return readConditions(params, { ...FILTER, inspection }).unread;
}

/** The filter as parameters of an address, in a fixed order. */
export function filterParams(filter: Partial<MeasureFilter>): Record<string, string> {
  const params: Record<string, string> = {};
  for (const key of Object.keys(FILTER) as (keyof MeasureFilter)[]) {
    const value = filter[key];
    if (value === undefined) continue;
    params[key] = Array.isArray(value) ? value.join(",") : String(value);
  }
  return params;
}

/** Address of the ledger showing exactly the rows of the filter. */
export function ledgerHref(filter: Partial<MeasureFilter>): string {
  const query = new URLSearchParams(filterParams(filter)).toString();
  return query === "" ? "/ledger" : `/ledger?${query}`;
}

function idCondition(value: string | undefined): string | null | undefined {
  return value === "none" ? null : value;
}

const SOURCE_WHERE = {
  ISSUE: { issueId: { not: null } },
  ANALOGOUS: { extendedItem: { kind: "ANALOGOUS" } },
  REFORM: { extendedItem: { kind: "REFORM" } },
} as const satisfies Record<Source, Prisma.MeasureWhereInput>;

function range(from: Day | undefined, to: Day | undefined) {
  return { ...(from ? { gte: dayToDb(from) } : {}), ...(to ? { lte: dayToDb(to) } : {}) };
}

function conditions(
  f: Partial<MeasureFilter>,
  { today, calendar }: Pick<Viewer, "today" | "calendar">,
): Prisma.MeasureWhereInput[] {
  const all: Prisma.MeasureWhereInput[] = [f.struck ? { struckAt: { not: null } } : countedWhere];
  const add = (where: Prisma.MeasureWhereInput) => all.push(where);
  if (f.inspection) add({ inspectionId: f.inspection });
  if (f.q) {
    const match = containing(f.q);
    add({
      OR: [
        { text: match },
        // Numbers are typed as the input method of the day writes them: ０１－０２.
        { code: containing(halfWidth(f.q)) },
        { rootIssue: { title: match } },
        { extendedItem: { title: match } },
        { remark: match },
      ],
    });
  }
  const section = idCondition(f.section);
  if (section !== undefined) add({ sectionId: section });
  if (f.issue) add({ rootIssueId: f.issue });
  if (f.item) add({ extendedItemId: f.item });
  if (f.source) add({ OR: f.source.map((s) => SOURCE_WHERE[s]) });
  const lead = idCondition(f.lead);
  if (lead !== undefined) add({ leadUnitId: lead });
  if (f.coop) add({ cooperation: { some: { unitId: f.coop } } });
  if (f.unit) add({ OR: [{ leadUnitId: f.unit }, { cooperation: { some: { unitId: f.unit } } }] });
  const leader = idCondition(f.leader);
  if (leader !== undefined) add({ leaderId: leader });
  const owner = idCondition(f.owner);
  if (owner !== undefined) add({ ownerId: owner });
  if (f.class) {
    const classes = f.class.filter((c) => c !== "none");
    add({ OR: [{ timeClass: { in: classes } }, ...(f.class.includes("none") ? [{ timeClass: null }] : [])] });
  }
  if (f.status) add({ status: { in: f.status } });
  if (f.stage) add({ stage: { in: f.stage } });
  if (f.overdue) add(overdueWhere(today));
  if (f.lateFrom !== undefined || f.lateTo !== undefined) add(overdueBetweenWhere(today, f.lateFrom, f.lateTo));
  if (f.within !== undefined) add(dueWithinWhere(today, f.within));
  if (f.silent !== undefined) add(silentWhere(today, f.silent));
  if (f.unreported !== undefined) add(unreportedWhere(today, f.unreported));
  if (f.stuck !== undefined) add(stuckWhere(today, f.stuck, calendar));
  if (f.dueFrom || f.dueTo) add({ dueOn: range(f.dueFrom, f.dueTo) });
  if (f.closedFrom || f.closedTo) add({ closedOn: range(f.closedFrom, f.closedTo) });
  if (f.submittedTo) add({ submittedOn: { lte: dayToDb(f.submittedTo) } });
  if (f.planned) add(plannedByWhere(today));
  if (f.plannedTo) add(plannedByWhere(f.plannedTo));
  if (f.came) add(comeDueWhere(today));
  if (f.timely) add({ status: "CLOSED", submittedOn: { lte: db.measure.fields.dueOn } });
  if (f.closedLate) add({ status: "CLOSED", submittedOn: { gt: db.measure.fields.dueOn } });
  if (f.unassigned) {
    add({
      status: { in: [...UNIT_MUST_ACT] },
      OR: [{ leadUnitId: null }, { leaderId: null }, { timeClass: null }, { dueOn: null }],
    });
  }
  if (f.stands) add(standsWhere(f.stands, today));
  if (f.relapsed) add({ cycle: { gt: 1 } });
  return all;
}

/** The condition of a filter for a viewer: the only one any page, figure or export may use. */
export function measureWhere(viewer: Viewer, filter: Partial<MeasureFilter>): Prisma.MeasureWhereInput {
  return { AND: [seenBy(viewer).measure, ...conditions(filter, viewer)] };
}
