import { z } from "zod";
import {
  calendarDay,
  optionalDay,
  optionalLine,
  recordId,
  requiredLine,
  requiredText,
  STALE_PAGE,
  seenVersion,
} from "@/lib/command/fields";
import { INSPECTION_TITLE_MAX, INSPECTION_WORD_MAX, OPENING_SOURCE_MAX, REASON_MAX } from "@/lib/domain/limits";
import { ENTERS_AS, INSPECTION_KINDS } from "@/lib/domain/types";
import { correctionSchema } from "@/lib/features/import/read/review/correction-schema";

/** What is sent at the import desk. */

const seen = { draftId: recordId, version: seenVersion };

export const correctReviewInput = z.object({ ...seen, correction: correctionSchema });
export const undoCorrectionInput = z.object(seen);
export const discardReviewInput = z.object(seen);
export const undoImportInput = z.object({
  ...seen,
  reason: requiredText("撤销的原因", REASON_MAX, "请写明撤销的原因。"),
});

/** `which`: a file of the queue, or the sending of it as the page that sent it calls it. */
export const dismissReadingInput = z.object({ which: z.uuid() });

export const confirmImportInput = z
  .object({
    ...seen,
    kind: z.enum(INSPECTION_KINDS, "请选择类型。"),
    title: requiredLine("名称", INSPECTION_TITLE_MAX, "请填写这次巡视巡察的名称。"),
    term: optionalLine("届次", INSPECTION_WORD_MAX),
    round: optionalLine("轮次", INSPECTION_WORD_MAX),
    batch: optionalLine("批次", INSPECTION_WORD_MAX),
    team: optionalLine("组别", INSPECTION_WORD_MAX),
    onsiteFrom: optionalDay(),
    onsiteTo: optionalDay(),
    feedbackOn: calendarDay("请填写反馈日期，整改时限从这一天算起。"),
    entersAs: z.enum(ENTERS_AS, "请选择这份材料是整改方案还是进展情况通报。"),
    asOf: optionalDay(),
    entersOpening: z.literal("1", STALE_PAGE).optional(),
    openingDay: optionalDay(),
    openingSource: optionalLine("依据", OPENING_SOURCE_MAX),
    openingVoucherId: z
      .union([z.literal("").transform(() => null), z.uuid("请选择确认人。")], "请选择确认人。")
      .default(null),
  })
  .transform(({ entersOpening, openingDay, openingSource, openingVoucherId, ...input }) => ({
    ...input,
    opening: entersOpening ? { day: openingDay, source: openingSource, voucherId: openingVoucherId } : null,
  }));
