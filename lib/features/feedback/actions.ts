"use server";

import { z } from "zod";
import { defineAction } from "@/lib/command/define-action";
import {
  chosenRow,
  listOf,
  optionalText,
  recordId,
  requiredLine,
  requiredText,
  seenVersion,
  words,
} from "@/lib/command/fields";
import {
  REASON_MAX,
  REMARK_MAX,
  SECTION_NUMBER_MAX,
  SPLIT_MAX,
  TEXT_MAX,
  TITLE_MAX,
} from "@/lib/domain/text/edit-limits";
import { EXTENDED_KINDS } from "@/lib/domain/types";
import { addIssue } from "@/lib/features/feedback/commands/add-issue";
import { addItem } from "@/lib/features/feedback/commands/add-item";
import { addSection } from "@/lib/features/feedback/commands/add-section";
import { editIssue } from "@/lib/features/feedback/commands/edit-issue";
import { editItem } from "@/lib/features/feedback/commands/edit-item";
import { editSection, moveSection } from "@/lib/features/feedback/commands/edit-section";
import { mergeIssues } from "@/lib/features/feedback/commands/merge-issues";
import { moveIssue } from "@/lib/features/feedback/commands/move-issue";
import { moveItem } from "@/lib/features/feedback/commands/move-item";
import { splitIssue } from "@/lib/features/feedback/commands/split-issue";
import { restoreIssue, strikeIssue } from "@/lib/features/feedback/commands/strike-issue";
import { restoreItem, strikeItem } from "@/lib/features/feedback/commands/strike-item";
import { addMeasure } from "@/lib/features/measure/commands/add-measure";
import { editMeasure } from "@/lib/features/measure/commands/edit-measure";
import { mergeMeasures } from "@/lib/features/measure/commands/merge-measures";
import { moveMeasure } from "@/lib/features/measure/commands/move-measure";
import { splitMeasure } from "@/lib/features/measure/commands/split-measure";
import { restoreMeasure, strikeMeasure } from "@/lib/features/measure/commands/strike-measure";

/** The ledger edited by hand, by the office. Each form is one act and one event. */

const seenMeasure = { measureId: recordId, version: seenVersion };
const seenIssue = { issueId: recordId, version: seenVersion };
const seenItem = { itemId: recordId, version: seenVersion };
const measureText = requiredText("整改措施", TEXT_MAX, "请填写整改措施。");
const issueTitle = requiredLine("反馈问题", TITLE_MAX, "请填写反馈问题。");
const issueText = optionalText("问题原文", TEXT_MAX);
const target = optionalText("整改目标", TEXT_MAX);
const itemTitle = requiredLine("事项名称", TITLE_MAX, "请填写事项名称。");
const itemText = optionalText("事项说明", TEXT_MAX);
const reason = requiredText("原因", REASON_MAX, "请写明原因。");

/** A choice that may be left empty: no section, no issue. */
const idOrNone = z.union([recordId, z.literal("").transform(() => null)]);
/** Where it goes: at the end, before the first, or behind one of its siblings. */
const place = z
  .union([z.literal("end"), z.literal("first"), recordId])
  .default("end")
  .transform((value) => (value === "end" ? value : { after: value === "first" ? null : value }));
/** issue:ID or item:ID */
const parent = z
  .string("请选择所属的问题或事项。")
  .regex(/^(issue|item):[0-9a-f-]{36}$/i, "请选择所属的问题或事项。")
  .transform((value) => {
    const [kind = "", id = ""] = value.split(":");
    return kind === "issue" ? { issueId: id } : { itemId: id };
  });
/** One row per line. */
const lines = z
  .string()
  .transform((text) =>
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  )
  .optional();

export const addMeasureAction = defineAction(
  { name: "measure.add", act: "ledger.edit", input: z.object({ parent, text: measureText, place }) },
  ({ viewer, sent, input }) => addMeasure(viewer, sent, input),
);

export const editMeasureAction = defineAction(
  {
    name: "measure.edit",
    act: "ledger.edit",
    input: z.object({ ...seenMeasure, text: measureText, remark: optionalText("备注", REMARK_MAX) }),
  },
  ({ viewer, sent, input }) => editMeasure(viewer, sent, input),
);

export const splitMeasureAction = defineAction(
  {
    name: "measure.split",
    act: "ledger.edit",
    input: z.object({
      ...seenMeasure,
      parts: listOf(words(TEXT_MAX, `整改措施请控制在 ${TEXT_MAX} 字以内。`), SPLIT_MAX),
    }),
  },
  ({ viewer, sent, input }) => splitMeasure(viewer, sent, input),
);

const chosen = listOf(chosenRow, 50);

export const mergeMeasuresAction = defineAction(
  { name: "measure.merge", act: "ledger.edit", input: z.object({ measures: chosen, text: measureText }) },
  ({ viewer, sent, input }) =>
    mergeMeasures(viewer, sent, {
      measures: input.measures.map(({ id, version }) => ({ measureId: id, version })),
      text: input.text,
    }),
);

export const moveMeasureAction = defineAction(
  { name: "measure.move", act: "ledger.edit", input: z.object({ ...seenMeasure, parent: parent.optional(), place }) },
  ({ viewer, sent, input: { parent, ...rest } }) =>
    moveMeasure(viewer, sent, { ...rest, ...(parent ? { parent } : {}) }),
);

