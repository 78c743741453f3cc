import "server-only";
import { narrow } from "@/lib/access/scope";
import { notFound, wrong } from "@/lib/command/refusal";
import type { Write } from "@/lib/command/transact";
import { DECLARE_NEARLY_DONE } from "@/lib/features/feedback/acts";
import { issuesSeenBy } from "@/lib/features/feedback/scope";
import { aboutIssue } from "@/lib/history/about";
import { WITH_ISSUE } from "@/lib/history/kept";
import { openInspection } from "./edit-guard";

export type NearlyDoneInput = { issueId: string; version: number; reason: string };

/** The issue the office may declare on, its inspection held against steps and edits. */
export async function declarable(write: Write, { issueId, reason }: NearlyDoneInput) {
  const where = narrow(issuesSeenBy(write.viewer), { id: issueId, struckAt: null });
  const seen = await write.tx.issue.findFirst({ where, select: { inspectionId: true } });
  if (!seen) notFound();
  const opened = await openInspection(write, seen.inspectionId, DECLARE_NEARLY_DONE);
  const { post } = opened;
  const issue = await write.tx.issue.findFirst({ where, include: WITH_ISSUE });
  if (!issue) notFound();
  const why = reason.trim();
  if (why === "") wrong("reason", "请写明理由。");
  return { issue, post, why, about: aboutIssue(issue) };
}
