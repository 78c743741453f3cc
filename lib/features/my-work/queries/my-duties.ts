import "server-only";
import { mayEver } from "@/lib/access/can";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { estimatedLabel } from "@/lib/domain/labels";
import { isStuckEstimated } from "@/lib/domain/measure/deadline";
import { STANDS } from "@/lib/domain/measure/standing-still";
import type { InspectionChoice } from "@/lib/features/inspection/queries/pick-inspection";
import { inspectionsSeenBy } from "@/lib/features/inspection/scope";
import { ASSIGN_MEASURES } from "@/lib/features/measure/acts";
import { ledgerHref, type MeasureFilter } from "@/lib/features/measure/filter";
import { type MeasureQuestion, measureWhere } from "@/lib/features/measure/queries/measure-where";
import { barredMeasures } from "@/lib/features/measure/queries/standing";

export type Duty = { key: string; label: string; value: number; href: string; urgent: boolean };

/** What the office keeps an eye on: measures not assigned, and those that have nobody. */
export async function officeDuties(viewer: Viewer, inspections: readonly InspectionChoice[]): Promise<Duty[]> {
  if (!mayEver(viewer, ASSIGN_MEASURES)) return [];
  const running = inspections.filter((i) => !i.archived);
  const shown = running.slice(0, 3);
  const barred = await barredMeasures(viewer);
  /** Rows of a filter in each of the inspections shown, in one statement. */
  const countIn = async (filter: MeasureQuestion) => {
    const rows = await reader().measure.groupBy({
      by: ["inspectionId"],
      where: narrow(measureWhere(viewer, filter), { inspectionId: { in: shown.map((i) => i.id) } }),
      _count: true,
    });
    return new Map(rows.map((row) => [row.inspectionId, row._count]));
  };
  const unassigned = await countIn({ unassigned: true });
  const standing = await countIn({ vacant: [...STANDS], barred });
  return [
    // Told only where there is something: it is not of every day.
    ...shown.flatMap((i): Duty[] => {
      const value = standing.get(i.id) ?? 0;
      return value === 0
        ? []
        : [
            {
              key: `stands-${i.id}`,
              label: running.length > 1 ? `无人负责 · ${i.name}` : "无人负责的措施",
              value,
              href: ledgerHref(standingOf(i)),
              urgent: true,
            },
          ];
    }),
    ...shown.map(
      (i): Duty => ({
        key: `unassigned-${i.id}`,
        label: running.length > 1 ? `责任分工未明确 · ${i.name}` : "责任分工未明确的措施",
        value: unassigned.get(i.id) ?? 0,
        href: ledgerHref(unassignedOf(i)),
        urgent: (unassigned.get(i.id) ?? 0) > 0,
      }),
    ),
  ];
}

function unassignedOf(inspection: InspectionChoice): Partial<MeasureFilter> {
  return { inspection: inspection.id, unassigned: true };
}

function standingOf(inspection: InspectionChoice): Partial<MeasureFilter> {
  return { inspection: inspection.id, vacant: [...STANDS] };
}

/** Whether somebody keeps an eye on an inspection for the supervision team. */
export const supervises = (viewer: Viewer): boolean => viewer.posts.some((p) => p.role === "SUPERVISION");

/** What the supervision team looks for in the inspection at hand: overdue, silent, relapsed, closed late. */
export async function supervisionDuties(viewer: Viewer, inspection: InspectionChoice | null): Promise<Duty[]> {
  if (!inspection || !supervises(viewer)) return [];
  const base = { inspection: inspection.id };
  const cuts: { key: string; label: string; filter: Partial<MeasureFilter>; urgent: boolean }[] = [
    { key: "overdue", label: "已逾期", filter: { ...base, overdue: true }, urgent: true },
    {
      key: "silent",
      label: `连续${inspection.silentAfterDays}天无进展`,
      filter: { ...base, silentDays: inspection.silentAfterDays },
      urgent: true,
    },
    {
      key: "unreported",
      label: `${inspection.silentAfterDays}天未报送`,
      filter: { ...base, unreportedDays: inspection.silentAfterDays },
      urgent: true,
    },
    {
      key: "stuck",
      label: estimatedLabel("审核滞留", isStuckEstimated(viewer.today, inspection.stuckAfterDays, viewer.calendar)),
      filter: { ...base, stuckDays: inspection.stuckAfterDays },
      urgent: true,
    },
    { key: "relapsed", label: "问题反弹", filter: { ...base, relapsed: true }, urgent: false },
    { key: "late", label: "逾期后销号", filter: { ...base, closedLate: true }, urgent: false },
  ];
  const pairs = [cuts.slice(0, 2), cuts.slice(2, 4), cuts.slice(4)];
  const values = (await Promise.all(pairs.map((pair) => countPair(viewer, inspection.id, pair)))).flat();
  return cuts.map((c, i) => ({
    key: c.key,
    label: c.label,
    value: values[i] ?? 0,
    href: ledgerHref(c.filter),
    urgent: c.urgent && (values[i] ?? 0) > 0,
  }));
}

/** Two counts in one statement: a relation is counted once in a select, so the second goes by way of the body. */
async function countPair(
  viewer: Viewer,
  inspectionId: string,
  [first, second]: readonly { filter: Partial<MeasureFilter> }[],
): Promise<[number, number]> {
  const count = (cut: { filter: Partial<MeasureFilter> } | undefined) => ({
    select: { measures: { where: measureWhere(viewer, cut?.filter ?? {}) } },
  });
  const row = await reader().inspection.findFirst({
    where: narrow(inspectionsSeenBy(viewer), { id: inspectionId }),
    select: { _count: count(first), body: { select: { _count: count(second) } } },
  });
  return [row?._count.measures ?? 0, row?.body._count.measures ?? 0];
}
