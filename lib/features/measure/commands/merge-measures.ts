import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { TEXT_MAX } from "@/lib/domain/limits";
import { parentIn } from "@/lib/domain/measure/parent";
import { joinTexts } from "@/lib/domain/text/shape-text";
import { openMeasures, RESHAPABLE, required, requireStatus } from "@/lib/features/feedback/commands/edit-guard";
import { addAnswers, answersOf, joinAnswers } from "@/lib/features/feedback/commands/link-row";
import { settleOrder } from "@/lib/features/feedback/commands/settle-order";
import { MEASURE_STRUCK } from "@/lib/features/feedback/events";
import { MEASURE_MERGED } from "@/lib/features/measure/events";
import { aboutMeasure } from "@/lib/history/about";
import { fact } from "@/lib/history/record";

export type MergeMeasuresInput = {
  measures: readonly { measureId: string; version: number }[];
  /** Wording of the merged measure; when left out, the texts one after the other. */
  text?: string;
};

/**
 * 合并措施: measures of one issue or item become the first of them. The others are struck out with the number they went
 * to; their effect figures and what they answer go along, their reports stay readable where they were made.
 */
export function mergeMeasures(
  viewer: Viewer,
  sent: Sent,
  input: MergeMeasuresInput,
): Promise<Result<{ id: string; code: string }>> {
  return transact(viewer, sent, async (write) => {
    if (new Set(input.measures.map((m) => m.measureId)).size < 2) refuse("invalid", "请至少选择两条措施再合并。");
    const opened = await openMeasures(write, input.measures);
    const { inspection, post } = opened;
    const { tx, record } = write;
    const inOrder = [...opened.measures].sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1));
    const [first, ...others] = inOrder;
    if (!first) refuse("invalid", "请至少选择两条措施再合并。");
    const struck = inOrder.filter((m) => m.struckAt);
    if (struck.length > 0) refuse("state", `措施 ${struck.map((m) => m.code).join("、")} 已作废，不能合并；请先恢复。`);
    if (others.some((m) => parentIn(m).id !== parentIn(first).id)) {
      refuse("invalid", "只能合并同一个反馈问题或同一个事项下的措施；请先把措施移到一起。");
    }
    requireStatus(inOrder, RESHAPABLE, "合并");
    const text = required(input.text ?? joinTexts(inOrder.map((m) => m.text)), "text", "整改措施", TEXT_MAX);
    const reason = `合并至 ${first.code}`;
    for (const m of inOrder) {
      const { count } = await tx.measure.updateMany({
        where: { id: m.id, version: m.version, status: m.status, struckAt: null },
        data: {
          ...(m === first ? { text } : { struckAt: viewer.now, struckReason: reason, mergedIntoId: first.id }),
          version: { increment: 1 },
        },
      });
      if (count === 0) changedMeanwhile();
    }
    const outcomes = await tx.outcome.updateMany({
      where: { measureId: { in: others.map((m) => m.id) }, withdrawnAt: null },
      data: { measureId: first.id },
    });
    await addAnswers(write, [{ measureId: first.id, ...joinAnswers(others.map(answersOf)) }]);
    await settleOrder(tx, inspection.id);
    record(post, {
      ...aboutMeasure(first),
      kind: MEASURE_MERGED,
      facts: [
        ...fact(
          "mergedFrom",
          null,
          others.map((m) => m.id),
        ),
        ...fact("mergedOutcomes", null, outcomes.count > 0 ? outcomes.count : null),
      ],
    });
    for (const m of others) {
      record(post, { ...aboutMeasure(m), kind: MEASURE_STRUCK, reason });
    }
    return { id: first.id, code: first.code };
  });
}
