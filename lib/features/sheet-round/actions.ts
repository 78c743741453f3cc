"use server";

import { defineAction } from "@/lib/command/define-action";
import { COLLECT_SHEETS } from "@/lib/features/sheet-round/acts";
import { endSheetRound } from "@/lib/features/sheet-round/commands/end-round";
import { makeSheetRound } from "@/lib/features/sheet-round/commands/make-round";
import { noteReturn } from "@/lib/features/sheet-round/commands/note-return";
import { takeBackReturn } from "@/lib/features/sheet-round/commands/take-back-return";
import { endSheetRoundInput, makeSheetRoundInput, noteReturnInput, takeBackReturnInput } from "./input";

/** Which rows the forms below reach at most. */
const ROUNDS = "rounds of sheets of the office's bodies";

/** 发起收表 */
export const makeSheetRoundAction = defineAction(
  { name: "sheet-round.make", act: COLLECT_SHEETS, scope: ROUNDS, input: makeSheetRoundInput },
  ({ viewer, sent, input }) => makeSheetRound(viewer, sent, input),
);

/** 登记交回 */
export const noteReturnAction = defineAction(
  { name: "sheet-round.note-return", act: COLLECT_SHEETS, scope: ROUNDS, input: noteReturnInput },
  ({ viewer, sent, input }) => noteReturn(viewer, sent, input),
);

/** 撤销登记 */
export const takeBackReturnAction = defineAction(
  { name: "sheet-round.take-back", act: COLLECT_SHEETS, scope: ROUNDS, input: takeBackReturnInput },
  ({ viewer, sent, input }) => takeBackReturn(viewer, sent, input),
);

/** 结束收表 */
export const endSheetRoundAction = defineAction(
  { name: "sheet-round.end", act: COLLECT_SHEETS, scope: ROUNDS, input: endSheetRoundInput },
  ({ viewer, sent, input }) => endSheetRound(viewer, sent, input),
);
