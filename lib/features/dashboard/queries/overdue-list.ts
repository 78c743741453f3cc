import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { type Day, dayFromDb } from "@/lib/domain/day";
import { daysOverdue } from "@/lib/domain/measure/deadline";
import { TIMED, timedOf } from "@/lib/domain/measure/due-view";
import type { MeasureStatus } from "@/lib/domain/types";
import { PARENT, parentOf } from "@/lib/features/feedback/queries/parent";
import { within } from "./counted";

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

/** The first of the overdue: those the unit still has to act on, the longest late before the others; then those that came late and wait. */
export async function overdueList(viewer: Viewer, inspectionId: string): Promise<OverdueItem[]> {
  const rows = await reader().measure.findMany({
    where: within(viewer, inspectionId).where({ overdue: true }),
    orderBy: [{ appliedLateDays: { sort: "desc", nulls: "first" } }, { lateAfter: "asc" }, { id: "asc" }],
    take: OVERDUE_SHOWN,
    select: {
      ...TIMED,
      id: true,
      code: true,
      text: true,
      ...PARENT,
      leadUnit: { select: { shortName: true } },
      leader: { select: { name: true } },
    },
  });
  return rows.map((m) => {
    const dueOn = m.dueOn && dayFromDb(m.dueOn);
    if (!dueOn) throw new Error(`overdue measure ${m.id} has no deadline`);
    return {
      id: m.id,
      code: m.code,
      text: m.text,
      issue: parentOf(m).title,
      unit: m.leadUnit?.shortName ?? null,
      leader: m.leader?.name ?? null,
      dueOn,
      days: daysOverdue(timedOf(m), viewer.today),
      heldDays: m.heldDays,
      status: m.status,
    };
  });
}
