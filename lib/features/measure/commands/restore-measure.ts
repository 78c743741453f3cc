import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { readerOf } from "@/lib/db/snapshot";
import { PARENT_LABELS } from "@/lib/domain/labels";
import { REASON_MAX } from "@/lib/domain/limits";
import { parentIn } from "@/lib/domain/measure/parent";
import { openMeasure, required } from "@/lib/features/feedback/commands/edit-guard";
import { settleOrder } from "@/lib/features/feedback/commands/settle-order";
import { MEASURE_RESTORED } from "@/lib/features/feedback/events";
import { findParentRow } from "@/lib/features/feedback/queries/parent";
import { aboutMeasure } from "@/lib/history/about";
import type { StrikeMeasureInput } from "./strike-measure";

/** 恢复措施: a struck measure counts again, as it stood. */
export function restoreMeasure(viewer: Viewer, sent: Sent, input: StrikeMeasureInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { measure, inspection, post } = await openMeasure(write, input);
    if (!measure.struckAt) refuse("state", `措施 ${measure.code} 没有作废。`);
    const parent = await findParentRow(readerOf(write.tx), viewer, parentIn(measure));
    if (parent?.struckAt) refuse("state", `${PARENT_LABELS[parent.kind]} ${parent.code} 已作废，请先恢复它。`);
    const reason = required(input.reason, "reason", "恢复原因", REASON_MAX);
    const { count } = await write.tx.measure.updateMany({
      where: { id: measure.id, version: input.version, struckAt: { not: null } },
      data: { struckAt: null, struckReason: "", mergedIntoId: null, version: { increment: 1 } },
    });
    if (count === 0) changedMeanwhile();
    await settleOrder(write.tx, inspection.id);
    write.record(post, {
      ...aboutMeasure(measure),
      kind: MEASURE_RESTORED,
      reason,
    });
  });
}
