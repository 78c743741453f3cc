import { seenBy } from "@/lib/auth/policy";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { declared, EMPTY_TALLY, type Share, type Tally, total, verified } from "@/lib/domain/completion";
import { addDays, type Day, dayFromDb, daysBetween, mondayOf } from "@/lib/domain/day";
import { DUE_BANDS, daysOverdue, isDueWithin, isOverdue } from "@/lib/domain/deadline";
import { TIME_CLASS_LABELS } from "@/lib/domain/labels";
import { type MeasureStatus, TIME_CLASSES, type TimeClass } from "@/lib/domain/types";
import { ledgerHref, type MeasureFilter, measureWhere } from "./measure-filter";
import type { InspectionChoice } from "./pick-inspection";

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

type Inspection = Pick<InspectionChoice, "id" | "feedbackOn" | "concentratedEndOn" | "silentAfterDays">;

/** One way measures stand in time, and how many stand so. */
type Standing = {
  status: MeasureStatus;
  timeClass: TimeClass | null;
  dueOn: Day | null;
  closedOn: Day | null;
  count: number;
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
  /** Measures due up to the end of the week, and measures closed up to then; null in weeks to come. */
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
  status: MeasureStatus;
};

const OVERDUE_SHOWN = 10;

export async function dashboard(viewer: Viewer, inspection: Inspection) {
  const base = { inspection: inspection.id };
  const where = (filter: Partial<MeasureFilter>) => measureWhere(viewer, { ...base, ...filter });
  const href = (filter: Partial<MeasureFilter>) => ledgerHref({ ...base, ...filter });
  const overdue = { overdue: "1" } as const;

  const [tallies, days, units, { sections, _count: counted }, overdueRows] = await Promise.all([
    db.measure.groupBy({ by: ["leadUnitId", "sectionId", "timeClass", "status"], where: where({}), _count: true }),
    db.measure.groupBy({ by: ["status", "timeClass", "dueOn", "closedOn"], where: where({}), _count: true }),
    db.unit.findMany({
      where: { AND: [seenBy(viewer).unit, { body: { inspections: { some: { id: inspection.id } } } }] },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: {
        id: true,
        name: true,
        shortName: true,
        _count: { select: { leads: { where: where(overdue) }, cooperation: { where: { measure: where({}) } } } },
      },
    }),
    // Sections and the silent ones in one statement: a page has eight, whoever asks.
    db.inspection.findFirstOrThrow({
      where: { AND: [seenBy(viewer).inspection, { id: inspection.id }] },
      select: {
        _count: { select: { measures: { where: where({ silent: inspection.silentAfterDays }) } } },
        sections: {
          where: seenBy(viewer).section,
          orderBy: [{ position: "asc" }, { id: "asc" }],
          select: {
            id: true,
            number: true,
            title: true,
            _count: { select: { measures: { where: where(overdue) } } },
          },
        },
      },
    }),
    db.measure.findMany({
      where: where(overdue),
      orderBy: [{ dueOn: "asc" }, { id: "asc" }],
      take: OVERDUE_SHOWN,
      select: {
        id: true,
        code: true,
        text: true,
        status: true,
        dueOn: true,
        rootIssue: { select: { title: true } },
        extendedItem: { select: { title: true } },
        leadUnit: { select: { shortName: true } },
        leader: { select: { name: true } },
      },
    }),
  ]);

  const standings: Standing[] = days.map((d) => ({
    status: d.status,
    timeClass: d.timeClass,
    dueOn: d.dueOn && dayFromDb(d.dueOn),
    closedOn: d.closedOn && dayFromDb(d.closedOn),
    count: d._count,
  }));
  const sum = (holds: (s: Standing) => boolean) => standings.reduce((n, s) => n + (holds(s) ? s.count : 0), 0);
  const timed = (s: Standing) => ({ status: s.status, dueOn: s.dueOn, struck: false });
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
  const overdueTotal = sum((s) => isOverdue(timed(s), today));
  const withoutUnit = groups("leadUnitId", null);
  const withoutSection = groups("sectionId", null);

  const unitRows: UnitRow[] = units
    .map((u) => ({
      ...row(u.id, u.shortName, groups("leadUnitId", u.id), { lead: u.id }, u._count.leads),
      cooperating: { value: u._count.cooperation, href: href({ coop: u.id }) },
    }))
    .filter((u) => u.total > 0 || u.cooperating.value > 0);
  if (total(withoutUnit) > 0) {
    const late = overdueTotal - units.reduce((n, u) => n + u._count.leads, 0);
    unitRows.push({
      ...row("none", "未分工", withoutUnit, { lead: "none" }, late),
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
      done: sum((s) => came(s, today) && s.closedOn !== null && s.dueOn !== null && s.closedOn <= s.dueOn),
      all: sum((s) => came(s, today)),
      href: href({ came: "1", timely: "1" }),
      allHref: href({ came: "1" }),
    } satisfies LinkedShare,
    statuses: row("all", "全部", all, {}, overdueTotal),
    overdue: { value: overdueTotal, href: href(overdue) } satisfies Linked,
    overdueBands: OVERDUE_BANDS.map((band) => ({
      ...band,
      value: sum((s) => {
        const late = daysOverdue(timed(s), today);
        return late >= band.from && (band.to === undefined || late <= band.to);
      }),
      href: href({ lateFrom: band.from, ...(band.to === undefined ? {} : { lateTo: band.to }) }),
    })),
    dueWithin: DUE_BANDS.map((within) => ({
      days: within,
      value: sum((s) => isDueWithin(timed(s), today, within)),
      href: href({ within }),
    })),
    silent: {
      value: counted.measures,
      href: href({ silent: inspection.silentAfterDays }),
      days: inspection.silentAfterDays,
    },
    unassigned: { value: total(withoutUnit), href: href({ lead: "none" }) } satisfies Linked,
    weeks: weeksOf(inspection, standings, today, href),
    units: unitRows,
    sections: sectionRows,
    classes: [...TIME_CLASSES, null].flatMap((c) => {
      const tally = groups("timeClass", c);
      const late = sum((x) => x.timeClass === c && isOverdue(timed(x), today));
      const label = c ? TIME_CLASS_LABELS[c] : "未定类型";
      return total(tally) === 0 ? [] : [row(c ?? "none", label, tally, { class: [c ?? "none"] }, late)];
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
        days: daysBetween(dueOn, today),
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

/** Whether the effective day has come; the same as the filter `came`. */
function came(s: Standing, today: Day): boolean {
  return s.dueOn !== null && s.dueOn <= today;
}

/** Planned against actual, week by week, from the feedback over the concentrated period and on while deadlines remain. */
function weeksOf(
  inspection: Inspection,
  standings: Standing[],
  today: Day,
  href: (f: Partial<MeasureFilter>) => string,
): Week[] {
  const end = inspection.concentratedEndOn;
  const last = standings.reduce((max, s) => (s.closedOn && s.closedOn > max ? s.closedOn : max), end);
  const until = mondayOf(last < today && end < today ? last : end > today ? end : today);
  const weeks: Week[] = [];
  for (let week = mondayOf(inspection.feedbackOn); week <= until; week = addDays(week, 7)) {
    const sunday = addDays(week, 6);
    const planned = standings.reduce((n, s) => n + (s.dueOn && s.dueOn <= sunday ? s.count : 0), 0);
    const actual = standings.reduce((n, s) => n + (s.closedOn && s.closedOn <= sunday ? s.count : 0), 0);
    weeks.push({
      week,
      planned: { value: planned, href: href({ dueTo: sunday }) },
      actual: week > today ? null : { value: actual, href: href({ closedTo: sunday }) },
    });
  }
  return weeks;
}
