import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { EDIT_INSPECTION } from "@/lib/features/inspection/acts";
import { INSPECTION_ARCHIVED, INSPECTION_REOPENED } from "@/lib/features/inspection/events";
import { aboutInspection } from "@/lib/history/about";
import { keptInspection } from "./inspection-row";

/**
 * 归档 or 取消归档. An archived inspection can be read and not worked on. Applications that stand have to be decided
 * first: nobody could sign them afterwards.
 */
export function archiveInspection(
  viewer: Viewer,
  sent: Sent,
  input: { inspectionId: string; version: number; archive: boolean },
): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { tx, record } = write;
    const { inspection, post } = await keptInspection(write, input.inspectionId, EDIT_INSPECTION);
    if (input.archive) {
      // Counted under the lock that applications share: none comes in between.
      const standing = await tx.measure.count({ where: { inspectionId: inspection.id, status: "SUBMITTED" } });
      if (standing > 0) refuse("state", `还有 ${standing} 条措施正在审核，全部销号或退回以后才能归档。`);
    }
    const { count } = await tx.inspection.updateMany({
      where: {
        id: inspection.id,
        version: input.version,
        archivedAt: input.archive ? null : { not: null },
      },
      data: { archivedAt: input.archive ? viewer.now : null, version: { increment: 1 } },
    });
    if (count === 0) changedMeanwhile();
    record(post, {
      ...aboutInspection(inspection),
      kind: input.archive ? INSPECTION_ARCHIVED : INSPECTION_REOPENED,
    });
  });
}
