import "server-only";
import { can } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { archived, notFound, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { type Day, dayToDb } from "@/lib/domain/day";
import { OUTCOME_LABELS } from "@/lib/domain/labels";
import { countsWhole } from "@/lib/domain/measure/outcome";
import type { OutcomeKind } from "@/lib/domain/types";
import { REPORT_PROGRESS } from "@/lib/features/measure/acts";
import { OUTCOME_ADDED } from "@/lib/features/measure/events";
import { aboutMeasure } from "@/lib/history/about";
import { fact } from "@/lib/history/record";
import { openForStep, subjectOf } from "./measure-row";
import { outcomeValue } from "./outcome-row";

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

/** 登记整改成效: one structured effect figure of a measure. */
export function addOutcome(viewer: Viewer, sent: Sent, input: OutcomeInput): Promise<Result> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const [measure] = await openForStep(tx, viewer, [input.measureId]);
    const post = measure ? can(viewer, REPORT_PROGRESS, subjectOf(measure)) : null;
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
    const outcome = await tx.outcome.create({
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
      kind: OUTCOME_ADDED,
      facts: fact("outcome", null, outcomeValue(outcome)),
    });
  });
}
