import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { REASON_MAX } from "@/lib/domain/limits";
import { ISSUE_STRUCK } from "@/lib/features/feedback/events";
import { aboutIssue } from "@/lib/history/about";
import { WITH_MEASURE } from "@/lib/history/kept";
import { EDITABLE, openIssue, required, requireStatus } from "./edit-guard";
import { strikeMeasuresOf } from "./strike-with-parent";

export type StrikeIssueInput = { issueId: string; version: number; reason: string };

/**
 * 作废反馈问题: with a reason, and its measures with it. Items found beside it have to be moved or struck first: they are
 * problems of their own.
 */
export function strikeIssue(viewer: Viewer, sent: Sent, input: StrikeIssueInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { issue, post } = await openIssue(write, input);
    const { tx } = write;
    if (issue.struckAt) refuse("state", `反馈问题 ${issue.code} 已经作废。`);
    const reason = required(input.reason, "reason", "作废原因", REASON_MAX);
    const items = await tx.extendedItem.findMany({
      where: { issueId: issue.id, struckAt: null },
      orderBy: [{ position: "asc" }, { id: "asc" }],
    });
    if (items.length > 0) {
      const codes = items.map((i) => i.code).join("、");
      refuse("state", `反馈问题 ${issue.code} 下还有事项 ${codes}，请先把它们移到其他问题下，或者逐项作废。`);
    }
    const measures = await tx.measure.findMany({ where: { issueId: issue.id, struckAt: null }, include: WITH_MEASURE });
    requireStatus(measures, EDITABLE, "随问题作废");
    const { count } = await tx.issue.updateMany({
      where: { id: issue.id, version: input.version, struckAt: null },
      data: { struckAt: viewer.now, struckReason: reason, version: { increment: 1 } },
    });
    if (count === 0) changedMeanwhile();
    write.record(post, {
      ...aboutIssue(issue),
      kind: ISSUE_STRUCK,
      reason,
    });
    await strikeMeasuresOf(write, post, measures, `随反馈问题 ${issue.code} 作废：${reason}`);
  });
}
