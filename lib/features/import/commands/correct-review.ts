import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import type { Correction } from "@/lib/features/import/read/review/correction-schema";
import { applyCorrection } from "@/lib/features/import/read/review/corrections";
import { tooLong } from "@/lib/features/import/read/review/too-long";
import type { SeenReview } from "./review-row";
import { openReview, storeCorrections } from "./review-row";

/** 校对: makes one correction of a review. It is kept at once and survives a reload and a restart. */
export function correctReview(
  viewer: Viewer,
  sent: Sent,
  input: SeenReview & { correction: Correction },
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
