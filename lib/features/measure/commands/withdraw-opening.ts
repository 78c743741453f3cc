import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { REASON_MAX } from "@/lib/domain/limits";
import { openMeasures, required } from "@/lib/features/feedback/commands/edit-guard";
import { ENTER_OPENING } from "@/lib/features/measure/acts";
import { MEASURE_OPENING_WITHDRAWN } from "@/lib/features/measure/events";
import { aboutMeasure } from "@/lib/history/about";

export type WithdrawOpeningInput = { measureId: string; version: number; reason: string };

/**
 * 撤销期初: a measure entered as done by mistake goes back to the state it was in. Once it has been reopened as a relapse it
 * is 期初 no longer, and this cannot be done any more: something was built on it.
 */
export function withdrawOpening(viewer: Viewer, sent: Sent, input: WithdrawOpeningInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { measures, post } = await openMeasures(write, [input], ENTER_OPENING);
    const [measure] = measures;
    if (!measure?.opening) refuse("state", `措施 ${measure?.code ?? ""} 现在不是期初已完成，不能撤销期初。`);
    const reason = required(input.reason, "reason", "撤销原因", REASON_MAX);
    const entered = await write.tx.opening.findFirstOrThrow({
      where: { measureId: measure.id },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      select: { statusBefore: true },
    });
    const { count } = await write.tx.measure.updateMany({
      where: { id: measure.id, version: input.version, opening: true },
      data: { status: entered.statusBefore, opening: false, closedOn: null, version: { increment: 1 } },
    });
    if (count === 0) changedMeanwhile();
    write.record(post, { ...aboutMeasure(measure), kind: MEASURE_OPENING_WITHDRAWN, reason });
  });
}
