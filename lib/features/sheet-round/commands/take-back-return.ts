import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { SHEET_ROUND_TAKEN_BACK } from "@/lib/features/sheet-round/events";
import { fact } from "@/lib/history/record";
import { aboutRound, keptRound, STANDING } from "./round-row";

/** 撤销登记: what was noted by hand was wrong. A sheet that was taken in is taken back by undoing its import. */
export function takeBackReturn(
  viewer: Viewer,
  sent: Sent,
  input: { roundId: string; unitId: string },
): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { roundId, unitId } = input;
    const { round, post } = await keptRound(write, roundId, unitId);
    if (round.endedAt) refuse("state", "这次收表已结束，不能再改。");
    const { count } = await write.tx.sheetReturn.updateMany({
      where: { roundId, unitId, importId: null, ...STANDING },
      data: { takenBackAt: viewer.now },
    });
    if (count === 0) changedMeanwhile();
    write.record(post, {
      ...aboutRound(round),
      kind: SHEET_ROUND_TAKEN_BACK,
      facts: fact("unit", unitId, null),
    });
  });
}
