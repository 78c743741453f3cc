import type { Viewer } from "@/lib/access/viewer";
import { CHANGED_MEANWHILE, type Result, refuse } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { change } from "@/lib/domain/events";
import { REMARK_MAX, TEXT_MAX } from "@/lib/domain/text/edit-limits";
import { EDITABLE, notInState, openMeasure, required, within } from "@/lib/features/feedback/commands/edit-guard";
import { aboutMeasure, isRefusal } from "./measure-row";

export type EditMeasureInput = { measureId: string; version: number; text: string; remark: string };

/** 修改措施: its wording and remark. What was applied for or closed keeps its wording; the remark stays open. */
export function editMeasure(viewer: Viewer, sent: Sent, input: EditMeasureInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const opened = await openMeasure(write, input);
    if (isRefusal(opened)) return opened;
    const { measure, post } = opened;
    if (measure.struckAt) return refuse(`措施 ${measure.code} 已删去，不能修改；请先恢复。`);
    const text = required(input.text, "text", "整改措施", TEXT_MAX);
    if (typeof text !== "string") return text;
    const remark = within(input.remark, "remark", "备注", REMARK_MAX);
    if (typeof remark !== "string") return remark;
    const held = text === measure.text ? null : notInState([measure], EDITABLE, "修改文字");
    if (held) return held;
    const changes = [
      ...change("整改措施", measure.text, text),
      ...change("备注", measure.remark || null, remark || null),
    ];
    if (changes.length === 0) return { ok: true };
    const { count } = await write.tx.measure.updateMany({
      where: { id: measure.id, version: input.version, status: measure.status, struckAt: null },
      data: { text, remark, version: { increment: 1 } },
    });
    if (count === 0) return refuse(CHANGED_MEANWHILE);
    write.record(post, { ...aboutMeasure(measure), action: "measure.edited", changes });
    return { ok: true };
  });
}