export const strikeMeasureAction = defineAction(
  { name: "measure.strike", act: "ledger.edit", input: z.object({ ...seenMeasure, reason }) },
  ({ viewer, sent, input }) => strikeMeasure(viewer, sent, input),
);

export const restoreMeasureAction = defineAction(
  { name: "measure.restore", act: "ledger.edit", input: z.object({ ...seenMeasure, reason }) },
  ({ viewer, sent, input }) => restoreMeasure(viewer, sent, input),
);

export const addIssueAction = defineAction(
  {
    name: "issue.add",
    act: "ledger.edit",
    input: z.object({
      inspectionId: recordId,
      sectionId: idOrNone.default(null),
      title: issueTitle,
      text: issueText,
      target,
      place,
    }),
  },
  ({ viewer, sent, input }) => addIssue(viewer, sent, input),
);

export const editIssueAction = defineAction(
  {
    name: "issue.edit",
    act: "ledger.edit",
    input: z.object({
      ...seenIssue,
      title: issueTitle,
      text: issueText,
      target,
      manifestations: lines,
      opinions: lines,
    }),
  },
  ({ viewer, sent, input: { manifestations, opinions, ...rest } }) =>
    editIssue(viewer, sent, {
      ...rest,
      ...(manifestations ? { manifestations } : {}),
      ...(opinions ? { opinions } : {}),
    }),
);

export const splitIssueAction = defineAction(
  {
    name: "issue.split",
    act: "ledger.edit",
    input: z.object({
      ...seenIssue,
      title: issueTitle,
      text: issueText,
      nextTitle: requiredLine("拆出的反馈问题", TITLE_MAX, "请填写拆出的反馈问题。"),
      nextText: optionalText("拆出问题的原文", TEXT_MAX),
      measureIds: listOf(recordId, 500),
    }),
  },
  ({ viewer, sent, input }) => splitIssue(viewer, sent, input),
);

export const mergeIssuesAction = defineAction(
  { name: "issue.merge", act: "ledger.edit", input: z.object({ issues: chosen, title: issueTitle }) },
  ({ viewer, sent, input }) =>
    mergeIssues(viewer, sent, {
      issues: input.issues.map(({ id, version }) => ({ issueId: id, version })),
      title: input.title,
    }),
);

export const moveIssueAction = defineAction(
  { name: "issue.move", act: "ledger.edit", input: z.object({ ...seenIssue, sectionId: idOrNone, place }) },
  ({ viewer, sent, input }) => moveIssue(viewer, sent, input),
);

export const strikeIssueAction = defineAction(
  { name: "issue.strike", act: "ledger.edit", input: z.object({ ...seenIssue, reason }) },
  ({ viewer, sent, input }) => strikeIssue(viewer, sent, input),
);

export const restoreIssueAction = defineAction(
  { name: "issue.restore", act: "ledger.edit", input: z.object({ ...seenIssue, reason }) },
  ({ viewer, sent, input }) => restoreIssue(viewer, sent, input),
);

export const addItemAction = defineAction(
  {
    name: "item.add",
    act: "ledger.edit",
    input: z.object({
      inspectionId: recordId,
      kind: z.enum(EXTENDED_KINDS, "请选择事项的种类。"),
      title: itemTitle,
      text: itemText,
      issueId: idOrNone.default(null),
    }),
  },
  ({ viewer, sent, input }) => addItem(viewer, sent, input),
);

export const editItemAction = defineAction(
  { name: "item.edit", act: "ledger.edit", input: z.object({ ...seenItem, title: itemTitle, text: itemText }) },
  ({ viewer, sent, input }) => editItem(viewer, sent, input),
);

export const moveItemAction = defineAction(
  { name: "item.move", act: "ledger.edit", input: z.object({ ...seenItem, issueId: idOrNone, place }) },
  ({ viewer, sent, input }) => moveItem(viewer, sent, input),
);

export const strikeItemAction = defineAction(
  { name: "item.strike", act: "ledger.edit", input: z.object({ ...seenItem, reason }) },
  ({ viewer, sent, input }) => strikeItem(viewer, sent, input),
);

export const restoreItemAction = defineAction(
  { name: "item.restore", act: "ledger.edit", input: z.object({ ...seenItem, reason }) },
  ({ viewer, sent, input }) => restoreItem(viewer, sent, input),
);

export const addSectionAction = defineAction(
  {
    name: "section.add",
    act: "ledger.edit",
    input: z.object({ inspectionId: recordId, title: requiredLine("方面名称", TITLE_MAX, "请填写方面名称。") }),
  },
  ({ viewer, sent, input }) => addSection(viewer, sent, input),
);

export const editSectionAction = defineAction(
  {
    name: "section.edit",
    act: "ledger.edit",
    input: z.object({
      sectionId: recordId,
      number: requiredLine("序号", SECTION_NUMBER_MAX, "请填写序号。"),
      title: requiredLine("方面名称", TITLE_MAX, "请填写方面名称。"),
      seenNumber: z.string(),
      seenTitle: z.string(),
    }),
  },
  ({ viewer, sent, input: { seenNumber, seenTitle, ...rest } }) =>
    editSection(viewer, sent, { ...rest, seen: { number: seenNumber, title: seenTitle } }),
);

export const moveSectionAction = defineAction(
  {
    name: "section.move",
    act: "ledger.edit",
    input: z.object({ sectionId: recordId, after: z.union([recordId, z.literal("first").transform(() => null)]) }),
  },
  ({ viewer, sent, input }) => moveSection(viewer, sent, input),
);
