"use server";

import { defineAction } from "@/lib/command/define-action";
import { NOT_FOUND } from "@/lib/command/refusal";
import { turnAway } from "@/lib/command/result";
import { BRING_SHEET } from "@/lib/features/sheet/acts";
import { chooseOfSheet } from "@/lib/features/sheet/commands/choose-of-sheet";
import { confirmSheet } from "@/lib/features/sheet/commands/confirm-sheet";
import { discardSheet } from "@/lib/features/sheet/commands/discard-sheet";
import { undoSheet } from "@/lib/features/sheet/commands/undo-sheet";
import { chosen } from "@/lib/features/sheet/compare/choose";
import { sheetBytes } from "@/lib/features/sheet/queries/sheet-bytes";
import { DESK_SHEET } from "@/lib/features/sheet/readings";
import { inOnePart, readForeign } from "@/lib/reading/read-foreign";
import { chooseInput, confirmSheetInput, discardSheetInput, sheetTermsInput, undoSheetInput } from "./input";

/** Which rows the forms below reach at most. */
const SHEET = "a sheet of the office's bodies, or one the caller's unit brought";

/** The desk that takes sheets in: each choice is kept as it is made. */

export const chooseAction = defineAction(
  { name: "sheet.choose", act: BRING_SHEET, scope: SHEET, input: chooseInput },
  async ({ viewer, sent, input }) => {
    const { importId, version, choice } = input;
    const sheet = await sheetBytes(viewer, importId);
    if (!sheet) return turnAway(NOT_FOUND);
    const { choices, anew } = chosen(sheet.choices, choice);
    if (!anew) return await chooseOfSheet(viewer, sent, { importId, version, choices });
    const wanted = choices.wanted ?? sheet.choices.wanted;
    return await readForeign(
      DESK_SHEET,
      { options: { fileName: sheet.fileName, wanted }, bytes: () => inOnePart(sheet.bytes) },
      (desk) => chooseOfSheet(viewer, sent, { importId, version, choices, desk }),
    );
  },
);

export const sheetTermsAction = defineAction(
  { name: "sheet.terms", act: BRING_SHEET, scope: SHEET, input: sheetTermsInput },
  ({ viewer, sent, input }) => {
    const { importId, version, asOf, takeOpening, source, voucherId, reason } = input;
    const opening = { take: takeOpening, source, voucherId };
    return chooseOfSheet(viewer, sent, { importId, version, choices: { asOf, opening, reason } });
  },
);

export const confirmSheetAction = defineAction(
  { name: "sheet.confirm", act: BRING_SHEET, scope: SHEET, input: confirmSheetInput },
  ({ viewer, sent, input }) => confirmSheet(viewer, sent, input),
);

export const discardSheetAction = defineAction(
  { name: "sheet.discard", act: BRING_SHEET, scope: SHEET, input: discardSheetInput },
  ({ viewer, sent, input }) => discardSheet(viewer, sent, input),
);

export const undoSheetAction = defineAction(
  { name: "sheet.undo", act: BRING_SHEET, scope: SHEET, input: undoSheetInput },
  ({ viewer, sent, input }) => undoSheet(viewer, sent, input),
);
