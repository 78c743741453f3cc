import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { REASON_MAX } from "@/lib/domain/limits";
import { ITEM_RESTORED } from "@/lib/features/feedback/events";
import { aboutItem } from "@/lib/history/about";
import { openItem, required } from "./edit-guard";
import type { StrikeItemInput } from "./strike-item";
import { restoreMeasuresOf } from "./strike-with-parent";

/** 恢复事项: and the measures that were struck out together with it. */
export function restoreItem(viewer: Viewer, sent: Sent, input: StrikeItemInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { item, post } = await openItem(write, input);
    const { tx } = write;
    if (!item.struckAt) refuse("state", `事项 ${item.code} 没有作废。`);
    const parent = item.issueId ? await tx.issue.findUnique({ where: { id: item.issueId } }) : null;
    if (parent?.struckAt) refuse("state", `反馈问题 ${parent.code} 已作废，请先恢复它，或把事项移到其他问题下。`);
    const reason = required(input.reason, "reason", "恢复原因", REASON_MAX);
    const { count } = await tx.extendedItem.updateMany({
      where: { id: item.id, version: input.version, struckAt: { not: null } },
      data: { struckAt: null, struckReason: "", version: { increment: 1 } },
    });
    if (count === 0) changedMeanwhile();
    write.record(post, {
      ...aboutItem(item),
      kind: ITEM_RESTORED,
      reason,
    });
    await restoreMeasuresOf(write, post, { extendedItemId: item.id, struckAt: item.struckAt }, reason);
  });
}
