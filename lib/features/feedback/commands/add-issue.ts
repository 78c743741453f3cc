import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { parentNumbers, takeNumber } from "@/lib/command/numbers";
import { notFound } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { TEXT_MAX, TITLE_MAX } from "@/lib/domain/limits";
import { parentCode } from "@/lib/domain/numbering";
import { ISSUE_CREATED } from "@/lib/features/feedback/events";
import { aboutNewIssue } from "@/lib/history/about";
import { openInspection, required, within } from "./edit-guard";
import type { Place } from "./edit-parent";
import { lastPosition, openGap, settleOrder } from "./settle-order";

export type AddIssueInput = {
  inspectionId: string;
  sectionId: string | null;
  title: string;
  text: string;
  /** 整改目标 */
  target: string;
  place: Place;
};

/** 新增反馈问题: with the next number of the inspection. */
export function addIssue(
  viewer: Viewer,
  sent: Sent,
  input: AddIssueInput,
): Promise<Result<{ id: string; code: string }>> {
  return transact(viewer, sent, async (write) => {
    const { inspection, post } = await openInspection(write, input.inspectionId);
    const { tx } = write;
    const title = required(input.title, "title", "反馈问题", TITLE_MAX);
    const text = within(input.text, "text", "问题原文", TEXT_MAX);
    const target = within(input.target, "target", "整改目标", TEXT_MAX);
    if (input.sectionId) {
      const section = await tx.section.findFirst({ where: { id: input.sectionId, inspectionId: inspection.id } });
      if (!section) notFound();
    }
    const among = { inspectionId: inspection.id };
    const position =
      input.place === "end"
        ? (await lastPosition(tx, "issue", among)) + 1
        : await openGap(tx, "issue", among, input.place.after, 1);
    const number = await takeNumber(tx, parentNumbers(inspection, "ISSUE"));
    const issue = await tx.issue.create({
      data: {
        bodyId: inspection.bodyId,
        inspectionId: inspection.id,
        sectionId: input.sectionId,
        code: parentCode("ISSUE", number),
        title,
        text,
        target,
        position,
        createdAt: viewer.now,
      },
    });
    await settleOrder(tx, inspection.id);
    write.record(post, { ...aboutNewIssue(issue), kind: ISSUE_CREATED });
    return { id: issue.id, code: issue.code };
  });
}
