import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { SHEET_ROUND_ENDED } from "@/lib/features/sheet-round/events";
import { aboutRound, keptRound } from "./round-row";

/** 结束收表: nothing is waited for any more. A sheet that comes late is still taken in, and noted as returned. */
export function endSheetRound(
  viewer: Viewer,
  sent: Sent,
  input: { roundId: string; version: number },
): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { round, post } = await keptRound(write, input.roundId);
    const { count } = await write.tx.sheetRound.updateMany({
      where: { id: round.id, version: input.version, endedAt: null },
      data: { endedAt: viewer.now, version: { increment: 1 } },
    });
    if (count === 0) changedMeanwhile();
    write.record(post, { ...aboutRound(round), kind: SHEET_ROUND_ENDED });
  });
}
