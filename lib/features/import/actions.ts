"use server";

import { defineAction } from "@/lib/command/define-action";
import { REVIEW_IMPORT, UNDO_IMPORT } from "@/lib/features/import/acts";
import { confirmImport } from "@/lib/features/import/commands/confirm-import";
import { correctReview } from "@/lib/features/import/commands/correct-review";
import { discardReview } from "@/lib/features/import/commands/discard-review";
import { dismissFailedReading } from "@/lib/features/import/commands/dismiss-failed-reading";
import { undoCorrection } from "@/lib/features/import/commands/undo-correction";
import { undoImport } from "@/lib/features/import/commands/undo-import";
import {
  confirmImportInput,
  correctReviewInput,
  discardReviewInput,
  dismissReadingInput,
  undoCorrectionInput,
  undoImportInput,
} from "./input";

/** Which rows the forms below reach at most. */
const REVIEW = "a review under way in one of the office's bodies";

/** The import desk: each correction is kept as it is made. */

export const correctReviewAction = defineAction(
  { name: "import.correct", act: REVIEW_IMPORT, scope: REVIEW, input: correctReviewInput },
  ({ viewer, sent, input }) => correctReview(viewer, sent, input),
);

export const undoCorrectionAction = defineAction(
  { name: "import.undo", act: REVIEW_IMPORT, scope: REVIEW, input: undoCorrectionInput },
  ({ viewer, sent, input }) => undoCorrection(viewer, sent, input),
);

export const discardReviewAction = defineAction(
  { name: "import.discard", act: REVIEW_IMPORT, scope: REVIEW, input: discardReviewInput },
  ({ viewer, sent, input }) => discardReview(viewer, sent, input),
);

export const confirmImportAction = defineAction(
  { name: "import.confirm", act: REVIEW_IMPORT, scope: REVIEW, input: confirmImportInput },
  ({ viewer, sent, input }) => confirmImport(viewer, sent, input),
);

export const dismissReadingAction = defineAction(
  {
    name: "import.dismiss-reading",
    act: REVIEW_IMPORT,
    scope: "the viewer's own files that could not be read",
    input: dismissReadingInput,
  },
  ({ viewer, input }) => dismissFailedReading(viewer, input.which),
);

export const undoImportAction = defineAction(
  {
    name: "import.undo-entered",
    act: UNDO_IMPORT,
    scope: "an inspection of the office's bodies that an import entered and nobody touched",
    input: undoImportInput,
  },
  ({ viewer, sent, input }) => undoImport(viewer, sent, input),
);
