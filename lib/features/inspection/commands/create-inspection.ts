import "server-only";
import { can } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { notFound } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { EDIT_INSPECTION } from "@/lib/features/inspection/acts";
import { INSPECTION_CREATED } from "@/lib/features/inspection/events";
import { aboutNewInspection } from "@/lib/history/about";
import { checkInspection, columnsOf, type InspectionInput, refuseSameInspection } from "./inspection-row";

/** 新建巡视巡察: one inspection of a body the viewer's office keeps. */
export function createInspection(
  viewer: Viewer,
  sent: Sent,
  input: InspectionInput & { bodyId: string },
): Promise<Result<{ id: string }>> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const post = can(viewer, EDIT_INSPECTION, { bodyId: input.bodyId });
    if (!post) notFound();
    checkInspection(input);
    const columns = columnsOf(input);
    await refuseSameInspection(tx, { ...columns, bodyId: input.bodyId });
    const inspection = await tx.inspection.create({
      data: { ...columns, bodyId: input.bodyId, createdAt: viewer.now },
    });
    record(post, { ...aboutNewInspection(inspection), kind: INSPECTION_CREATED });
    return { id: inspection.id };
  });
}
