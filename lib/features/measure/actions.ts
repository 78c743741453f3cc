"use server";

import { defineAction } from "@/lib/command/define-action";
import { EDIT_LEDGER } from "@/lib/features/feedback/acts";
import {
  ENTER_OPENING,
  REOPEN_MEASURE,
  REPORT_PROGRESS,
  SIGN_MEASURE,
  START_MEASURE,
  SUBMIT_MEASURE,
  WITHDRAW_APPLICATION,
} from "@/lib/features/measure/acts";
import { addMeasure } from "@/lib/features/measure/commands/add-measure";
import { addOutcome } from "@/lib/features/measure/commands/add-outcome";
import { approveMeasure } from "@/lib/features/measure/commands/approve-measure";
import { editMeasure } from "@/lib/features/measure/commands/edit-measure";
import { enterOpening } from "@/lib/features/measure/commands/enter-opening";
import { linkMeasures } from "@/lib/features/measure/commands/link-measures";
import { mergeMeasures } from "@/lib/features/measure/commands/merge-measures";
import { moveMeasure } from "@/lib/features/measure/commands/move-measure";
import { relapseMeasure } from "@/lib/features/measure/commands/relapse-measure";
import { reportProgress } from "@/lib/features/measure/commands/report-progress";
import { restoreMeasure } from "@/lib/features/measure/commands/restore-measure";
import { returnMeasure } from "@/lib/features/measure/commands/return-measure";
import { saveDraft } from "@/lib/features/measure/commands/save-draft";
import { splitMeasure } from "@/lib/features/measure/commands/split-measure";
import { startMeasure } from "@/lib/features/measure/commands/start-measure";
import { strikeMeasure } from "@/lib/features/measure/commands/strike-measure";
import { submitMeasure } from "@/lib/features/measure/commands/submit-measure";
import { withdrawMeasure } from "@/lib/features/measure/commands/withdraw-measure";
import { withdrawOpening } from "@/lib/features/measure/commands/withdraw-opening";
import { withdrawOutcome } from "@/lib/features/measure/commands/withdraw-outcome";
import {
  addMeasureInput,
  addOutcomeInput,
  approveMeasureInput,
  backfillProgressInput,
  editMeasureInput,
  enterOpeningInput,
  linkMeasuresInput,
  mergeMeasuresInput,
  moveMeasureInput,
  relapseMeasureInput,
  reportProgressInput,
  restoreMeasureInput,
  returnMeasureInput,
  saveDraftInput,
  splitMeasureInput,
  startMeasureInput,
  strikeMeasureInput,
  submitMeasureInput,
  withdrawMeasureInput,
  withdrawOpeningInput,
  withdrawOutcomeInput,
} from "./input";

/** Which rows the forms below reach at most. */
const MEASURES = "measures of the office's bodies";
const LED = "a measure the unit leads";

/** Measures edited by hand, by the office. Each form is one act and one event. */

export const addMeasureAction = defineAction(
  { name: "measure.add", act: EDIT_LEDGER, scope: MEASURES, input: addMeasureInput },
  ({ viewer, sent, input }) => addMeasure(viewer, sent, input),
);

export const editMeasureAction = defineAction(
  { name: "measure.edit", act: EDIT_LEDGER, scope: MEASURES, input: editMeasureInput },
  ({ viewer, sent, input }) => editMeasure(viewer, sent, input),
);

export const splitMeasureAction = defineAction(
  { name: "measure.split", act: EDIT_LEDGER, scope: MEASURES, input: splitMeasureInput },
  ({ viewer, sent, input }) => splitMeasure(viewer, sent, input),
);

export const mergeMeasuresAction = defineAction(
  { name: "measure.merge", act: EDIT_LEDGER, scope: MEASURES, input: mergeMeasuresInput },
  ({ viewer, sent, input }) => mergeMeasures(viewer, sent, input),
);

export const moveMeasureAction = defineAction(
  { name: "measure.move", act: EDIT_LEDGER, scope: MEASURES, input: moveMeasureInput },
  ({ viewer, sent, input }) => moveMeasure(viewer, sent, input),
);

