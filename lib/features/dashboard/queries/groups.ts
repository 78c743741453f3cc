import "server-only";
import { TIME_CLASS_LABELS } from "@/lib/domain/labels";
import { declared, type Share, type Tally, total, verified } from "@/lib/domain/measure/completion";
import { NONE } from "@/lib/domain/text/condition";
import { MEASURE_STATUSES, type MeasureStatus, TIME_CLASSES } from "@/lib/domain/types";
import type { AssignedFilter, Counted, Linked } from "./counted";
import type { Frame } from "./frame";

/** The tables of the dashboard: the same figures of every unit, section and class, each row one filter. */

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
export type UnitFigures = GroupRow & { cooperating: Linked | null };

function byStatus<T>(of: (status: MeasureStatus) => T): Record<MeasureStatus, T> {
  return Object.fromEntries(MEASURE_STATUSES.map((status) => [status, of(status)])) as Record<MeasureStatus, T>;
}

/** The row of one filter. `late` is counted by whoever knows: not every grouping tells who is overdue. */
function row({ assigned, href }: Counted, filter: AssignedFilter, key: string, label: string, late: number): GroupRow {
  const tally = byStatus((status) => assigned({ ...filter, status: [status] }));
  return {
    key,
    label,
    href: href(filter),
    tally,
    hrefs: byStatus((status) => href({ ...filter, status: [status] })),
    total: total(tally),
    overdue: { value: late, href: href({ ...filter, overdue: true }) },
    declared: declared(tally),
    verified: verified(tally),
  };
}

/** Every status of the whole. */
export function whole(counted: Counted): GroupRow {
  return row(counted, {}, "all", "全部", counted.inTime({ overdue: true }));
}

/** What is overdue beside what the rows above it say. */
function othersLate(counted: Counted, rows: readonly { overdue: number }[]): number {
  return counted.inTime({ overdue: true }) - rows.reduce((sum, { overdue }) => sum + overdue, 0);
}

/** By lead unit, in the order of the body, with what each cooperates on; those without one last. */
export function byUnit(counted: Counted, { units }: Frame): UnitFigures[] {
  const { href } = counted;
  const rows = units.map((u) => ({
    ...row(counted, { leadUnit: u.id }, u.id, u.shortName, u.overdue),
    cooperating: { value: u.cooperates, href: href({ cooperatingUnit: u.id }) },
  }));
  const none = row(counted, { leadUnit: NONE }, NONE, "未明确", othersLate(counted, units));
  return [
    ...rows.filter((u) => u.total > 0 || u.cooperating.value > 0),
    ...(none.total > 0 ? [{ ...none, cooperating: null }] : []),
  ];
}

/** By section, in printed order; those in none last. */
export function bySection(counted: Counted, { sections }: Frame): GroupRow[] {
  const rows = sections.map((s) => row(counted, { section: s.id }, s.id, `（${s.number}）${s.title}`, s.overdue));
  const none = row(counted, { section: NONE }, NONE, "未列方面", othersLate(counted, sections));
  return [...rows, none].filter((s) => s.total > 0);
}

/** By time class; unclassified ones last. */
export function byClass(counted: Counted): GroupRow[] {
  const labels = { ...TIME_CLASS_LABELS, [NONE]: "未分类" };
  return ([...TIME_CLASSES, NONE] as const)
    .map((timeClass) => {
      const filter = { timeClass: [timeClass] };
      return row(counted, filter, timeClass, labels[timeClass], counted.inTime({ ...filter, overdue: true }));
    })
    .filter((group) => group.total > 0);
}
