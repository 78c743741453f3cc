import type { Viewer } from "@/lib/access/viewer";
import { parentNumbers, takeNumber } from "@/lib/command/numbers";
import { CHANGED_MEANWHILE, NOT_FOUND, type Result, refuse } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { change } from "@/lib/domain/events";
import { parentCode } from "@/lib/domain/numbering";
import { TEXT_MAX, TITLE_MAX } from "@/lib/domain/text/edit-limits";
import { aboutMeasure, isRefusal } from "@/lib/features/measure/commands/measure-row";
import { aboutIssue, EDITABLE, notInState, openIssue, required, within } from "./edit-guard";
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
    const opened = await openIssue(write, input);
    if (isRefusal(opened)) return opened;
    const { issue, inspection, post } = opened;
    const { tx, record } = write;
    if (issue.struckAt) return refuse(`反馈问题 ${issue.code} 已删去，不能拆分；请先恢复。`);
    const title = required(input.title, "title", "反馈问题", TITLE_MAX);
    if (typeof title !== "string") return title;
    const text = within(input.text, "text", "问题原文", TEXT_MAX);
    if (typeof text !== "string") return text;
    const nextTitle = required(input.nextTitle, "nextTitle", "拆出的反馈问题", TITLE_MAX);
    if (typeof nextTitle !== "string") return nextTitle;
    const nextText = within(input.nextText, "nextText", "拆出问题的原文", TEXT_MAX);
    if (typeof nextText !== "string") return nextText;
    const ids = [...new Set(input.measureIds)];
    const moved = await tx.measure.findMany({ where: { id: { in: ids }, issueId: issue.id } });
    if (moved.length !== ids.length) return refuse(NOT_FOUND);
    const held = notInState(moved, EDITABLE, "随问题拆分移动");
    if (held) return held;
    const { count } = await tx.issue.updateMany({
      where: { id: issue.id, version: input.version, struckAt: null },
      data: { title, text, version: { increment: 1 } },
    });
    if (count === 0) return refuse(CHANGED_MEANWHILE);
    const position = await openGap(tx, "issue", { inspectionId: inspection.id }, issue.id, 1);
    if (position === null) return refuse(NOT_FOUND);
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
      action: "issue.split",
      changes: [
        ...change("反馈问题", issue.title, title),
        ...change("问题原文", issue.text || null, text || null),
        { field: "拆分为", old: issue.code, new: `${issue.code}、${next.code}` },
      ],
    });
    record(post, {
      ...aboutIssue(next),
      action: "issue.created",
      changes: [{ field: "反馈问题", old: null, new: nextTitle }],
      reason: `由 ${issue.code} 拆分`,
    });
    for (const m of moved) {
      record(post, {
        ...aboutMeasure({ ...m, rootIssueId: next.id }),
        action: "measure.moved",
        changes: change("所属", `${issue.code} ${title}`, `${next.code} ${nextTitle}`),
        reason: `随反馈问题 ${issue.code} 拆分`,
      });
    }
    return { ok: true, id: next.id, code: next.code };
  });
}
