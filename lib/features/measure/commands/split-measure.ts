import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse, wrong } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { dayToDb } from "@/lib/domain/day";
import { SPLIT_MAX, TEXT_MAX } from "@/lib/domain/limits";
import { columnsOf, parentIn } from "@/lib/domain/measure/parent";
import { openMeasure, RESHAPABLE, required, requireStatus } from "@/lib/features/feedback/commands/edit-guard";
import { findParent, takeMeasureCodes } from "@/lib/features/feedback/commands/edit-parent";
import { addAnswers, answersOf } from "@/lib/features/feedback/commands/link-row";
import { openGap, settleOrder } from "@/lib/features/feedback/commands/settle-order";
import { MEASURE_CREATED, MEASURE_SPLIT } from "@/lib/features/measure/events";
import { aboutMeasure, aboutNewMeasure } from "@/lib/history/about";
import { fact } from "@/lib/history/record";

export type SplitMeasureInput = { measureId: string; version: number; parts: readonly string[] };

/**
 * 拆分措施: the first part stays with the number and all that was reported; the others follow it with new numbers and
 * the same assignment, not yet started.
 */
export function splitMeasure(
  viewer: Viewer,
  sent: Sent,
  input: SplitMeasureInput,
): Promise<Result<{ codes: string[] }>> {
  return transact(viewer, sent, async (write) => {
    const { measure, inspection, post } = await openMeasure(write, input);
    const { tx, record } = write;
    if (measure.struckAt) refuse("state", `措施 ${measure.code} 已作废，不能拆分；请先恢复。`);
    requireStatus([measure], RESHAPABLE, "拆分");
    const parts: string[] = [];
    for (const [i, part] of input.parts.filter((p) => p.trim() !== "").entries()) {
      const text = required(part, `part-${i}`, `第${i + 1}条措施`, TEXT_MAX);
      parts.push(text);
    }
    const [first, ...others] = parts;
    if (first === undefined || others.length === 0) {
      wrong("parts", "请至少写出两条措施。", "拆分后至少要有两条措施，每条都要有内容。");
    }
    if (parts.length > SPLIT_MAX) refuse("limit", `一条措施一次最多拆成 ${SPLIT_MAX} 条。`);
    const parent = await findParent(write, inspection.id, parentIn(measure));
    const { count } = await tx.measure.updateMany({
      where: { id: measure.id, version: input.version, status: measure.status, struckAt: null },
      data: { text: first, version: { increment: 1 } },
    });
    if (count === 0) changedMeanwhile();
    const columns = columnsOf(parent);
    const among = { inspectionId: inspection.id, ...columns };
    const position = await openGap(tx, "measure", among, measure.id, others.length);
    const codes = await takeMeasureCodes(tx, parent, others.length);
    const made = [];
    for (const [i, text] of others.entries()) {
      made.push(
        await tx.measure.create({
          data: {
            bodyId: measure.bodyId,
            inspectionId: measure.inspectionId,
            ...columns,
            rootIssueId: parent.rootIssueId,
            sectionId: parent.sectionId,
            code: codes[i] ?? "",
            sortKey: "",
            position: position + i,
            text,
            leaderId: measure.leaderId,
            leadUnitId: measure.leadUnitId,
            ownerId: measure.ownerId,
            timeClass: measure.timeClass,
            originalDueOn: measure.originalDueOn,
            dueOn: measure.dueOn,
            dueText: measure.dueText,
            reviewEveryDays: measure.reviewEveryDays,
            lastHeardOn: dayToDb(viewer.today),
            lastProgressOn: dayToDb(viewer.today),
            createdAt: viewer.now,
            cooperation: { create: measure.cooperation.map(({ unitId }) => ({ unitId })) },
          },
        }),
      );
    }
    // Each part may answer what the whole answered; which of it, the office says afterwards.
    await addAnswers(
      write,
      made.map((m) => ({ measureId: m.id, ...answersOf(measure) })),
    );
    await settleOrder(tx, inspection.id);
    record(post, {
      ...aboutMeasure(measure),
      kind: MEASURE_SPLIT,
      facts: fact("splitInto", [measure.id], [measure.id, ...made.map((m) => m.id)]),
    });
    for (const row of made) {
      record(post, { ...aboutNewMeasure(row), kind: MEASURE_CREATED, reason: `由 ${measure.code} 拆分` });
    }
    return { codes };
  });
}
