import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { IMPORT_DISCARDED } from "@/lib/features/import/events";
import type { SeenReview } from "./review-row";
import { openReview } from "./review-row";

/** 取消导入: the review is put aside; nothing of it enters the ledger. */
export function discardReview(viewer: Viewer, sent: Sent, input: SeenReview): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { draft, post } = await openReview(write, input);
    await write.tx.importDraft.update({
      where: { id: draft.id },
      data: { state: "DISCARDED", version: { increment: 1 } },
    });
    write.record(post, {
      bodyId: draft.bodyId,
      kind: IMPORT_DISCARDED,
      subjectId: draft.id,
      subjectLabel: draft.fileName,
    });
  });
}
