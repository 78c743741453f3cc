"use server";

import { defineAction } from "@/lib/command/define-action";
import { DECLARE_NEARLY_DONE, EDIT_LEDGER } from "@/lib/features/feedback/acts";
import { addIssue } from "@/lib/features/feedback/commands/add-issue";
import { addItem } from "@/lib/features/feedback/commands/add-item";
import { addSection } from "@/lib/features/feedback/commands/add-section";
import { declareNearlyDone } from "@/lib/features/feedback/commands/declare-nearly-done";
import { editIssue } from "@/lib/features/feedback/commands/edit-issue";
import { editItem } from "@/lib/features/feedback/commands/edit-item";
import { editSection } from "@/lib/features/feedback/commands/edit-section";
import { mergeIssues } from "@/lib/features/feedback/commands/merge-issues";
import { moveIssue } from "@/lib/features/feedback/commands/move-issue";
import { moveItem } from "@/lib/features/feedback/commands/move-item";
import { moveSection } from "@/lib/features/feedback/commands/move-section";
import { restoreIssue } from "@/lib/features/feedback/commands/restore-issue";
import { restoreItem } from "@/lib/features/feedback/commands/restore-item";
import { splitIssue } from "@/lib/features/feedback/commands/split-issue";
import { strikeIssue } from "@/lib/features/feedback/commands/strike-issue";
import { strikeItem } from "@/lib/features/feedback/commands/strike-item";
import { withdrawNearlyDone } from "@/lib/features/feedback/commands/withdraw-nearly-done";
import {
  addIssueInput,
  addItemInput,
  addSectionInput,
  declareNearlyDoneInput,
  editIssueInput,
  editItemInput,
  editSectionInput,
  mergeIssuesInput,
  moveIssueInput,
  moveItemInput,
  moveSectionInput,
  restoreIssueInput,
  restoreItemInput,
  splitIssueInput,
  strikeIssueInput,
  strikeItemInput,
  withdrawNearlyDoneInput,
} from "./input";

/** Which rows the forms below reach at most. */
const ISSUES = "issues of the office's bodies";
const ITEMS = "items of the office's bodies";
const SECTIONS = "sections of the office's bodies";

/** Issues, items and sections edited by hand, by the office, and what it declares on them. Each form is one act and one event. */

export const addIssueAction = defineAction(
  { name: "issue.add", act: EDIT_LEDGER, scope: ISSUES, input: addIssueInput },
  ({ viewer, sent, input }) => addIssue(viewer, sent, input),
);

export const editIssueAction = defineAction(
  { name: "issue.edit", act: EDIT_LEDGER, scope: ISSUES, input: editIssueInput },
  ({ viewer, sent, input }) => editIssue(viewer, sent, input),
);

export const splitIssueAction = defineAction(
  { name: "issue.split", act: EDIT_LEDGER, scope: ISSUES, input: splitIssueInput },
  ({ viewer, sent, input }) => splitIssue(viewer, sent, input),
);

export const mergeIssuesAction = defineAction(
  { name: "issue.merge", act: EDIT_LEDGER, scope: ISSUES, input: mergeIssuesInput },
  ({ viewer, sent, input }) => mergeIssues(viewer, sent, input),
);

export const moveIssueAction = defineAction(
  { name: "issue.move", act: EDIT_LEDGER, scope: ISSUES, input: moveIssueInput },
  ({ viewer, sent, input }) => moveIssue(viewer, sent, input),
);

export const strikeIssueAction = defineAction(
  { name: "issue.strike", act: EDIT_LEDGER, scope: ISSUES, input: strikeIssueInput },
  ({ viewer, sent, input }) => strikeIssue(viewer, sent, input),
);

export const restoreIssueAction = defineAction(
  { name: "issue.restore", act: EDIT_LEDGER, scope: ISSUES, input: restoreIssueInput },
  ({ viewer, sent, input }) => restoreIssue(viewer, sent, input),
);

export const addItemAction = defineAction(
  { name: "item.add", act: EDIT_LEDGER, scope: ITEMS, input: addItemInput },
  ({ viewer, sent, input }) => addItem(viewer, sent, input),
);

export const editItemAction = defineAction(
  { name: "item.edit", act: EDIT_LEDGER, scope: ITEMS, input: editItemInput },
  ({ viewer, sent, input }) => editItem(viewer, sent, input),
);

export const moveItemAction = defineAction(
  { name: "item.move", act: EDIT_LEDGER, scope: ITEMS, input: moveItemInput },
  ({ viewer, sent, input }) => moveItem(viewer, sent, input),
);

export const strikeItemAction = defineAction(
  { name: "item.strike", act: EDIT_LEDGER, scope: ITEMS, input: strikeItemInput },
  ({ viewer, sent, input }) => strikeItem(viewer, sent, input),
);

export const restoreItemAction = defineAction(
  { name: "item.restore", act: EDIT_LEDGER, scope: ITEMS, input: restoreItemInput },
  ({ viewer, sent, input }) => restoreItem(viewer, sent, input),
);

export const addSectionAction = defineAction(
  { name: "section.add", act: EDIT_LEDGER, scope: SECTIONS, input: addSectionInput },
  ({ viewer, sent, input }) => addSection(viewer, sent, input),
);

export const editSectionAction = defineAction(
  { name: "section.edit", act: EDIT_LEDGER, scope: SECTIONS, input: editSectionInput },
  ({ viewer, sent, input }) => editSection(viewer, sent, input),
);

export const moveSectionAction = defineAction(
  { name: "section.move", act: EDIT_LEDGER, scope: SECTIONS, input: moveSectionInput },
  ({ viewer, sent, input }) => moveSection(viewer, sent, input),
);

export const declareNearlyDoneAction = defineAction(
  { name: "issue.nearly-done", act: DECLARE_NEARLY_DONE, scope: ISSUES, input: declareNearlyDoneInput },
  ({ viewer, sent, input }) => declareNearlyDone(viewer, sent, input),
);

export const withdrawNearlyDoneAction = defineAction(
  { name: "issue.nearly-done-withdrawn", act: DECLARE_NEARLY_DONE, scope: ISSUES, input: withdrawNearlyDoneInput },
  ({ viewer, sent, input }) => withdrawNearlyDone(viewer, sent, input),
);
