import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact, type Write } from "@/lib/command/transact";
import { openMeasures } from "@/lib/features/feedback/commands/edit-guard";
import {
  type Answers,
  answersBeside,
  answersOf,
  joinAnswers,
  setAnswers,
} from "@/lib/features/feedback/commands/link-row";
import { MEASURE_LINKED } from "@/lib/features/feedback/events";
import { aboutMeasure } from "@/lib/history/about";

/** One measure's part: the version the person saw, and everything it answers from now on. */
export type LinkInput = { measureId: string; version: number } & Answers;

/** Lines that are newly answered stand in the feedback of the inspection, in no issue that was struck. */
async function refuseStrangers({ tx }: Write, inspectionId: string, fresh: Answers): Promise<void> {
  const [manifestations, advice] = await Promise.all([
    tx.manifestation.count({
      where: { id: { in: [...fresh.manifestationIds] }, issue: { inspectionId, struckAt: null } },
    }),
    tx.advice.count({
      where: {
        id: { in: [...fresh.adviceIds] },
        inspectionId,
        OR: [{ issueId: null }, { issue: { struckAt: null } }],
      },
    }),
  ]);
  if (manifestations !== fresh.manifestationIds.length || advice !== fresh.adviceIds.length) {
    refuse("invalid", "选择的具体表现或整改意见已不在本次反馈中，请重新打开后再选择。");
  }
}

/**
 * 对应具体表现和整改意见: says which lines of the feedback measures of one inspection answer, of whichever of its issues; all
 * of them or none. In any state: it changes nothing of what is to be done or was proved.
 */
export function linkMeasures(viewer: Viewer, sent: Sent, inputs: readonly LinkInput[]): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    if (inputs.length === 0) refuse("invalid", "没有需要保存的更改。");
    const { measures, inspection, post } = await openMeasures(write, inputs);
    const struck = measures.filter((m) => m.struckAt);
    if (struck.length > 0) {
      refuse("state", `措施 ${struck.map((m) => m.code).join("、")} 已作废，不能修改；请先恢复。`);
    }
    const work = measures.flatMap((measure) => {
      const input = inputs.find((one) => one.measureId === measure.id);
      const next = joinAnswers(input ? [input] : []);
      return input ? [{ measure, version: input.version, next }] : [];
    });
    // What a measure answered before is not asked about: the issue it belongs to may have been struck meanwhile.
    const fresh = joinAnswers(work.map(({ measure, next }) => answersBeside(next, answersOf(measure))));
    await refuseStrangers(write, inspection.id, fresh);
    for (const { measure, version, next } of work) {
      if (!(await setAnswers(write, measure, next))) continue;
      const { count } = await write.tx.measure.updateMany({
        where: { id: measure.id, version, struckAt: null },
        data: { version: { increment: 1 } },
      });
      if (count === 0) changedMeanwhile();
      write.record(post, { ...aboutMeasure(measure), kind: MEASURE_LINKED });
    }
  });
}
