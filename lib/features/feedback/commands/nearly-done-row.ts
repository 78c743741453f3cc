import "server-only";
import { seenBy } from "@/lib/access/policy";
import { notFound, wrong } from "@/lib/command/refusal";
import type { Write } from "@/lib/command/transact";
import { aboutIssue } from "@/lib/history/about";
import { WITH_ISSUE } from "@/lib/history/kept";
import { openInspection } from "./edit-guard";

export type NearlyDoneInput = { issueId: string; version: number; reason: string };

/** The issue the office may declare on, its inspection held against steps and edits. */
export async function declarable(write: Write, { issueId, reason }: NearlyDoneInput) {
  const where = { AND: [{ id: issueId, struckAt: null }, seenBy(write.viewer).issue] };
  const seen = await write.tx.issue.findFirst({ where, select: { inspectionId: true } });
  if (!seen) notFound();
  const opened = await openInspection(write, seen.inspectionId, "issue.declare");
  const { post } = opened;
  const issue = await write.tx.issue.findFirst({ where, include: WITH_ISSUE });
  if (!issue) notFound();
  const why = reason.trim();
  if (why === "") wrong("reason", "请写明理由。");
  return { issue, post, why, about: aboutIssue(issue) };
}
