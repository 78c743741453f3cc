import type { Viewer } from "@/lib/access/viewer";
import { refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { tooLong } from "@/lib/features/import/read/review/correction-limits";
import type { Correction } from "@/lib/features/import/read/review/correction-schema";
import { applyCorrection } from "@/lib/features/import/read/review/corrections";
import { openReview, storeCorrections } from "./review-row";

export type Seen = { draftId: string; version: number };

/** 校对: makes one correction of a review. It is kept at once and survives a reload and a restart. */
export function correctReview(
  viewer: Viewer,
  sent: Sent,
  input: Seen & { correction: Correction },
): Promise<Result<{ version: number }>> {
  return transact(viewer, sent, async (write) => {
    const opened = await openReview(write, input);
    const over = tooLong(input.correction);
    const [why] = Object.values(over).flat();
    if (why) refuse("invalid", why, over);
    const corrected = applyCorrection(opened.review, input.correction);
    if (!corrected.ok) refuse("invalid", corrected.why);
    const { draft, stored } = opened;
    await storeCorrections(write, draft, stored, [...stored.corrections, input.correction]);
    return { version: draft.version + 1 };
  });
}

/** 撤销上一步: takes the last correction back; what the parser read is never lost. */
export function undoCorrection(viewer: Viewer, sent: Sent, input: Seen): Promise<Result<{ version: number }>> {
  return transact(viewer, sent, async (write) => {
    const { draft, stored } = await openReview(write, input);
    if (stored.corrections.length === 0) refuse("state", "没有可以撤销的改动。");
    await storeCorrections(write, draft, stored, stored.corrections.slice(0, -1));
    return { version: draft.version + 1 };
  });
}

/** 放弃导入: the review is put aside; nothing of it enters the ledger. */
export function discardReview(viewer: Viewer, sent: Sent, input: Seen): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { draft, post } = await openReview(write, input);
    await write.tx.importDraft.update({
      where: { id: draft.id },
      data: { state: "DISCARDED", version: { increment: 1 } },
    });
    write.record(post, {
      bodyId: draft.bodyId,
      action: "import.discarded",
      subjectType: "IMPORT",
      subjectId: draft.id,
      subjectLabel: draft.fileName,
    });
  });
}
