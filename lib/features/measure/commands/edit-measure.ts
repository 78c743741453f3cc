import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { REMARK_MAX, TEXT_MAX } from "@/lib/domain/limits";
import { EDITABLE, openMeasure, required, requireStatus, within } from "@/lib/features/feedback/commands/edit-guard";
import { MEASURE_EDITED } from "@/lib/features/measure/events";
import { aboutMeasure } from "@/lib/history/about";

export type EditMeasureInput = { measureId: string; version: number; text: string; remark: string };

/** 修改措施: its wording and remark. What was applied for or closed keeps its wording; the remark stays open. */
export function editMeasure(viewer: Viewer, sent: Sent, input: EditMeasureInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { measure, post } = await openMeasure(write, input);
    if (measure.struckAt) refuse("state", `措施 ${measure.code} 已作废，不能修改；请先恢复。`);
    const text = required(input.text, "text", "整改措施", TEXT_MAX);
    const remark = within(input.remark, "remark", "备注", REMARK_MAX);
    if (text !== measure.text) requireStatus([measure], EDITABLE, "修改文字");
    if (text === measure.text && remark === measure.remark) return;
    const { count } = await write.tx.measure.updateMany({
      where: { id: measure.id, version: input.version, status: measure.status, struckAt: null },
      data: { text, remark, version: { increment: 1 } },
    });
    if (count === 0) changedMeanwhile();
    write.record(post, { ...aboutMeasure(measure), kind: MEASURE_EDITED });
  });
}
