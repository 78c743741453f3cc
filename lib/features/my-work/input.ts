import { z } from "zod";
import { recordId, words } from "@/lib/command/fields";
import { DRAFT_MAX, PROGRESS_MAX, REPORTED_AT_ONCE_MAX } from "@/lib/domain/limits";
import { PROGRESS_KINDS } from "@/lib/domain/types";

export const reportManyInput = z.object({
  entries: z
    .array(
      z.object({
        measureId: recordId,
        kind: z.enum(PROGRESS_KINDS, "请选择进展情况。"),
        /** Applies for close-out with the same words. */
        apply: z.boolean().default(false),
        text: words(DRAFT_MAX, `进展请控制在 ${PROGRESS_MAX} 字以内。`),
      }),
    )
    .min(1, "还没有填写任何进展。")
    .max(REPORTED_AT_ONCE_MAX, `一次最多提交 ${REPORTED_AT_ONCE_MAX} 条。`),
});
