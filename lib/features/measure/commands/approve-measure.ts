import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { dayToDb } from "@/lib/domain/day";
import { STEPS } from "@/lib/domain/measure/status";
import type { FivePoint } from "@/lib/domain/types";
import { MEASURE_APPROVED, MEASURE_CLOSED } from "@/lib/features/measure/events";
import { signStage } from "@/lib/features/signing/commands/sign-stage";
import { askedChecks } from "@/lib/features/signing/needs";
import { aboutMeasure } from "@/lib/history/about";
import { askTold } from "./measure-row";
import { moveOn, standingApplication } from "./standing-application";

export type ApproveInput = { measureId: string; version: number; remark: string; checks: readonly FivePoint[] };

/** 同意: signs the standing stage; after the last stage of the chain the measure is closed (销号). */
export function approveMeasure(viewer: Viewer, sent: Sent, input: ApproveInput): Promise<Result<{ closed: boolean }>> {
  return transact(viewer, sent, async (write) => {
    const { measure, post, facts, application, stage } = await standingApplication(write, "approve", input.measureId);
    askTold(viewer, "approve", input, facts);
    const remark = input.remark.trim();
    const checks = askedChecks(stage);
    const next = await signStage(write, post, application, stage, { remark, checks });
    const closes = next === null;
    await moveOn(
      write,
      measure,
      input.version,
      closes
        ? { status: STEPS.approve.atEnd, stage: null, closedOn: dayToDb(viewer.today) }
        : { stage: next, stageSince: dayToDb(viewer.today) },
    );
    write.record(post, {
      ...aboutMeasure(measure),
      kind: closes ? MEASURE_CLOSED : MEASURE_APPROVED,
      reason: remark,
    });
    return { closed: closes };
  });
}
