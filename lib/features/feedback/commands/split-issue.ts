import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { parentNumbers, takeNumber } from "@/lib/command/numbers";
import { changedMeanwhile, notFound, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { TEXT_MAX, TITLE_MAX } from "@/lib/domain/limits";
import { parentCode } from "@/lib/domain/numbering";
import { ISSUE_CREATED, ISSUE_SPLIT, MEASURE_MOVED } from "@/lib/features/feedback/events";
import { aboutIssue, aboutMeasure, aboutNewIssue } from "@/lib/history/about";
import { WITH_MEASURE } from "@/lib/history/kept";
import { fact } from "@/lib/history/record";
import { EDITABLE, openIssue, required, requireStatus, within } from "./edit-guard";
import { openGap, settleOrder } from "./settle-order";

export type SplitIssueInput = {
  issueId: string;
  version: number;
  /** What stays with the number. */
  title: string;
  text: string;
  /** What becomes the next issue. */
  nextTitle: string;
  nextText: string;
  /** Measures that go to the new issue; they keep their numbers. */
  measureIds: readonly string[];
};

/** 拆分反馈问题: a second issue directly behind, with the next number of the inspection and the measures chosen for it. */
export function splitIssue(
  viewer: Viewer,
  sent: Sent,
  input: SplitIssueInput,
): Promise<Result<{ id: string; code: string }>> {
  return transact(viewer, sent, async (write) => {
    const { issue, inspection, post } = await openIssue(write, input);
    const { tx, record } = write;
    if (issue.struckAt) refuse("state", `反馈问题 ${issue.code} 已作废，不能拆分；请先恢复。`);
    const title = required(input.title, "title", "反馈问题", TITLE_MAX);
    const text = within(input.text, "text", "问题原文", TEXT_MAX);
    const nextTitle = required(input.nextTitle, "nextTitle", "拆出的反馈问题", TITLE_MAX);
    const nextText = within(input.nextText, "nextText", "拆出问题的原文", TEXT_MAX);
    const ids = [...new Set(input.measureIds)];
    const moved = await tx.measure.findMany({ where: { id: { in: ids }, issueId: issue.id }, include: WITH_MEASURE });
    if (moved.length !== ids.length) notFound();
    requireStatus(moved, EDITABLE, "随问题拆分移动");
    const { count } = await tx.issue.updateMany({
      where: { id: issue.id, version: input.version, struckAt: null },
      data: { title, text, version: { increment: 1 } },
    });
    if (count === 0) changedMeanwhile();
    const position = await openGap(tx, "issue", { inspectionId: inspection.id }, issue.id, 1);
    const number = await takeNumber(tx, parentNumbers(inspection, "ISSUE"));
    const next = await tx.issue.create({
      data: {
        bodyId: issue.bodyId,
        inspectionId: issue.inspectionId,
        sectionId: issue.sectionId,
        printedGroup: issue.printedGroup,
        code: parentCode("ISSUE", number),
        title: nextTitle,
        text: nextText,
        position,
        createdAt: viewer.now,
      },
    });
    await tx.measure.updateMany({
      where: { id: { in: ids }, issueId: issue.id },
      data: { issueId: next.id, version: { increment: 1 } },
    });
    await settleOrder(tx, inspection.id);
    record(post, {
      ...aboutIssue(issue),
      kind: ISSUE_SPLIT,
      facts: fact("splitInto", [issue.id], [issue.id, next.id]),
    });
    record(post, { ...aboutNewIssue(next), kind: ISSUE_CREATED, reason: `由 ${issue.code} 拆分` });
    for (const m of moved) {
      record(post, { ...aboutMeasure(m, next.id), kind: MEASURE_MOVED, reason: `随反馈问题 ${issue.code} 拆分` });
    }
    return { id: next.id, code: next.code };
  });
}
