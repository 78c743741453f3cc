import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { SHEET_ROUND_RETURNED } from "@/lib/features/sheet-round/events";
import { fact } from "@/lib/history/record";
import { aboutRound, keptRound, STANDING } from "./round-row";

/** 登记交回: a unit returned its sheet on paper, or said that nothing changed. Nothing of it enters the ledger. */
export function noteReturn(
  viewer: Viewer,
  sent: Sent,
  input: { roundId: string; unitId: string; note: string },
): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { roundId, unitId } = input;
    const { round, post } = await keptRound(write, roundId, unitId);
    if (round.endedAt) refuse("state", "这次收表已结束，不能再登记交回。");
    const before = await write.tx.sheetReturn.findFirst({ where: { roundId, unitId, ...STANDING } });
    if (before) refuse("state", `这个部门已由${before.personName}登记交回，不用再登记。`);
    await write.tx.sheetReturn.create({
      data: {
        roundId,
        unitId,
        note: input.note,
        personId: viewer.personId,
        personName: viewer.name,
        returnedAt: viewer.now,
      },
    });
    write.record(post, {
      ...aboutRound(round),
      kind: SHEET_ROUND_RETURNED,
      facts: [...fact("unit", null, unitId), ...fact("note", null, input.note)],
    });
  });
}
