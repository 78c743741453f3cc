import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { ITEM_MOVED } from "@/lib/features/feedback/events";
import { aboutItem } from "@/lib/history/about";
import { fact } from "@/lib/history/record";
import { openItem } from "./edit-guard";
import { findParent, type Place } from "./edit-parent";
import { gapBehindKind, openGap, settleOrder } from "./settle-order";

export type MoveItemInput = {
  itemId: string;
  version: number;
  /** The issue it comes from; null where none is known. */
  issueId: string | null;
  place: Place;
};

/** 调整事项: to another issue, or to another place in the order; its measures go with it and keep their numbers. */
export function moveItem(viewer: Viewer, sent: Sent, input: MoveItemInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { item, inspection, post } = await openItem(write, input);
    const { tx } = write;
    const issue = input.issueId ? await findParent(write, inspection.id, { row: "issue", id: input.issueId }) : null;
    const stays = (issue?.id ?? null) === item.issueId;
    if (input.place !== "end" && input.place.after === item.id && stays) return;
    const among = { inspectionId: inspection.id };
    const where = { ...among, kind: item.kind, issueId: issue?.id ?? null };
    const placeOf = async () => {
      const rows = await tx.extendedItem.findMany({
        where,
        select: { id: true },
        orderBy: [{ position: "asc" }, { id: "asc" }],
      });
      return rows.findIndex((row) => row.id === item.id) + 1;
    };
    const before = stays ? await placeOf() : null;
    const position =
      input.place === "end"
        ? await gapBehindKind(tx, inspection.id, item.kind)
        : await openGap(tx, "item", among, input.place.after, 1);
    const { count } = await tx.extendedItem.updateMany({
      where: { id: item.id, version: input.version },
      data: {
        issueId: issue?.id ?? null,
        ...(issue ? { sectionId: issue.sectionId } : {}),
        position,
        version: { increment: 1 },
      },
    });
    if (count === 0) changedMeanwhile();
    await settleOrder(tx, inspection.id);
    const after = await placeOf();
    if (stays && before === after) return;
    write.record(post, {
      ...aboutItem(item, issue?.id ?? null),
      kind: ITEM_MOVED,
      facts: fact("place", before, after),
    });
  });
}
