import "server-only";
import { can } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { archived, changedMeanwhile, notFound, wrong } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { measuresSeenBy } from "@/lib/features/inspection/scope";
import { REPORT_PROGRESS } from "@/lib/features/measure/acts";
import { OUTCOME_WITHDRAWN } from "@/lib/features/measure/events";
import { aboutMeasure } from "@/lib/history/about";
import { fact } from "@/lib/history/record";
import { openForStep, subjectOf } from "./measure-row";
import { outcomeValue } from "./outcome-row";

/** 撤销整改成效: the figure stays in the history and counts nowhere. */
export function withdrawOutcome(
  viewer: Viewer,
  sent: Sent,
  input: { outcomeId: string; reason: string },
): Promise<Result> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const where = { id: input.outcomeId, withdrawnAt: null, measure: measuresSeenBy(viewer) };
    const named = await tx.outcome.findFirst({ where, select: { measureId: true } });
    const [measure] = named ? await openForStep(tx, viewer, [named.measureId]) : [];
    // Merging takes a figure to another measure: read again, it is still one of the measure that is held.
    const outcome = measure && (await tx.outcome.findFirst({ where: { ...where, measureId: measure.id } }));
    const post = measure ? can(viewer, REPORT_PROGRESS, subjectOf(measure)) : null;
    if (!outcome || !measure || !post) notFound();
    if (measure.inspection.archivedAt) archived();
    const reason = input.reason.trim();
    if (reason === "") wrong("reason", "请写明撤销的原因。");
    const { count } = await tx.outcome.updateMany({
      where: { id: outcome.id, withdrawnAt: null },
      data: { withdrawnAt: viewer.now, withdrawnReason: reason },
    });
    if (count === 0) changedMeanwhile();
    record(post, {
      ...aboutMeasure(measure),
      kind: OUTCOME_WITHDRAWN,
      facts: fact("outcome", outcomeValue(outcome), null),
      reason,
    });
  });
}
