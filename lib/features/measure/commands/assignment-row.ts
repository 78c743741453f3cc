import "server-only";
import type { HeldPost } from "@/lib/access/viewer";
import type { Write } from "@/lib/command/transact";
import { dayFromDb, dayToDb } from "@/lib/domain/day";
import { ASSIGNMENT_FIELDS, type Assigned, type applyAssignment } from "@/lib/domain/measure/assigning";
import { heldDays, type Returned } from "@/lib/domain/measure/deadline";
import { MEASURE_ASSIGNED } from "@/lib/features/measure/events";
import { aboutMeasure, type KeptMeasure } from "@/lib/history/about";

/** How 责任分工 is read off a measure and written; the measure is held, and the change was judged, by then. */

export function assignedOf(m: KeptMeasure): Assigned {
  return {
    code: m.code,
    status: m.status,
    leaderId: m.leaderId,
    leadUnitId: m.leadUnitId,
    unitIds: m.cooperation.map((c) => c.unitId),
    ownerId: m.ownerId,
    timeClass: m.timeClass,
    dueOn: m.dueOn ? dayFromDb(m.dueOn) : null,
    originalDueOn: m.originalDueOn ? dayFromDb(m.originalDueOn) : null,
    dueText: m.dueText,
    reviewEveryDays: m.reviewEveryDays,
  };
}

export type AssignmentWrite = {
  row: KeptMeasure;
  post: HeldPost;
  before: Assigned;
  after: ReturnType<typeof applyAssignment>;
  reason: string;
  /** What of it was returned in this cycle, where its day moves. */
  returned: Returned[] | undefined;
};

export async function writeAssignment({ tx, record }: Write, write: AssignmentWrite): Promise<void> {
  const { row, post, before, after, reason, returned } = write;
  const { unitIds, dueOn, ...plain } = after.next;
  const { count } = await tx.measure.updateMany({
    where: { id: row.id, version: row.version, status: row.status, struckAt: null },
    data: {
      ...plain,
      dueOn: dueOn ? dayToDb(dueOn) : null,
      // The days the desks held it are counted past the day that now is in force.
      ...(after.changed.includes("dueOn") ? { heldDays: heldDays(returned ?? [], dueOn) } : {}),
      originalDueOn: after.originalDueOn ? dayToDb(after.originalDueOn) : null,
      version: { increment: 1 },
    },
  });
  if (count === 0) throw new Error(`measure ${row.id} changed under its lock`);
  if (after.changed.includes("unitIds")) {
    await tx.measureUnit.deleteMany({ where: { measureId: row.id, unitId: { notIn: [...unitIds] } } });
    const added = unitIds.filter((id) => !before.unitIds.includes(id));
    await tx.measureUnit.createMany({ data: added.map((unitId) => ({ measureId: row.id, unitId })) });
  }
  record(post, {
    ...aboutMeasure(row),
    kind: MEASURE_ASSIGNED,
    tells: [...ASSIGNMENT_FIELDS, "originalDueOn", "heldDays"],
    reason,
  });
}
