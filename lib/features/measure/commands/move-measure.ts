import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { columnsOf, type ParentColumns, type ParentRef, refOf } from "@/lib/domain/measure/parent";
import { EDITABLE, openMeasure, requireStatus } from "@/lib/features/feedback/commands/edit-guard";
import { findParent, type Place } from "@/lib/features/feedback/commands/edit-parent";
import { lastPosition, openGap, settleOrder } from "@/lib/features/feedback/commands/settle-order";
import { MEASURE_MOVED } from "@/lib/features/feedback/events";
import { parentOf } from "@/lib/features/feedback/queries/parent";
import { aboutMeasure } from "@/lib/history/about";
import { fact } from "@/lib/history/record";

export type MoveMeasureInput = {
  measureId: string;
  version: number;
  /** Left out: stays with its issue or item. */
  parent?: ParentRef;
  place: Place;
};

/** 调整顺序: to another place among its siblings, or to another issue or item of the inspection. It keeps its number. */
export function moveMeasure(viewer: Viewer, sent: Sent, input: MoveMeasureInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { measure, inspection, post } = await openMeasure(write, input);
    const { tx } = write;
    const from = parentOf(measure);
    const parent = await findParent(write, inspection.id, input.parent ?? refOf(from));
    if (parent.id !== from.id) {
      requireStatus([measure], EDITABLE, "移到别处");
    }
    if (input.place !== "end" && input.place.after === measure.id) return;
    const columns = columnsOf(parent);
    const among = { inspectionId: inspection.id, ...columns };
    const before = await placeAmong(tx, among, measure.id);
    const position =
      input.place === "end"
        ? (await lastPosition(tx, "measure", among)) + 1
        : await openGap(tx, "measure", among, input.place.after, 1);
    const { count } = await tx.measure.updateMany({
      where: { id: measure.id, version: input.version },
      data: { ...columns, position, version: { increment: 1 } },
    });
    if (count === 0) changedMeanwhile();
    await settleOrder(tx, inspection.id);
    const after = await placeAmong(tx, among, measure.id);
    // Set down where it was: nothing happened that a history should tell.
    if (parent.id === from.id && before === after) return;
    write.record(post, {
      ...aboutMeasure(measure, parent.rootIssueId),
      kind: MEASURE_MOVED,
      facts: fact("place", parent.id === from.id ? before : null, after),
    });
  });
}

/** The place among the siblings, counted from 1. */
async function placeAmong(
  tx: Parameters<typeof settleOrder>[0],
  among: { inspectionId: string } & ParentColumns,
  id: string,
): Promise<number | null> {
  const rows = await tx.measure.findMany({
    where: among,
    select: { id: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  const at = rows.findIndex((row) => row.id === id);
  return at < 0 ? null : at + 1;
}
