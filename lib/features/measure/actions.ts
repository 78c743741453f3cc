"use server";

import { z } from "zod";
import { defineAction } from "@/lib/command/define-action";
import {
  calendarDay,
  listOf,
  optionalDay,
  optionalLine,
  optionalText,
  recordId,
  requiredText,
  seenVersion,
  typedNumber,
  words,
} from "@/lib/command/fields";
import { lengthOf, part } from "@/lib/domain/text/text";
import {
  DRAFT_MAX,
  OPINION_MAX,
  OUTCOME_NAME_MAX,
  OUTCOME_VALUE_MAX,
  POINT_MAX,
  POINTS_MAX,
  PROGRESS_MAX,
  STATEMENT_MAX,
} from "@/lib/domain/text/text-limits";
import { FIVE_POINTS, OUTCOME_KINDS, PROGRESS_KINDS } from "@/lib/domain/types";
import { addOutcome, withdrawOutcome } from "@/lib/features/measure/commands/outcomes";
import { relapseMeasure } from "@/lib/features/measure/commands/relapse-measure";
import { reportProgress } from "@/lib/features/measure/commands/report-progress";
import { saveDraft } from "@/lib/features/measure/commands/save-draft";
import { approveMeasure, returnMeasure } from "@/lib/features/measure/commands/sign-measure";
import { startMeasure } from "@/lib/features/measure/commands/start-measure";
import { submitMeasure } from "@/lib/features/measure/commands/submit-measure";

/** The steps of a measure from its page. */

const seen = { measureId: recordId, version: seenVersion };

export const startMeasureAction = defineAction(
  { name: "measure.start", act: "measure.start", input: z.object(seen) },
  ({ viewer, sent, input }) => startMeasure(viewer, sent, input),
);

const progress = {
  measureId: recordId,
  kind: z.enum(PROGRESS_KINDS, "请选择进展情况。"),
};

export const reportProgressAction = defineAction(
  {
    name: "measure.report",
    act: "measure.report",
    input: z.object({
      ...progress,
      text: requiredText("进展", PROGRESS_MAX, "请写明进展；没有变化的，也请说明原因或下一步打算。"),
    }),
  },
  async ({ viewer, sent, input }) => {
    const result = await reportProgress(viewer, sent, [input]);
    const why = result.ok ? undefined : result.fields?.[input.measureId];
    // The command answers per measure; this form has one, and its field is the text.
    return result.ok || !why ? result : { ...result, fields: { text: why } };
  },
);

export const saveDraftAction = defineAction(
  {
    name: "measure.draft",
    act: "measure.report",
    quiet: true,
    input: z.object({ ...progress, text: optionalText("草稿", DRAFT_MAX) }),
  },
  ({ viewer, input }) => saveDraft(viewer, input),
);

const FIX = "fix-";

export const submitMeasureAction = defineAction(
  {
    name: "measure.submit",
    act: "measure.submit",
    input: z
      .looseObject({ ...seen, statement: requiredText("完成情况", STATEMENT_MAX, "请写明完成情况和整改成效。") })
      .transform(({ measureId, version, statement, ...rest }, ctx) => {
        const fixes: Record<string, string> = {};
        for (const [name, value] of Object.entries(rest)) {
          if (!name.startsWith(FIX) || typeof value !== "string") continue;
          if (lengthOf(value) > POINT_MAX) {
            ctx.addIssue({ code: "custom", message: `请控制在 ${POINT_MAX} 字以内。`, path: [name] });
          }
          fixes[part(name, FIX.length)] = value;
        }
        return { measureId, version, statement, fixes };
      }),
  },
  ({ viewer, sent, input }) => submitMeasure(viewer, sent, input),
);

const opinion = requiredText("审核意见", OPINION_MAX, "请填写审核意见。");

export const approveMeasureAction = defineAction(
  {
    name: "measure.approve",
    act: "measure.sign",
    input: z.object({ ...seen, opinion, checks: listOf(z.enum(FIVE_POINTS), FIVE_POINTS.length) }),
  },
  ({ viewer, sent, input }) => approveMeasure(viewer, sent, input),
);

const point = words(POINT_MAX, `每一条请控制在 ${POINT_MAX} 字以内。`);

export const returnMeasureAction = defineAction(
  {
    name: "measure.return",
    act: "measure.sign",
    input: z.object({
      ...seen,
      opinion: requiredText("退回意见", OPINION_MAX, "请填写退回意见。"),
      points: listOf(point, POINTS_MAX).refine(
        (points) => points.some((text) => text !== ""),
        "请至少写明一条需要整改的问题。",
      ),
    }),
  },
  ({ viewer, sent, input }) => returnMeasure(viewer, sent, input),
);

export const relapseMeasureAction = defineAction(
  {
    name: "measure.relapse",
    act: "measure.relapse",
    input: z.object({
      ...seen,
      reason: requiredText("情况说明", OPINION_MAX, "请写明问题反弹的具体情况。"),
      dueOn: calendarDay("请选择新的整改时限。"),
    }),
  },
  ({ viewer, sent, input }) => relapseMeasure(viewer, sent, input),
);

export const addOutcomeAction = defineAction(
  {
    name: "outcome.add",
    act: "measure.report",
    input: z.object({
      measureId: recordId,
      kind: z.enum(OUTCOME_KINDS, "请选择成效类别。"),
      value: typedNumber("请填写数量。", "请填写不小于 0 的数字，最多两位小数，例如 3 或 12.50。").refine(
        (n) => n <= OUTCOME_VALUE_MAX,
        "数量过大，请核对单位。",
      ),
      unit: optionalLine("计量单位", 10),
      name: optionalLine("名称", OUTCOME_NAME_MAX),
      documentNumber: optionalLine("文号", 100),
      effectiveOn: optionalDay(),
    }),
  },
  ({ viewer, sent, input }) => addOutcome(viewer, sent, input),
);

export const withdrawOutcomeAction = defineAction(
  {
    name: "outcome.withdraw",
    act: "measure.report",
    input: z.object({ outcomeId: recordId, reason: requiredText("原因", OPINION_MAX, "请写明撤销的原因。") }),
  },
  ({ viewer, sent, input }) => withdrawOutcome(viewer, sent, input),
);
