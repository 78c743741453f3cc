import { z } from "zod";
import { optionalDay, optionalText, recordId, requiredText, seenVersion } from "@/lib/command/fields";
import {
  DIGEST_MAX,
  OPENING_SOURCE_MAX,
  REASON_MAX,
  SHEET_CELLS_MAX,
  SHEET_HEAD_MAX,
  SHEET_WORD_MAX,
} from "@/lib/domain/limits";
import { SIDES } from "@/lib/features/sheet/compare/choices";

/** What is sent at the desk that takes sheets in. */

const seen = { importId: recordId, version: seenVersion };
const ticked = z
  .literal("1")
  .optional()
  .transform((one) => one === "1");
/** Names of sheets and columns, keys of rows: as they came from the sheet. */
const word = z.string().max(SHEET_WORD_MAX);

/** One choice at a time: each is kept as it is made. */
const choice = z.discriminatedUnion("what", [
  z.object({ what: z.literal("unit"), name: word, id: z.uuid().or(z.literal("")) }),
  z.object({ what: z.literal("person"), name: word, id: z.uuid().or(z.literal("")) }),
  z.object({ what: z.literal("row"), key: word, leftOut: z.boolean() }),
  z.object({ what: z.literal("alike"), key: word, asNew: z.boolean() }),
  z.object({ what: z.literal("strike"), key: word, strike: z.boolean() }),
  z.object({ what: z.literal("side"), cells: z.array(word).min(1).max(SHEET_CELLS_MAX), side: z.enum(SIDES) }),
  z.object({ what: z.literal("column"), sheet: word, column: word, role: word }),
  z.object({ what: z.literal("sheet"), sheet: word, take: z.boolean() }),
  z.object({ what: z.literal("head"), sheet: word, row: z.number().int().min(1).max(SHEET_HEAD_MAX) }),
  z.object({ what: z.literal("hidden"), read: z.boolean() }),
  z.object({ what: z.literal("whole"), together: z.boolean() }),
]);
export type Choice = z.output<typeof choice>;

export const chooseInput = z.object({ ...seen, choice });

export const sheetTermsInput = z.object({
  ...seen,
  asOf: optionalDay(),
  takeOpening: ticked,
  source: optionalText("依据", OPENING_SOURCE_MAX),
  voucherId: z.uuid().or(z.literal("")).default(""),
  reason: optionalText("调整原因", REASON_MAX),
});

export const confirmSheetInput = z.object({ ...seen, digest: z.string().max(DIGEST_MAX), withoutErrors: ticked });
export const discardSheetInput = z.object(seen);
export const undoSheetInput = z.object({
  ...seen,
  reason: requiredText("撤销的原因", REASON_MAX, "请写明撤销的原因。"),
});
