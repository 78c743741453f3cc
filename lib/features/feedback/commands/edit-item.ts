import type { Viewer } from "@/lib/access/viewer";
import { CHANGED_MEANWHILE, type Result, refuse } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { change } from "@/lib/domain/events";
import { TEXT_MAX, TITLE_MAX } from "@/lib/domain/text/edit-limits";
import { isRefusal } from "@/lib/features/measure/commands/measure-row";
import { aboutItem, openItem, required, within } from "./edit-guard";

export type EditItemInput = { itemId: string; version: number; title: string; text: string };

/** 修改事项: its wording. Its kind is in its number and does not change. */
export function editItem(viewer: Viewer, sent: Sent, input: EditItemInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const opened = await openItem(write, input);
    if (isRefusal(opened)) return opened;
    const { item, post } = opened;
    if (item.struckAt) return refuse(`事项 ${item.code} 已删去，不能修改；请先恢复。`);
    const title = required(input.title, "title", "事项名称", TITLE_MAX);
    if (typeof title !== "string") return title;
    const text = within(input.text, "text", "事项说明", TEXT_MAX);
    if (typeof text !== "string") return text;
    const changes = [...change("事项名称", item.title, title), ...change("事项说明", item.text || null, text || null)];
    if (changes.length === 0) return { ok: true };
    const { count } = await write.tx.extendedItem.updateMany({
      where: { id: item.id, version: input.version, struckAt: null },
      data: { title, text, version: { increment: 1 } },
    });
    if (count === 0) return refuse(CHANGED_MEANWHILE);
    write.record(post, { ...aboutItem(item), action: "item.edited", changes });
    return { ok: true };
  });
}
