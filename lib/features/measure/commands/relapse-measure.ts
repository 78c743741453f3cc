import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { type Day, dayToDb } from "@/lib/domain/day";
import { STEPS } from "@/lib/domain/measure/status";
import { MEASURE_RELAPSED } from "@/lib/features/measure/events";
import { aboutMeasure } from "@/lib/history/about";
import { admit, askTold, openForStep } from "./measure-row";

export type RelapseInput = { measureId: string; version: number; reason: string; dueOn: Day };

/** 问题反弹: reopens a closed measure as its next cycle with a reason and a new deadline; earlier cycles stay untouched. */
export function relapseMeasure(viewer: Viewer, sent: Sent, input: RelapseInput): Promise<Result> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const [found] = await openForStep(tx, viewer, [input.measureId]);
    const { measure, post, facts } = admit(viewer, "relapse", found);
    askTold(viewer, "relapse", input, facts);
    const reason = input.reason.trim();
    const { count } = await tx.measure.updateMany({
      where: { id: measure.id, status: measure.status, cycle: measure.cycle, version: input.version },
      data: {
        status: STEPS.relapse.to,
        cycle: { increment: 1 },
        closedOn: null,
        opening: false,
        submittedOn: null,
        startedOn: dayToDb(viewer.today),
        lastHeardOn: dayToDb(viewer.today),
        lastProgressOn: dayToDb(viewer.today),
        // The desks have held nothing of the new cycle yet.
        heldDays: 0,
        dueOn: dayToDb(input.dueOn),
        // A measure taken over from a report may have been closed without ever having a deadline.
        originalDueOn: measure.originalDueOn ?? dayToDb(input.dueOn),
        version: { increment: 1 },
      },
    });
    if (count === 0) changedMeanwhile();
    record(post, {
      ...aboutMeasure(measure),
      kind: MEASURE_RELAPSED,
      reason,
    });
  });
}
