import "server-only";
import { TIME_CLASS_LABELS } from "@/lib/domain/labels";
import { declared, EMPTY_TALLY, type Share, type Tally, total, verified } from "@/lib/domain/measure/completion";
import { NONE } from "@/lib/domain/text/condition";
import { MEASURE_STATUSES, type MeasureStatus, TIME_CLASSES } from "@/lib/domain/types";
import type { Asked, Counted, Linked } from "./counted";
import type { Frame } from "./frame";

/** The tables of the dashboard: the same figures of every unit, section, class and leader, each row one filter. */

export type GroupRow = {
  key: string;
  label: string;
  href: string;
  tally: Tally;
  hrefs: Record<MeasureStatus, string>;
  total: number;
  /** 其中期初: of the closed ones. */
  opening: Linked;
  overdue: Linked;
  declared: Share;
  verified: Share;
};
/** What a unit leads, and what it cooperates on beside that; no unit cooperates on nothing. */
export type UnitFigures = GroupRow & { cooperating: Linked | null };

function byStatus<T>(of: (status: MeasureStatus) => T): Record<MeasureStatus, T> {
  return Object.fromEntries(MEASURE_STATUSES.map((status) => [status, of(status)])) as Record<MeasureStatus, T>;
}

/** The row of one filter. */
function row({ rowsOf, count, href }: Counted, filter: Asked, key: string, label: string): GroupRow {
  const rows = rowsOf(filter);
  const tally = { ...EMPTY_TALLY };
  for (const { status } of rows) tally[status] += 1;
  return {
    key,
    label,
    href: href(filter),
    tally,
    hrefs: byStatus((status) => href({ ...filter, status: [status] })),
    total: total(tally),
    opening: { value: count({ opening: true }, rows), href: href({ ...filter, opening: true }) },
    overdue: { value: count({ overdue: true }, rows), href: href({ ...filter, overdue: true }) },
    declared: declared(tally),
    verified: verified(tally),
  };
}

/** By lead unit, the most overdue first, then in the order of the body, with what each cooperates on; those without one last. */
export function byUnit(counted: Counted, units: Frame["units"]): UnitFigures[] {
  const rows = units.map((u) => ({
    ...row(counted, { leadUnit: u.id }, u.id, u.shortName),
    cooperating: { value: u.cooperates, href: counted.href({ cooperatingUnit: u.id }) },
  }));
  const none = row(counted, { leadUnit: NONE }, NONE, "牵头部门未明确");
  return [
    ...rows
      .filter((u) => u.total > 0 || u.cooperating.value > 0)
      .sort((a, b) => b.overdue.value - a.overdue.value || (a.total === 0 ? 1 : 0) - (b.total === 0 ? 1 : 0)),
    ...(none.total > 0 ? [{ ...none, cooperating: null }] : []),
  ];
}

/** By section, in printed order; those in none last. */
export function bySection(counted: Counted, sections: Frame["sections"]): GroupRow[] {
  const rows = sections.map((s) => row(counted, { section: s.id }, s.id, `（${s.number}）${s.title}`));
  const none = row(counted, { section: NONE }, NONE, "未列方面");
  return [...rows, none].filter((s) => s.total > 0);
}

/** By time class; unclassified ones last. */
export function byClass(counted: Counted): GroupRow[] {
  const labels = { ...TIME_CLASS_LABELS, [NONE]: "未分类" };
  return ([...TIME_CLASSES, NONE] as const)
    .map((timeClass) => row(counted, { timeClass: [timeClass] }, timeClass, labels[timeClass]))
    .filter((group) => group.total > 0);
}

/** By 责任领导, known by id alone: names are read where they are shown. The most overdue first; those without one last. */
export function byLeader(counted: Counted): GroupRow[] {
  const ids = [...new Set(counted.rowsOf({}).flatMap(({ leaderId }) => leaderId ?? []))].sort();
  const rows = ids.map((id) => row(counted, { leader: id }, id, ""));
  const none = row(counted, { leader: NONE }, NONE, "责任领导未明确");
  return [
    ...rows.sort((a, b) => b.overdue.value - a.overdue.value || b.total - a.total),
    ...(none.total > 0 ? [none] : []),
  ];
}
