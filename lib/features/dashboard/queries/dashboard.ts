import { seenBy } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { addDays, type Day, dayFromDb, mondayOf } from "@/lib/domain/day";
import { TIME_CLASS_LABELS } from "@/lib/domain/labels";
import { declared, EMPTY_TALLY, type Share, type Tally, total, verified } from "@/lib/domain/measure/completion";
import {
  DUE_BANDS,
  daysOverdue,
  hasComeDue,
  isClosedInTime,
  isDueWithin,
  isOverdue,
  isPlannedBy,
  isStuck,
  isStuckEstimated,
} from "@/lib/domain/measure/deadline";
import { TIMED, timedOf } from "@/lib/domain/measure/due-view";
import { type MeasureStatus, TIME_CLASSES, type TimeClass } from "@/lib/domain/types";
import type { InspectionChoice } from "@/lib/features/inspection/queries/pick-inspection";
import { ledgerHref, type MeasureFilter } from "@/lib/features/measure/filter";
import { measureWhere } from "@/lib/features/measure/queries/measure-where";

/**
 * The dashboard (驾驶舱) of one inspection, in the viewer's scope. Every figure carries the address of the ledger that
 * shows its rows; both come from the same filter.
 */

export type Linked = { value: number; href: string };
export type LinkedShare = Share & { href: string; allHref: string };

/** Bands of days overdue, as the urging rules use them. */
const OVERDUE_BANDS = [
  { from: 1, to: 5 },
  { from: 6, to: 15 },
  { from: 16, to: undefined },
] as const;

type Inspection = Pick<
  InspectionChoice,
  "id" | "feedbackOn" | "concentratedEndOn" | "silentAfterDays" | "stuckAfterDays"
>;

/** One way measures stand in time, and how many stand so. */
type Standing = {
  status: MeasureStatus;
  timeClass: TimeClass | null;
  dueOn: Day | null;
  originalDueOn: Day | null;
  heldDays: number;
  /** Day of the application; only of those that wait. */
  submittedOn: Day | null;
  /** Day it reached the stage it waits at. */
  stageSince: Day | null;
  /** Only what counts is read. */
  struck: false;
  count: number;
};
type Standings = {
  standings: Standing[];
  /** Measures closed, by day. */
  closings: Map<Day, number>;
};

export type GroupRow = {
  key: string;
  label: string;
  href: string;
  tally: Tally;
  hrefs: Record<MeasureStatus, string>;
  total: number;
  overdue: Linked;
  declared: Share;
  verified: Share;
};
/** What a unit leads, and what it cooperates on beside that; no unit cooperates on nothing. */
export type UnitRow = GroupRow & { cooperating: Linked | null };

export type Week = {
  /** Monday of the week. */
  week: Day;
  /** 应销号 up to the end of the week by the original days, and measures closed up to then; null in weeks to come. */
  planned: Linked;
  actual: Linked | null;
};

export type OverdueItem = {
  id: string;
  code: string;
  text: string;
  issue: string;
  unit: string | null;
  leader: string | null;
  dueOn: Day;
  days: number;
  /** Days after the deadline that the desks held it, not among the late ones. */
  heldDays: number;
  status: MeasureStatus;
};

const OVERDUE_SHOWN = 10;

