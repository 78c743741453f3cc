import { postFor, seenBy } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { archived, changedMeanwhile, notFound, refuse, wrong } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { type Day, dayToDb } from "@/lib/domain/day";
import { OUTCOME_LABELS } from "@/lib/domain/labels";
import { countsWhole } from "@/lib/domain/measure/outcome";
import type { OutcomeKind } from "@/lib/domain/types";
import { aboutMeasure } from "@/lib/history/about";
import { openForStep, subjectOf } from "./measure-row";

export type OutcomeInput = {
  measureId: string;
  kind: OutcomeKind;
  /** In the unit of its kind (lib/domain/labels), or in `unit` for OTHER. At most two decimals, none where things or people are counted. */
  value: number;
  unit: string;
  name: string;
  documentNumber: string;
  effectiveOn: Day | null;
};

function inWords(o: { kind: OutcomeKind; value: number | string; unit: string; name: string }): string {
  return [OUTCOME_LABELS[o.kind].name, o.name, `${o.value}${o.unit}`].filter((s) => s !== "").join(" ");
}

/** 登记整改成效: one structured effect figure of a measure. */
export function addOutcome(viewer: Viewer, sent: Sent, input: OutcomeInput): Promise<Result> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const [measure] = await openForStep(tx, viewer, [input.measureId]);
    const post = measure ? postFor(viewer, "measure.report", subjectOf(measure)) : null;
    if (!measure || !post) notFound();
    if (measure.inspection.archivedAt) archived();
    const unit = input.kind === "OTHER" ? input.unit.trim() : OUTCOME_LABELS[input.kind].unit;
    const name = input.name.trim();
    const fields: Record<string, string[]> = {};
    if (countsWhole(input.kind) && !Number.isInteger(input.value)) {
      fields.value = [`${OUTCOME_LABELS[input.kind].name}以“${unit}”计数，请填写整数。`];
    }
    if (unit === "") fields.unit = ["请填写计量单位，例如 件、户、公里。"];
    if (name === "" && (input.kind === "RULE" || input.kind === "OTHER")) {
      fields.name = [input.kind === "RULE" ? "请填写制度名称。" : "请填写成效名称。"];
    }
    if (Object.keys(fields).length > 0) refuse("invalid", "有内容需要修改，请按提示更正后再提交。", fields);
    await tx.outcome.create({
      data: {
        measureId: measure.id,
        kind: input.kind,
        value: input.value,
        unit,
        name,
        documentNumber: input.documentNumber.trim(),
        effectiveOn: input.effectiveOn ? dayToDb(input.effectiveOn) : null,
        createdAt: viewer.now,
      },
    });
    record(post, {
      ...aboutMeasure(measure),
      action: "outcome.added",
      changes: [{ field: "整改成效", old: null, new: inWords({ ...input, unit, name }) }],
    });
  });
}

/** 撤销整改成效: the figure stays in the history and counts nowhere. */
export function withdrawOutcome(
  viewer: Viewer,
  sent: Sent,
  input: { outcomeId: string; reason: string },
): Promise<Result> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const where = { id: input.outcomeId, withdrawnAt: null, measure: seenBy(viewer).measure };
    const named = await tx.outcome.findFirst({ where, select: { measureId: true } });
    const [measure] = named ? await openForStep(tx, viewer, [named.measureId]) : [];
    // Merging takes a figure to another measure: read again, it is still one of the measure that is held.
    const outcome = measure && (await tx.outcome.findFirst({ where: { ...where, measureId: measure.id } }));
    const post = measure ? postFor(viewer, "measure.report", subjectOf(measure)) : null;
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
      action: "outcome.withdrawn",
      changes: [{ field: "整改成效", old: inWords({ ...outcome, value: outcome.value.toString() }), new: null }],
      reason,
    });
  });
}
