import { seenBy } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, notFound, refuse, wrong } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact, type Write } from "@/lib/command/transact";
import { change } from "@/lib/domain/events";
import { countedWhere } from "@/lib/domain/measure/deadline";
import { openInspection } from "./edit-guard";

export type NearlyDoneInput = { issueId: string; version: number; reason: string };

const FIELD = "基本完成";

/** The issue the office may declare on, its inspection held against steps and edits. */
async function declarable(write: Write, { issueId, reason }: NearlyDoneInput) {
  const where = { AND: [{ id: issueId, struckAt: null }, seenBy(write.viewer).issue] };
  const seen = await write.tx.issue.findFirst({ where, select: { inspectionId: true } });
  if (!seen) notFound();
  const opened = await openInspection(write, seen.inspectionId, "issue.declare");
  const { post } = opened;
  const issue = await write.tx.issue.findFirst({ where });
  if (!issue) notFound();
  const why = reason.trim();
  if (why === "") wrong("reason", "请写明理由。");
  const about = {
    bodyId: issue.bodyId,
    subjectType: "ISSUE" as const,
    subjectId: issue.id,
    subjectLabel: issue.code,
    inspectionId: issue.inspectionId,
    issueId: issue.id,
  };
  return { issue, post, why, about };
}

/** 认定基本完成: a word of the office on an issue, with its reason. It enters no numerator; the measures stay as they are. */
export function declareNearlyDone(viewer: Viewer, sent: Sent, input: NearlyDoneInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { issue, post, why, about } = await declarable(write, input);
    const all = { issueId: issue.id, ...countedWhere };
    const [count, closed] = [
      await write.tx.measure.count({ where: all }),
      await write.tx.measure.count({ where: { ...all, status: "CLOSED" } }),
    ];
    if (count > 0 && closed === count) refuse("state", "这个问题的措施已全部销号，不需要再认定基本完成。");
    const changed = await write.tx.issue.updateMany({
      where: { id: issue.id, version: input.version, nearlyDoneAt: null },
      data: { nearlyDoneAt: viewer.now, nearlyDoneReason: why, version: { increment: 1 } },
    });
    if (changed.count === 0) changedMeanwhile();
    write.record(post, { ...about, action: "issue.nearly-done", changes: change(FIELD, "否", "是"), reason: why });
  });
}

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
      action: "issue.nearly-done-withdrawn",
      changes: change(FIELD, "是", "否"),
      reason: why,
    });
  });
}
