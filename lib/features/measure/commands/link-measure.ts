import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { openMeasure } from "@/lib/features/feedback/commands/edit-guard";
import { type Answers, answersBeside, answersOf, setAnswers } from "@/lib/features/feedback/commands/link-row";
import { MEASURE_LINKED } from "@/lib/features/feedback/events";
import { aboutMeasure } from "@/lib/history/about";

export type LinkMeasureInput = { measureId: string; version: number } & Answers;

/**
 * 对应具体表现和整改意见: says which lines of the feedback a measure answers, of whichever issue of its inspection. In any
 * state: it changes nothing of what is to be done or was proved.
 */
export function linkMeasure(viewer: Viewer, sent: Sent, input: LinkMeasureInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { measure, inspection, post } = await openMeasure(write, input);
    const { tx, record } = write;
    if (measure.struckAt) refuse("state", `措施 ${measure.code} 已作废，不能修改；请先恢复。`);
    const next = {
      manifestationIds: [...new Set(input.manifestationIds)],
      adviceIds: [...new Set(input.adviceIds)],
    };
    // What it answered before is not asked about: the issue it belongs to may have been struck meanwhile.
    const fresh = answersBeside(next, answersOf(measure));
    const [manifestations, advice] = await Promise.all([
      tx.manifestation.count({
        where: { id: { in: [...fresh.manifestationIds] }, issue: { inspectionId: inspection.id, struckAt: null } },
      }),
      tx.advice.count({
        where: {
          id: { in: [...fresh.adviceIds] },
          inspectionId: inspection.id,
          OR: [{ issueId: null }, { issue: { struckAt: null } }],
        },
      }),
    ]);
    if (manifestations !== fresh.manifestationIds.length || advice !== fresh.adviceIds.length) {
      refuse("invalid", "选择的具体表现或整改意见已不在本次反馈中，请刷新页面后重新选择。");
    }
    if (!(await setAnswers(write, measure, next))) return;
    const { count } = await tx.measure.updateMany({
      where: { id: measure.id, version: input.version, struckAt: null },
      data: { version: { increment: 1 } },
    });
    if (count === 0) changedMeanwhile();
    record(post, { ...aboutMeasure(measure), kind: MEASURE_LINKED });
  });
}
