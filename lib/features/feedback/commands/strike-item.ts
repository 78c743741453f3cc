import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { REASON_MAX } from "@/lib/domain/limits";
import { ITEM_STRUCK } from "@/lib/features/feedback/events";
import { aboutItem } from "@/lib/history/about";
import { WITH_MEASURE } from "@/lib/history/kept";
import { EDITABLE, openItem, required, requireStatus } from "./edit-guard";
import { strikeMeasuresOf } from "./strike-with-parent";

export type StrikeItemInput = { itemId: string; version: number; reason: string };

/** 作废事项: with a reason, and its measures with it. */
export function strikeItem(viewer: Viewer, sent: Sent, input: StrikeItemInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { item, post } = await openItem(write, input);
    const { tx } = write;
    if (item.struckAt) refuse("state", `事项 ${item.code} 已经作废。`);
    const reason = required(input.reason, "reason", "作废原因", REASON_MAX);
    const measures = await tx.measure.findMany({
      where: { extendedItemId: item.id, struckAt: null },
      include: WITH_MEASURE,
    });
    requireStatus(measures, EDITABLE, "随事项作废");
    const { count } = await tx.extendedItem.updateMany({
      where: { id: item.id, version: input.version, struckAt: null },
      data: { struckAt: viewer.now, struckReason: reason, version: { increment: 1 } },
    });
    if (count === 0) changedMeanwhile();
    write.record(post, {
      ...aboutItem(item),
      kind: ITEM_STRUCK,
      reason,
    });
    await strikeMeasuresOf(write, post, measures, `随事项 ${item.code} 作废：${reason}`);
  });
}