export const linkMeasuresAction = defineAction(
  { name: "measure.link", act: EDIT_LEDGER, scope: MEASURES, input: linkMeasuresInput },
  ({ viewer, sent, input }) => linkMeasures(viewer, sent, input.measures),
);

export const strikeMeasureAction = defineAction(
  { name: "measure.strike", act: EDIT_LEDGER, scope: MEASURES, input: strikeMeasureInput },
  ({ viewer, sent, input }) => strikeMeasure(viewer, sent, input),
);

export const restoreMeasureAction = defineAction(
  { name: "measure.restore", act: EDIT_LEDGER, scope: MEASURES, input: restoreMeasureInput },
  ({ viewer, sent, input }) => restoreMeasure(viewer, sent, input),
);

/** The steps of a measure from its page. */

export const startMeasureAction = defineAction(
  { name: "measure.start", act: START_MEASURE, scope: LED, input: startMeasureInput },
  ({ viewer, sent, input }) => startMeasure(viewer, sent, input),
);

export const reportProgressAction = defineAction(
  { name: "measure.report", act: REPORT_PROGRESS, scope: LED, input: reportProgressInput },
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
    act: REPORT_PROGRESS,
    scope: "the caller's own draft for a measure the unit leads",
    quiet: true,
    input: saveDraftInput,
  },
  ({ viewer, input }) => saveDraft(viewer, input),
);

export const submitMeasureAction = defineAction(
  { name: "measure.submit", act: SUBMIT_MEASURE, scope: LED, input: submitMeasureInput },
  ({ viewer, sent, input }) => submitMeasure(viewer, sent, input),
);

export const withdrawMeasureAction = defineAction(
  {
    name: "measure.withdraw",
    act: WITHDRAW_APPLICATION,
    scope: "an application nobody has signed, for a measure the unit leads",
    input: withdrawMeasureInput,
  },
  ({ viewer, sent, input }) => withdrawMeasure(viewer, sent, input),
);

export const approveMeasureAction = defineAction(
  {
    name: "measure.approve",
    act: SIGN_MEASURE,
    scope: "a measure whose standing stage the post signs, never one's own application",
    input: approveMeasureInput,
  },
  ({ viewer, sent, input }) => approveMeasure(viewer, sent, input),
);

export const returnMeasureAction = defineAction(
  {
    name: "measure.return",
    act: SIGN_MEASURE,
    scope: "a measure whose standing stage the post signs, never one's own application",
    input: returnMeasureInput,
  },
  ({ viewer, sent, input }) => returnMeasure(viewer, sent, input),
);

export const relapseMeasureAction = defineAction(
  {
    name: "measure.relapse",
    act: REOPEN_MEASURE,
    scope: "closed measures of the post's body",
    input: relapseMeasureInput,
  },
  ({ viewer, sent, input }) => relapseMeasure(viewer, sent, input),
);

/** What was done before the ledger was kept (期初, 补录), by the office. */

export const enterOpeningAction = defineAction(
  { name: "measure.open", act: ENTER_OPENING, scope: MEASURES, input: enterOpeningInput },
  ({ viewer, sent, input }) => enterOpening(viewer, sent, input),
);

export const withdrawOpeningAction = defineAction(
  { name: "measure.open-withdraw", act: ENTER_OPENING, scope: MEASURES, input: withdrawOpeningInput },
  ({ viewer, sent, input }) => withdrawOpening(viewer, sent, input),
);

export const backfillProgressAction = defineAction(
  { name: "measure.backfill", act: ENTER_OPENING, scope: MEASURES, input: backfillProgressInput },
  ({ viewer, sent, input }) => enterOpening(viewer, sent, input),
);

export const addOutcomeAction = defineAction(
  { name: "outcome.add", act: REPORT_PROGRESS, scope: LED, input: addOutcomeInput },
  ({ viewer, sent, input }) => addOutcome(viewer, sent, input),
);

export const withdrawOutcomeAction = defineAction(
  {
    name: "outcome.withdraw",
    act: REPORT_PROGRESS,
    scope: "an outcome of a measure the unit leads",
    input: withdrawOutcomeInput,
  },
  ({ viewer, sent, input }) => withdrawOutcome(viewer, sent, input),
);
