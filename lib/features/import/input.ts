import { z } from "zod";
import { calendarDay, optionalDay, optionalLine, recordId, requiredLine, seenVersion } from "@/lib/command/fields";
import { INSPECTION_KINDS } from "@/lib/domain/types";
import { correctionSchema } from "@/lib/features/import/read/review/correction-schema";

/** What is sent at the import desk. */

const seen = { draftId: recordId, version: seenVersion };

export const correctReviewInput = z.object({ ...seen, correction: correctionSchema });
export const undoCorrectionInput = z.object(seen);
export const discardReviewInput = z.object(seen);

const WORD_MAX = 100;

export const confirmImportInput = z.object({
  ...seen,
  kind: z.enum(INSPECTION_KINDS, "请选择类别。"),
  title: requiredLine("名称", WORD_MAX, "请填写这次巡视巡察的名称。"),
  term: optionalLine("届次", WORD_MAX),
  round: optionalLine("轮次", WORD_MAX),
  batch: optionalLine("批次", WORD_MAX),
  team: optionalLine("组别", WORD_MAX),
  onsiteFrom: optionalDay(),
  onsiteTo: optionalDay(),
  feedbackOn: calendarDay("请填写反馈日期，整改时限从这一天算起。"),
});
