import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { dayToDb } from "@/lib/domain/day";
import { STEPS } from "@/lib/domain/measure/status";
import { MEASURE_STARTED } from "@/lib/features/measure/events";
import { aboutMeasure } from "@/lib/history/about";
import { admit, openForStep } from "./measure-row";

/** 启动: the lead unit begins work. `version` is the one the person saw. */
export function startMeasure(
  viewer: Viewer,
  sent: Sent,
  input: { measureId: string; version: number },
): Promise<Result> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const [found] = await openForStep(tx, viewer, [input.measureId]);
    const { measure, post } = admit(viewer, "start", found);
    const { count } = await tx.measure.updateMany({
      where: { id: measure.id, status: measure.status, version: input.version },
      data: { status: STEPS.start.to, startedOn: dayToDb(viewer.today), version: { increment: 1 } },
    });
    if (count === 0) changedMeanwhile();
    record(post, { ...aboutMeasure(measure), kind: MEASURE_STARTED });
  });
}
