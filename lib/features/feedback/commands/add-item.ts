import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { parentNumbers, takeNumber } from "@/lib/command/numbers";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { TEXT_MAX, TITLE_MAX } from "@/lib/domain/limits";
import { parentCode } from "@/lib/domain/numbering";
import type { ExtendedKind } from "@/lib/domain/types";
import { ITEM_CREATED } from "@/lib/features/feedback/events";
import { aboutNewItem } from "@/lib/history/about";
import { openInspection, required, within } from "./edit-guard";
import { findParent } from "./edit-parent";
import { gapBehindKind, settleOrder } from "./settle-order";

export type AddItemInput = {
  inspectionId: string;
  kind: ExtendedKind;
  title: string;
  /** What is to be said of it beside the title. */
  text: string;
  /** The issue it comes from; null where none is known. */
  issueId: string | null;
};

/** 新增事项: a problem the body found itself, or a reform item, with the next number of its kind. */
export function addItem(
  viewer: Viewer,
  sent: Sent,
  input: AddItemInput,
): Promise<Result<{ id: string; code: string }>> {
  return transact(viewer, sent, async (write) => {
    const { inspection, post } = await openInspection(write, input.inspectionId);
    const { tx } = write;
    const title = required(input.title, "title", "事项名称", TITLE_MAX);
    const text = within(input.text, "text", "事项说明", TEXT_MAX);
    const issue = input.issueId ? await findParent(write, inspection.id, { row: "issue", id: input.issueId }) : null;
    const position = await gapBehindKind(tx, inspection.id, input.kind);
    const number = await takeNumber(tx, parentNumbers(inspection, input.kind));
    const item = await tx.extendedItem.create({
      data: {
        bodyId: inspection.bodyId,
        inspectionId: inspection.id,
        kind: input.kind,
        code: parentCode(input.kind, number),
        title,
        text,
        issueId: issue?.id ?? null,
        sectionId: issue?.sectionId ?? null,
        position,
        createdAt: viewer.now,
      },
    });
    await settleOrder(tx, inspection.id);
    write.record(post, { ...aboutNewItem(item), kind: ITEM_CREATED });
    return { id: item.id, code: item.code };
  });
}