export async function dashboard(viewer: Viewer, inspection: Inspection) {
  const base = { inspection: inspection.id };
  const where = (filter: Partial<MeasureFilter>) => measureWhere(viewer, { ...base, ...filter });
  const href = (filter: Partial<MeasureFilter>) => ledgerHref({ ...base, ...filter });
  const overdue = { overdue: true } as const;

  const [tallies, days, cooperation, frame, overdueRows] = await Promise.all([
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
    reader().measureUnit.groupBy({ by: ["unitId"], where: { measure: where({}) }, _count: true }),
    // Units, sections and the silent ones in one statement: a page has eight, whoever asks.
    reader().inspection.findFirstOrThrow({
      where: { AND: [seenBy(viewer).inspection, { id: inspection.id }] },
      select: {
        // A relation is counted once in a select: those silent here, those not reported through the body.
        _count: { select: { measures: { where: where({ silentDays: inspection.silentAfterDays }) } } },
        sections: {
          where: seenBy(viewer).section,
          orderBy: [{ position: "asc" }, { id: "asc" }],
          select: { id: true, number: true, title: true, _count: { select: { measures: { where: where(overdue) } } } },
        },
        body: {
          select: {
            _count: { select: { measures: { where: where({ unreportedDays: inspection.silentAfterDays }) } } },
            units: {
              where: seenBy(viewer).unit,
              orderBy: [{ position: "asc" }, { id: "asc" }],
              select: { id: true, shortName: true, _count: { select: { leads: { where: where(overdue) } } } },
            },
          },
        },
      },
    }),
    reader().measure.findMany({
      where: where(overdue),
      // Those the unit still has to act on first, the longest late before the others; then those that came late and wait.
      orderBy: [{ appliedLateDays: { sort: "desc", nulls: "first" } }, { lateAfter: "asc" }, { id: "asc" }],
      take: OVERDUE_SHOWN,
      select: {
        ...TIMED,
        id: true,
        code: true,
        text: true,
        rootIssue: { select: { title: true } },
        extendedItem: { select: { title: true } },
        leadUnit: { select: { shortName: true } },
        leader: { select: { name: true } },
      },
    }),
  ]);

  const {
    sections,
    body: { units, _count: countedOfBody },
    _count: counted,
  } = frame;
  const cooperatesOn = new Map(cooperation.map((c) => [c.unitId, c._count]));
  const { standings, closings, timely } = collapsed(days, viewer.today);
  const sum = (holds: (s: Standing) => boolean) => standings.reduce((n, s) => n + (holds(s) ? s.count : 0), 0);
  const { today } = viewer;

  const all = tallyOf(tallies);
  const share = (s: Share, filter: Partial<MeasureFilter>): LinkedShare => ({
    ...s,
    href: href(filter),
    allHref: href({}),
  });
  const groups = (key: "leadUnitId" | "sectionId" | "timeClass", value: string | null) =>
    tallyOf(tallies.filter((t) => t[key] === value));
  const row = (key: string, label: string, tally: Tally, filter: Partial<MeasureFilter>, late: number): GroupRow => ({
    key,
    label,
    href: href(filter),
    tally,
    hrefs: {
      PLANNED: href({ ...filter, status: ["PLANNED"] }),
      UNDERWAY: href({ ...filter, status: ["UNDERWAY"] }),
      SUBMITTED: href({ ...filter, status: ["SUBMITTED"] }),
      RETURNED: href({ ...filter, status: ["RETURNED"] }),
      CLOSED: href({ ...filter, status: ["CLOSED"] }),
    },
    total: total(tally),
    overdue: { value: late, href: href({ ...filter, ...overdue }) },
    declared: declared(tally),
    verified: verified(tally),
  });
  const overdueTotal = sum((s) => isOverdue(s, today));
  const withoutUnit = groups("leadUnitId", null);
  const withoutSection = groups("sectionId", null);

  const unitRows: UnitRow[] = units
    .map((u) => ({
      ...row(u.id, u.shortName, groups("leadUnitId", u.id), { leadUnit: u.id }, u._count.leads),
      cooperating: { value: cooperatesOn.get(u.id) ?? 0, href: href({ cooperatingUnit: u.id }) },
    }))
    .filter((u) => u.total > 0 || u.cooperating.value > 0);
  if (total(withoutUnit) > 0) {
    const late = overdueTotal - units.reduce((n, u) => n + u._count.leads, 0);
    unitRows.push({
      ...row("none", "未分工", withoutUnit, { leadUnit: "none" }, late),
      cooperating: null,
    });
  }
  const sectionRows: GroupRow[] = sections
    .map((s) => row(s.id, `（${s.number}）${s.title}`, groups("sectionId", s.id), { section: s.id }, s._count.measures))
    .filter((s) => s.total > 0);
  if (total(withoutSection) > 0) {
    const late = overdueTotal - sections.reduce((n, s) => n + s._count.measures, 0);
    sectionRows.push(row("none", "未归入方面", withoutSection, { section: "none" }, late));
  }

  return {
    total: { value: total(all), href: href({}) } satisfies Linked,
    declared: share(declared(all), { status: ["SUBMITTED", "CLOSED"] }),
    verified: share(verified(all), { status: ["CLOSED"] }),
    timely: {
      done: timely,
      all: sum((s) => hasComeDue(s, today)),
      href: href({ comeDue: true, closedInTime: true }),
      allHref: href({ comeDue: true }),
    } satisfies LinkedShare,
    /** 应销号 by today, from the original days. */
    planned: { value: sum((s) => isPlannedBy(s, today)), href: href({ expectedClosed: true }) } satisfies Linked,
    statuses: row("all", "全部", all, {}, overdueTotal),
    overdue: { value: overdueTotal, href: href(overdue) } satisfies Linked,
    overdueBands: OVERDUE_BANDS.map((band) => ({
      ...band,
      value: sum((s) => {
        const late = daysOverdue(s, today);
        return late >= band.from && (band.to === undefined || late <= band.to);
      }),
      href: href({ overdueDaysFrom: band.from, ...(band.to === undefined ? {} : { overdueDaysTo: band.to }) }),
    })),
    dueWithin: DUE_BANDS.map((within) => ({
      days: within,
      value: sum((s) => isDueWithin(s, today, within)),
      href: href({ dueWithin: within }),
    })),
    silent: {
      value: counted.measures,
      href: href({ silentDays: inspection.silentAfterDays }),
      days: inspection.silentAfterDays,
    },
    unreported: {
      value: countedOfBody.measures,
      href: href({ unreportedDays: inspection.silentAfterDays }),
      days: inspection.silentAfterDays,
    },
    /** Applications that wait, and those that wait too long at their stage. */
    waiting: { value: all.SUBMITTED, href: href({ status: ["SUBMITTED"] }) } satisfies Linked,
    stuck: {
      value: sum((s) => isStuck(s, today, inspection.stuckAfterDays, viewer.calendar)),
      href: href({ stuckDays: inspection.stuckAfterDays }),
      estimated: isStuckEstimated(today, inspection.stuckAfterDays, viewer.calendar),
    } satisfies Linked & { estimated: boolean },
    unassigned: { value: total(withoutUnit), href: href({ leadUnit: "none" }) } satisfies Linked,
    weeks: weeksOf(inspection, { standings, closings }, today, href),
    units: unitRows,
    sections: sectionRows,
    classes: [...TIME_CLASSES, null].flatMap((c) => {
      const tally = groups("timeClass", c);
      const late = sum((x) => x.timeClass === c && isOverdue(x, today));
      const label = c ? TIME_CLASS_LABELS[c] : "未定类型";
      return total(tally) === 0 ? [] : [row(c ?? "none", label, tally, { timeClass: [c ?? "none"] }, late)];
    }),
    overdueList: overdueRows.map((m): OverdueItem => {
      const dueOn = m.dueOn && dayFromDb(m.dueOn);
      if (!dueOn) throw new Error(`overdue measure ${m.id} has no deadline`);
      return {
        id: m.id,
        code: m.code,
        text: m.text,
        issue: m.extendedItem?.title ?? m.rootIssue?.title ?? "",
        unit: m.leadUnit?.shortName ?? null,
        leader: m.leader?.name ?? null,
        dueOn,
        days: daysOverdue(timedOf(m), today),
        heldDays: m.heldDays,
        status: m.status,
      };
    }),
  };
}

