import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { stateBefore } from "@/lib/domain/measure/status";
import { MEASURE_WITHDRAWN } from "@/lib/features/measure/events";
import { reopenPoints, withdrawApplication } from "@/lib/features/signing/commands/withdraw-application";
import { aboutMeasure } from "@/lib/history/about";
import { moveOn, standingApplication } from "./standing-application";

export type WithdrawInput = { measureId: string; version: number; reason: string };

/**
 * 撤回申请, as long as nobody has signed it: the measure is as it was before, also for its clock, since the desks have held
 * nothing that was asked of them; what a return asked for is to be answered again.
 */
export function withdrawMeasure(viewer: Viewer, sent: Sent, input: WithdrawInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { measure, post, application } = await standingApplication(write, "withdraw", input.measureId);
    const reason = input.reason.trim();
    const returned = await write.tx.application.findFirst({
      where: { measureId: measure.id, cycle: measure.cycle, state: "RETURNED" },
      orderBy: { attempt: "desc" },
      select: { id: true },
    });
    const status = stateBefore(returned !== null);
    await moveOn(write, measure, input.version, { status, stage: null, submittedOn: null });
    await withdrawApplication(write, post, application.id, reason);
    if (returned) await reopenPoints(write, returned.id);
    write.record(post, { ...aboutMeasure(measure), kind: MEASURE_WITHDRAWN, reason });
  });
}
