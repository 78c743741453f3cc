import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { ISSUE_NEARLY_DONE_WITHDRAWN } from "@/lib/features/feedback/events";
import { declarable, type NearlyDoneInput } from "./nearly-done-row";

/** 撤销基本完成认定, with a reason; the declaration and its reason stay in the history. */
export function withdrawNearlyDone(viewer: Viewer, sent: Sent, input: NearlyDoneInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { issue, post, why, about } = await declarable(write, input);
    const changed = await write.tx.issue.updateMany({
      where: { id: issue.id, version: input.version, nearlyDoneAt: { not: null } },
      data: { nearlyDoneAt: null, nearlyDoneReason: "", version: { increment: 1 } },
    });
    if (changed.count === 0) changedMeanwhile();
    write.record(post, {
      ...about,
      kind: ISSUE_NEARLY_DONE_WITHDRAWN,
      reason: why,
    });
  });
}