export type Dashboard = Awaited<ReturnType<typeof dashboard>>;

function tallyOf(groups: { status: MeasureStatus; _count: number }[]): Tally {
  const tally = { ...EMPTY_TALLY };
  for (const g of groups) tally[g.status] += g._count;
  return tally;
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
 * Thousands of combinations of days, taken apart into some hundreds of deadlines and closing days before any calendar is
 * asked; `timely` is what needs a pair: closed by an application made in time, and the day has come.
 */
function collapsed(groups: readonly DayGroup[], today: Day): Standings & { timely: number } {
  const days = new Map<number, Day>();
  const dayOfGroup = (date: Date | null): Day | null => {
    if (!date) return null;
    const known = days.get(date.getTime());
    if (known) return known;
    const day = dayFromDb(date);
    days.set(date.getTime(), day);
    return day;
  };
  const standings = new Map<string, Standing>();
  const closings = new Map<Day, number>();
  let timely = 0;
  for (const { status, timeClass, heldDays, _count: count, ...g } of groups) {
    const dueOn = dayOfGroup(g.dueOn);
    const originalDueOn = dayOfGroup(g.originalDueOn);
    const applied = dayOfGroup(g.submittedOn);
    const closedOn = dayOfGroup(g.closedOn);
    const submittedOn = status === "SUBMITTED" ? applied : null;
    const stageSince = dayOfGroup(g.stageSince);
    const key = `${status} ${timeClass} ${dueOn} ${originalDueOn} ${heldDays} ${submittedOn} ${stageSince}`;
    const standing = standings.get(key);
    if (standing) standing.count += count;
    else {
      const rest = { dueOn, originalDueOn, heldDays, submittedOn, stageSince, struck: false as const };
      standings.set(key, { status, timeClass, ...rest, count });
    }
    if (closedOn) closings.set(closedOn, (closings.get(closedOn) ?? 0) + count);
    const inTime = isClosedInTime({ status, dueOn, submittedOn: applied });
    if (inTime && hasComeDue({ dueOn, struck: false }, today)) timely += count;
  }
  return { standings: [...standings.values()], closings, timely };
}

/**
 * Planned against actual, week by week, from the feedback over the concentrated period, and on to today while anything is
 * open: a stall is seen as the level line it is. When all is closed it ends with the last closing.
 */
function weeksOf(
  inspection: Inspection,
  { standings, closings }: Standings,
  today: Day,
  href: (f: Partial<MeasureFilter>) => string,
): Week[] {
  const plannedBy = (sunday: Day) => standings.reduce((n, s) => n + (isPlannedBy(s, sunday) ? s.count : 0), 0);
  const closedBy = (sunday: Day) => [...closings].reduce((n, [day, count]) => n + (day <= sunday ? count : 0), 0);
  const open = standings.some((s) => s.status !== "CLOSED");
  const ends = [inspection.concentratedEndOn, ...closings.keys(), ...(open ? [today] : [])].sort();
  const until = mondayOf(ends.at(-1) ?? today);
  const weeks: Week[] = [];
  for (let week = mondayOf(inspection.feedbackOn); week <= until; week = addDays(week, 7)) {
    const sunday = addDays(week, 6);
    weeks.push({
      week,
      planned: { value: plannedBy(sunday), href: href({ expectedClosedBy: sunday }) },
      actual: week > today ? null : { value: closedBy(sunday), href: href({ closedTo: sunday }) },
    });
  }
  return weeks;
}
