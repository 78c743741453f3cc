"use server";

import { z } from "zod";
import { defineAction } from "@/lib/command/define-action";
import { calendarDay, optionalDay, optionalLine, recordId, requiredLine, seenVersion } from "@/lib/command/fields";
import { INSPECTION_KINDS } from "@/lib/domain/types";
import { confirmImport } from "@/lib/features/import/commands/confirm-import";
import { correctReview, discardReview, undoCorrection } from "@/lib/features/import/commands/correct-review";
import { correctionSchema } from "@/lib/features/import/read/review/corrections";

/** The import desk: each correction is kept as it is made. */

const seen = { draftId: recordId, version: seenVersion };

export const correctReviewAction = defineAction(
  { name: "import.correct", act: "import.review", input: z.object({ ...seen, correction: correctionSchema }) },
  ({ viewer, sent, input }) => correctReview(viewer, sent, input),
);

export const undoCorrectionAction = defineAction(
  { name: "import.undo", act: "import.review", input: z.object(seen) },
  ({ viewer, sent, input }) => undoCorrection(viewer, sent, input),
);

export const discardReviewAction = defineAction(
  { name: "import.discard", act: "import.review", input: z.object(seen) },
  ({ viewer, sent, input }) => discardReview(viewer, sent, input),
);

const WORD_MAX = 100;

export const confirmImportAction = defineAction(
  {
    name: "import.confirm",
    act: "import.review",
    input: z.object({
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
    }),
  },
  ({ viewer, sent, input }) => confirmImport(viewer, sent, input),
);
