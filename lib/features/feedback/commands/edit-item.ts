import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { TEXT_MAX, TITLE_MAX } from "@/lib/domain/limits";
import { ITEM_EDITED } from "@/lib/features/feedback/events";
import { aboutItem } from "@/lib/history/about";
import { openItem, required, within } from "./edit-guard";

export type EditItemInput = { itemId: string; version: number; title: string; text: string };

/** 修改事项: its wording. Its kind is in its number and does not change. */
export function editItem(viewer: Viewer, sent: Sent, input: EditItemInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { item, post } = await openItem(write, input);
    if (item.struckAt) refuse("state", `事项 ${item.code} 已作废，不能修改；请先恢复。`);
    const title = required(input.title, "title", "事项名称", TITLE_MAX);
    const text = within(input.text, "text", "事项说明", TEXT_MAX);
    if (title === item.title && text === item.text) return;
    const { count } = await write.tx.extendedItem.updateMany({
      where: { id: item.id, version: input.version, struckAt: null },
      data: { title, text, version: { increment: 1 } },
    });
    if (count === 0) changedMeanwhile();
    write.record(post, { ...aboutItem(item), kind: ITEM_EDITED });
  });
}
