import { postFor } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { NOT_FOUND, type Result, refuse } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import {
  aboutInspection,
  changesOf,
  columnsOf,
  type InspectionInput,
  problemsOf,
  sameInspection,
} from "./inspection-row";

/** 新建巡视巡察: one inspection of a body the viewer's office keeps. */
export function createInspection(
  viewer: Viewer,
  sent: Sent,
  input: InspectionInput & { bodyId: string },
): Promise<Result<{ id: string }>> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const post = postFor(viewer, "inspection.edit", { bodyId: input.bodyId });
    if (!post) return refuse(NOT_FOUND);
    const problems = problemsOf(input);
    if (problems) return problems;
    const columns = columnsOf(input);
    const same = await sameInspection(tx, { ...columns, bodyId: input.bodyId });
    if (same) return same;
    const inspection = await tx.inspection.create({
      data: { ...columns, bodyId: input.bodyId, createdAt: viewer.now },
    });
    record(post, {
      ...aboutInspection(inspection),
      action: "inspection.created",
      changes: changesOf(null, columns),
    });
    return { ok: true, id: inspection.id };
  });
}
