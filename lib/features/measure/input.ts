import { z } from "zod";
import {
  calendarDay,
  chosenRow,
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
import {
  ANSWERS_MAX,
  DECISION_WORDS_MAX,
  DOCUMENT_NUMBER_MAX,
  DRAFT_MAX,
  MEASURES_OF_ISSUE_MAX,
  OPENING_MAX,
  OPENING_SOURCE_MAX,
  OUTCOME_NAME_MAX,
  OUTCOME_UNIT_MAX,
  OUTCOME_VALUE_MAX,
  POINT_MAX,
  POINTS_MAX,
  PROGRESS_MAX,
  REASON_MAX,
  REMARK_MAX,
  SPLIT_MAX,
  STATEMENT_MAX,
  TEXT_MAX,
} from "@/lib/domain/limits";
import { lengthOf, part } from "@/lib/domain/text/text";
import { FIVE_POINTS, OUTCOME_KINDS, PROGRESS_KINDS } from "@/lib/domain/types";
import { chosenRows, editReason, parentInput, place } from "@/lib/features/feedback/input";

/** What is sent of measures: their rows edited by hand, and the steps of their life. */

const seen = { measureId: recordId, version: seenVersion };
const measureText = requiredText("整改措施", TEXT_MAX, "请填写整改措施。");
export const addMeasureInput = z.object({ parent: parentInput, text: measureText, place });

export const editMeasureInput = z.object({ ...seen, text: measureText, remark: optionalText("备注", REMARK_MAX) });

export const splitMeasureInput = z.object({
  ...seen,
  parts: listOf(words(TEXT_MAX, `整改措施请控制在 ${TEXT_MAX} 字以内。`), SPLIT_MAX),
});

export const mergeMeasuresInput = z
  .object({ measures: chosenRows, text: measureText })
  .transform(({ measures, text }) => ({
    measures: measures.map(({ id, version }) => ({ measureId: id, version })),
    text,
  }));

export const moveMeasureInput = z
  .object({ ...seen, parent: parentInput.optional(), place })
  .transform(({ parent, ...rest }) => ({ ...rest, ...(parent ? { parent } : {}) }));

const answered = z.array(recordId).max(ANSWERS_MAX, `一条措施最多对应 ${ANSWERS_MAX} 条。`);

export const linkMeasuresInput = z.object({
  measures: z
    .array(z.object({ ...seen, manifestationIds: answered, adviceIds: answered }))
    .max(MEASURES_OF_ISSUE_MAX, `一次最多保存 ${MEASURES_OF_ISSUE_MAX} 条措施的更改，请分批保存。`),
});

export const strikeMeasureInput = z.object({ ...seen, reason: editReason });
export const restoreMeasureInput = strikeMeasureInput;

export const startMeasureInput = z.object(seen);

const progress = { measureId: recordId, kind: z.enum(PROGRESS_KINDS, "请选择进展情况。") };

export const reportProgressInput = z.object({
  ...progress,
  text: requiredText("进展", PROGRESS_MAX, "请写明进展；没有变化的，也请说明原因或下一步打算。"),
});

export const saveDraftInput = z.object({ ...progress, text: optionalText("草稿", DRAFT_MAX) });

const FIX = "fix-";

export const submitMeasureInput = z
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
  });

export const withdrawMeasureInput = z.object({ ...seen, reason: optionalText("撤回原因", DECISION_WORDS_MAX) });

export const approveMeasureInput = z.object({
  ...seen,
  // Empty is told by the needs of the step, together with the points that are not confirmed.
  remark: optionalText("审核意见", DECISION_WORDS_MAX),
  checks: listOf(z.enum(FIVE_POINTS), FIVE_POINTS.length),
});

const point = words(POINT_MAX, `每一条请控制在 ${POINT_MAX} 字以内。`);

export const returnMeasureInput = z.object({
  ...seen,
  remark: optionalText("总的意见", DECISION_WORDS_MAX),
  points: listOf(point, POINTS_MAX).refine(
    (points) => points.some((text) => text !== ""),
    "请至少写明一条需补充完善的事项。",
  ),
});

export const relapseMeasureInput = z.object({
  ...seen,
  reason: requiredText("情况说明", DECISION_WORDS_MAX, "请写明问题反弹的具体情况。"),
  dueOn: calendarDay("请选择新的整改时限。"),
});

const openingFields = {
  day: calendarDay("请选择完成日期。"),
  source: requiredText("依据", OPENING_SOURCE_MAX, "请写明依据，例如 2024年6月整改进展情况报告。"),
  voucherId: z.uuid("请选择确认人。"),
};
/** The same day, source and voucher for all the measures chosen. */
export const enterOpeningInput = z
  .object({ measures: listOf(chosenRow, OPENING_MAX), ...openingFields })
  .transform(({ measures, ...opening }) =>
    measures.map(({ id, version }) => ({ measureId: id, version, opening, backfill: [] })),
  );

export const withdrawOpeningInput = z.object({
  ...seen,
  reason: requiredText("撤销原因", REASON_MAX, "请写明撤销期初的原因。"),
});

export const backfillProgressInput = z
  .object({
    ...seen,
    day: calendarDay("请选择进展日期。"),
    text: requiredText("补录", PROGRESS_MAX, "请写明补录的进展。"),
  })
  .transform(({ measureId, version, day, text }) => [{ measureId, version, opening: null, backfill: [{ day, text }] }]);

export const addOutcomeInput = z.object({
  measureId: recordId,
  kind: z.enum(OUTCOME_KINDS, "请选择成效类型。"),
  value: typedNumber("请填写数量。", "请填写不小于 0 的数字，最多两位小数，例如 3 或 12.50。").refine(
    (n) => n <= OUTCOME_VALUE_MAX,
    "数量过大，请核对单位。",
  ),
  unit: optionalLine("计量单位", OUTCOME_UNIT_MAX),
  name: optionalLine("名称", OUTCOME_NAME_MAX),
  documentNumber: optionalLine("文号", DOCUMENT_NUMBER_MAX),
  effectiveOn: optionalDay(),
});

export const withdrawOutcomeInput = z.object({
  outcomeId: recordId,
  reason: requiredText("原因", DECISION_WORDS_MAX, "请写明撤销的原因。"),
});
