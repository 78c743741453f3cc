import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, notFound } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import type { Tx } from "@/lib/db/client";
import { ISSUE_MOVED } from "@/lib/features/feedback/events";
import { aboutIssue } from "@/lib/history/about";
import { fact } from "@/lib/history/record";
import { openIssue } from "./edit-guard";
import type { Place } from "./edit-parent";
import { lastPosition, openGap, settleOrder } from "./settle-order";

export type MoveIssueInput = { issueId: string; version: number; sectionId: string | null; place: Place };

/** 调整顺序 of an issue, with everything under it: within its section or into another one. */
export function moveIssue(viewer: Viewer, sent: Sent, input: MoveIssueInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { issue, inspection, post } = await openIssue(write, input);
    const { tx } = write;
    if (input.sectionId !== null) {
      const section = await tx.section.findFirst({ where: { id: input.sectionId, inspectionId: inspection.id } });
      if (!section) notFound();
    }
    if (input.place !== "end" && input.place.after === issue.id && input.sectionId === issue.sectionId) {
      return;
    }
    const among = { inspectionId: inspection.id };
    const before = await placeInSection(tx, issue);
    const position =
      input.place === "end"
        ? (await lastPosition(tx, "issue", among)) + 1
        : await openGap(tx, "issue", among, input.place.after, 1);
    const { count } = await tx.issue.updateMany({
      where: { id: issue.id, version: input.version },
      data: { sectionId: input.sectionId, position, version: { increment: 1 } },
    });
    if (count === 0) changedMeanwhile();
    await settleOrder(tx, inspection.id);
    const after = await placeInSection(tx, { ...issue, sectionId: input.sectionId });
    const stays = issue.sectionId === input.sectionId;
    if (stays && before === after) return;
    write.record(post, {
      ...aboutIssue(issue),
      kind: ISSUE_MOVED,
      facts: fact("place", stays ? before : null, after),
    });
  });
}

/** The place in its section, counted from 1. */
async function placeInSection(
  tx: Tx,
  issue: { id: string; inspectionId: string; sectionId: string | null },
): Promise<number> {
  const rows = await tx.issue.findMany({
    where: { inspectionId: issue.inspectionId, sectionId: issue.sectionId },
    select: { id: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return rows.findIndex((row) => row.id === issue.id) + 1;
}
