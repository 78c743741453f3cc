import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { REASON_MAX } from "@/lib/domain/limits";
import { EDITABLE, openMeasure, required, requireStatus } from "@/lib/features/feedback/commands/edit-guard";
import { MEASURE_STRUCK } from "@/lib/features/feedback/events";
import { aboutMeasure } from "@/lib/history/about";

export type StrikeMeasureInput = { measureId: string; version: number; reason: string };

/** 作废措施: with a reason; it stays readable, shown struck, and counts nowhere. Its number is never given out again. */
export function strikeMeasure(viewer: Viewer, sent: Sent, input: StrikeMeasureInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { measure, post } = await openMeasure(write, input);
    if (measure.struckAt) refuse("state", `措施 ${measure.code} 已经作废。`);
    requireStatus([measure], EDITABLE, "作废");
    const reason = required(input.reason, "reason", "作废原因", REASON_MAX);
    const { count } = await write.tx.measure.updateMany({
      where: { id: measure.id, version: input.version, status: measure.status, struckAt: null },
      data: { struckAt: viewer.now, struckReason: reason, version: { increment: 1 } },
    });
    if (count === 0) changedMeanwhile();
    write.record(post, {
      ...aboutMeasure(measure),
      kind: MEASURE_STRUCK,
      reason,
    });
  });
}
