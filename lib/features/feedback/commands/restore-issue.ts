import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { REASON_MAX } from "@/lib/domain/limits";
import { ISSUE_RESTORED } from "@/lib/features/feedback/events";
import { aboutIssue } from "@/lib/history/about";
import { openIssue, required } from "./edit-guard";
import type { StrikeIssueInput } from "./strike-issue";
import { restoreMeasuresOf } from "./strike-with-parent";

/** 恢复反馈问题: and the measures that were struck out together with it. */
export function restoreIssue(viewer: Viewer, sent: Sent, input: StrikeIssueInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { issue, post } = await openIssue(write, input);
    if (!issue.struckAt) refuse("state", `反馈问题 ${issue.code} 没有作废。`);
    const reason = required(input.reason, "reason", "恢复原因", REASON_MAX);
    const { count } = await write.tx.issue.updateMany({
      where: { id: issue.id, version: input.version, struckAt: { not: null } },
      data: { struckAt: null, struckReason: "", mergedIntoId: null, version: { increment: 1 } },
    });
    if (count === 0) changedMeanwhile();
    write.record(post, {
      ...aboutIssue(issue),
      kind: ISSUE_RESTORED,
      reason,
    });
    await restoreMeasuresOf(write, post, { issueId: issue.id, struckAt: issue.struckAt }, reason);
  });
}
