import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { archived, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { type Day, dayToDb } from "@/lib/domain/day";
import { CLUES_MAX } from "@/lib/domain/limits";
import { EDIT_INSPECTION } from "@/lib/features/inspection/acts";
import { CLUES_RECORDED } from "@/lib/features/inspection/events";
import { aboutInspection } from "@/lib/history/about";
import { fact } from "@/lib/history/record";
import { keptInspection } from "./inspection-row";

type Counts = { transferred: number; concluded: number; pending: number };

const cluesOf = (asOf: Day, { transferred, concluded, pending }: Counts) => ({ asOf, transferred, concluded, pending });

/**
 * 登记问题线索数量 as of a day: counts only, never content. Recorded again for the same day, the later figures stand and the
 * earlier ones stay in the history. What is still worked on follows from the other two.
 */
export function recordClues(
  viewer: Viewer,
  sent: Sent,
  input: { inspectionId: string; asOf: Day; transferred: number; concluded: number },
): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { tx, record } = write;
    const { inspection, post } = await keptInspection(write, input.inspectionId, EDIT_INSPECTION);
    if (inspection.archivedAt) archived();
    const fields: Record<string, string[]> = {};
    const whole = (n: number) => Number.isInteger(n) && n >= 0 && n <= CLUES_MAX;
    if (input.asOf > viewer.today) fields.asOf = ["截至日期不能晚于今天。"];
    if (!whole(input.transferred)) fields.transferred = ["请填写不小于 0 的整数。"];
    if (!whole(input.concluded)) fields.concluded = ["请填写不小于 0 的整数。"];
    else if (input.concluded > input.transferred) fields.concluded = ["办结数不能多于移交数。"];
    if (Object.keys(fields).length > 0) refuse("invalid", "有内容需要修改，请按提示更正后再保存。", fields);
    const counts: Counts = {
      transferred: input.transferred,
      concluded: input.concluded,
      pending: input.transferred - input.concluded,
    };
    const key = { inspectionId: inspection.id, asOf: dayToDb(input.asOf) };
    const before = await tx.clueCount.findUnique({ where: { inspectionId_asOf: key } });
    await tx.clueCount.upsert({
      where: { inspectionId_asOf: key },
      create: { ...key, ...counts, bodyId: inspection.bodyId, createdAt: viewer.now },
      update: counts,
    });
    record(post, {
      ...aboutInspection(inspection),
      kind: CLUES_RECORDED,
      facts: fact("clues", before ? cluesOf(input.asOf, before) : null, cluesOf(input.asOf, counts)),
    });
  });
}
