import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import type { SeenReview } from "./review-row";
import { openReview, storeCorrections } from "./review-row";

/** 撤销上一步: takes the last correction back; what the parser read is never lost. */
export function undoCorrection(viewer: Viewer, sent: Sent, input: SeenReview): Promise<Result<{ version: number }>> {
  return transact(viewer, sent, async (write) => {
    const { draft, stored } = await openReview(write, input);
    if (stored.corrections.length === 0) refuse("state", "没有可以撤销的改动。");
    await storeCorrections(write, draft, stored, stored.corrections.slice(0, -1));
    return { version: draft.version + 1 };
  });
}
