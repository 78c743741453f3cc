import "server-only";
import { applicationBlockedBy } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse, wrong } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { dayToDb } from "@/lib/domain/day";
import { change } from "@/lib/domain/events";
import { STAGE_LABELS, STATUS_LABELS } from "@/lib/domain/labels";
import { missingAssignment, NO_PROGRESS_YET } from "@/lib/domain/measure/readiness";
import { STEPS } from "@/lib/domain/measure/status";
import { makeApplication, mendPoints } from "@/lib/features/signing/commands/make-application";
import { aboutMeasure } from "@/lib/history/about";
import { admit, openForStep, subjectOf } from "./measure-row";

export type SubmitInput = {
  measureId: string;
  version: number;
  /** What was done and what it achieved. */
  statement: string;
  /** How each point of the last return was mended, by the id of the point. */
  fixes: Record<string, string>;
};

/** 申请销号: the lead unit says it is done; every point of a return before it is ticked off with a word on how. */
export function submitMeasure(viewer: Viewer, sent: Sent, input: SubmitInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { tx, record } = write;
    const [found] = await openForStep(tx, viewer, [input.measureId]);
    const { measure, post } = admit(viewer, "submit", found);
    const missing = missingAssignment(measure);
    if (missing) refuse("state", missing);
    const own = applicationBlockedBy(viewer, measure.inspection.chain, subjectOf(measure));
    if (own) {
      refuse(
        "state",
        `销号流程中的“${STAGE_LABELS[own]}”由您本人办理，申请须由本部门其他人员（如联络员）提出，您在该环节审核。`,
      );
    }
    const statement = input.statement.trim();
    if (statement === "") wrong("statement", "请写明完成情况和整改成效。");
    const reported = await tx.progressEntry.count({
      where: { measureId: measure.id, cycle: measure.cycle, kind: { not: "NO_CHANGE" } },
    });
    if (reported === 0) refuse("state", NO_PROGRESS_YET);

    const last = measure.closeOuts[0];
    const open = last && last.cycle === measure.cycle && last.state === "RETURNED" ? last.points : [];
    const unfixed = open.filter((p) => !input.fixes[p.id]?.trim());
    if (unfixed.length > 0) {
      refuse(
        "invalid",
        "退回意见需要逐条整改并说明，请补充标出的各条。",
        Object.fromEntries(unfixed.map((p) => [`fix-${p.id}`, ["请说明这一条是怎样整改的。"]])),
      );
    }
    const [stage, ...later] = measure.inspection.chain;
    if (!stage) refuse("state", "本次巡视巡察还没有设置销号流程，请联系领导小组办公室。");

    const { count } = await tx.measure.updateMany({
      where: { id: measure.id, status: measure.status, version: input.version },
      data: {
        status: STEPS.submit.to,
        stage,
        submittedOn: dayToDb(viewer.today),
        stageSince: dayToDb(viewer.today),
        version: { increment: 1 },
      },
    });
    if (count === 0) changedMeanwhile();
    const mended = open.map(({ id }) => ({ id, note: input.fixes[id]?.trim() ?? "" }));
    await mendPoints(write, mended);
    await makeApplication(write, post, {
      subject: {
        kind: "CLOSE_OUT",
        measureId: measure.id,
        leaderId: measure.leaderId,
        ownerId: measure.ownerId,
        leadUnitId: measure.leadUnitId,
      },
      cycle: measure.cycle,
      attempt: last && last.cycle === measure.cycle ? last.attempt + 1 : 1,
      chain: [stage, ...later],
      statement,
    });
    record(post, {
      ...aboutMeasure(measure),
      action: "measure.submitted",
      changes: [
        ...change("状态", STATUS_LABELS[measure.status], STATUS_LABELS[STEPS.submit.to]),
        { field: "待办环节", old: null, new: STAGE_LABELS[stage] },
        { field: "完成情况", old: null, new: statement },
        ...open.map((p) => ({ field: `退回意见“${p.text}”`, old: "待整改", new: input.fixes[p.id]?.trim() ?? "" })),
      ],
    });
  });
}
