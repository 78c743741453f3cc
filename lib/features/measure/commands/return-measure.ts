import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { dayFromDb } from "@/lib/domain/day";
import { STEPS } from "@/lib/domain/measure/status";
import { MEASURE_RETURNED } from "@/lib/features/measure/events";
import { returnApplication } from "@/lib/features/signing/commands/sign-stage";
import { aboutMeasure } from "@/lib/history/about";
import { fact } from "@/lib/history/record";
import { heldDaysOnReturn } from "./held-days";
import { askTold } from "./measure-row";
import { moveOn, standingApplication } from "./standing-application";

export type ReturnInput = { measureId: string; version: number; remark: string; points: readonly string[] };

/** 退回: says point by point what to mend; the measure goes back to the lead unit. */
export function returnMeasure(viewer: Viewer, sent: Sent, input: ReturnInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { measure, post, facts, application, stage } = await standingApplication(write, "return", input.measureId);
    askTold(viewer, "return", input, facts);
    const points = input.points.map((p) => p.trim()).filter((p) => p !== "");
    const remark = input.remark.trim();
    const dueOn = measure.dueOn ? dayFromDb(measure.dueOn) : null;
    await moveOn(write, measure, input.version, {
      status: STEPS.return.to,
      stage: null,
      submittedOn: null,
      heldDays: await heldDaysOnReturn(write.tx, measure, application, { dueOn, today: viewer.today }),
    });
    await returnApplication(write, post, application, stage, { remark, points });
    write.record(post, {
      ...aboutMeasure(measure),
      kind: MEASURE_RETURNED,
      facts: points.flatMap((text, i) => fact("point", null, { position: i + 1, text })),
      reason: remark,
    });
  });
}
