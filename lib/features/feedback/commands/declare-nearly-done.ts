import { seenBy } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { CHANGED_MEANWHILE, NOT_FOUND, type Result, refuse } from "@/lib/command/result";
import { type Sent, transact, type Write } from "@/lib/command/transact";
import { change } from "@/lib/domain/events";
import { countedWhere } from "@/lib/domain/measure/deadline";
import { isRefusal } from "@/lib/features/measure/commands/measure-row";
import { openInspection } from "./edit-guard";

export type NearlyDoneInput = { issueId: string; version: number; reason: string };

const FIELD = "基本完成";

/** The issue the office may declare on, its inspection held against steps and edits, or a sentence why not. */
async function declarable(write: Write, { issueId, reason }: NearlyDoneInput) {
  const where = { AND: [{ id: issueId, struckAt: null }, seenBy(write.viewer).issue] };
  const seen = await write.tx.issue.findFirst({ where, select: { inspectionId: true } });
  if (!seen) return refuse(NOT_FOUND);
  const opened = await openInspection(write, seen.inspectionId, "issue.declare");
  if (isRefusal(opened)) return opened;
  const { post } = opened;
  const issue = await write.tx.issue.findFirst({ where });
  if (!issue) return refuse(NOT_FOUND);
  const why = reason.trim();
  if (why === "") return refuse("请写明理由。", { reason: ["请写明理由。"] });
  const about = {
    bodyId: issue.bodyId,
    subjectType: "ISSUE" as const,
    subjectId: issue.id,
    subjectLabel: issue.code,
    inspectionId: issue.inspectionId,
    issueId: issue.id,
  };
  return { ok: true as const, issue, post, why, about };
}

/** 认定基本完成: a word of the office on an issue, with its reason. It enters no numerator; the measures stay as they are. */
export function declareNearlyDone(viewer: Viewer, sent: Sent, input: NearlyDoneInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const found = await declarable(write, input);
    if (!found.ok) return found;
    const { issue, post, why, about } = found;
    const all = { issueId: issue.id, ...countedWhere };
    const [count, closed] = [
      await write.tx.measure.count({ where: all }),
      await write.tx.measure.count({ where: { ...all, status: "CLOSED" } }),
    ];
    if (count > 0 && closed === count) return refuse("这个问题的措施已全部销号，不需要再认定基本完成。");
    const changed = await write.tx.issue.updateMany({
      where: { id: issue.id, version: input.version, nearlyDoneAt: null },
      data: { nearlyDoneAt: viewer.now, nearlyDoneReason: why, version: { increment: 1 } },
    });
    if (changed.count === 0) return refuse(CHANGED_MEANWHILE);
    write.record(post, { ...about, action: "issue.nearly-done", changes: change(FIELD, "否", "是"), reason: why });
    return { ok: true };
  });
}

/** 撤销基本完成认定, with a reason; the declaration and its reason stay in the history. */
export function withdrawNearlyDone(viewer: Viewer, sent: Sent, input: NearlyDoneInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const found = await declarable(write, input);
    if (!found.ok) return found;
    const { issue, post, why, about } = found;
    const changed = await write.tx.issue.updateMany({
      where: { id: issue.id, version: input.version, nearlyDoneAt: { not: null } },
      data: { nearlyDoneAt: null, nearlyDoneReason: "", version: { increment: 1 } },
    });
    if (changed.count === 0) return refuse(CHANGED_MEANWHILE);
    write.record(post, {
      ...about,
      action: "issue.nearly-done-withdrawn",
      changes: change(FIELD, "是", "否"),
      reason: why,
    });
    return { ok: true };
  });
}
