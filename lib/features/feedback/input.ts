import { z } from "zod";
import {
  chosenRow,
  listOf,
  optionalText,
  recordId,
  requiredLine,
  requiredText,
  seenVersion,
} from "@/lib/command/fields";
import {
  DECISION_WORDS_MAX,
  MEASURES_OF_ISSUE_MAX,
  MERGE_MAX,
  REASON_MAX,
  SECTION_NUMBER_MAX,
  TEXT_MAX,
  TITLE_MAX,
} from "@/lib/domain/limits";
import { readParent } from "@/lib/domain/measure/parent";
import { isRecordId } from "@/lib/domain/text/condition";
import { EXTENDED_KINDS } from "@/lib/domain/types";

/** What the office sends when it edits issues, items and sections by hand. */

const seenIssue = { issueId: recordId, version: seenVersion };
const seenItem = { itemId: recordId, version: seenVersion };
const issueTitle = requiredLine("反馈问题", TITLE_MAX, "请填写反馈问题。");
const issueText = optionalText("问题原文", TEXT_MAX);
const target = optionalText("整改目标", TEXT_MAX);
const itemTitle = requiredLine("事项名称", TITLE_MAX, "请填写事项名称。");
const itemText = optionalText("事项说明", TEXT_MAX);
const sectionTitle = requiredLine("方面名称", TITLE_MAX, "请填写方面名称。");

/** Why something is struck out or restored. */
export const editReason = requiredText("原因", REASON_MAX, "请写明原因。");
/** A choice that may be left empty: no section, no issue. */
const idOrNone = z.union([recordId, z.literal("").transform(() => null)]);
/** Where it goes: at the end, before the first, or behind one of its siblings. */
export const place = z
  .union([z.literal("end"), z.literal("first"), recordId])
  .default("end")
  .transform((value) => (value === "end" ? value : { after: value === "first" ? null : value }));
const NO_PARENT = "请选择所属的问题或事项。";
/** What a measure is written for, as forms write it. */
export const parentInput = z.string(NO_PARENT).transform((value, context) => {
  const parent = readParent(value);
  if (parent && isRecordId(parent.id)) return parent;
  context.addIssue({ code: "custom", message: NO_PARENT });
  return z.NEVER;
});
/** Rows put together, each with the version the person saw. */
export const chosenRows = listOf(chosenRow, MERGE_MAX);
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

export const addIssueInput = z.object({
  inspectionId: recordId,
  sectionId: idOrNone.default(null),
  title: issueTitle,
  text: issueText,
  target,
  place,
});

export const editIssueInput = z
  .object({ ...seenIssue, title: issueTitle, text: issueText, target, manifestations: lines, advice: lines })
  .transform(({ manifestations, advice, ...rest }) => ({
    ...rest,
    ...(manifestations ? { manifestations } : {}),
    ...(advice ? { advice } : {}),
  }));

export const splitIssueInput = z.object({
  ...seenIssue,
  title: issueTitle,
  text: issueText,
  nextTitle: requiredLine("拆出的反馈问题", TITLE_MAX, "请填写拆出的反馈问题。"),
  nextText: optionalText("拆出问题的原文", TEXT_MAX),
  measureIds: listOf(recordId, MEASURES_OF_ISSUE_MAX),
});

export const mergeIssuesInput = z.object({ issues: chosenRows, title: issueTitle }).transform(({ issues, title }) => ({
  issues: issues.map(({ id, version }) => ({ issueId: id, version })),
  title,
}));

export const moveIssueInput = z.object({ ...seenIssue, sectionId: idOrNone, place });

export const strikeIssueInput = z.object({ ...seenIssue, reason: editReason });
export const restoreIssueInput = strikeIssueInput;

export const declareNearlyDoneInput = z.object({
  ...seenIssue,
  reason: requiredText("理由", DECISION_WORDS_MAX, "请写明理由。"),
});
export const withdrawNearlyDoneInput = declareNearlyDoneInput;

export const addItemInput = z.object({
  inspectionId: recordId,
  kind: z.enum(EXTENDED_KINDS, "请选择事项的类型。"),
  title: itemTitle,
  text: itemText,
  issueId: idOrNone.default(null),
});

export const editItemInput = z.object({ ...seenItem, title: itemTitle, text: itemText });

export const moveItemInput = z.object({ ...seenItem, issueId: idOrNone, place });

export const strikeItemInput = z.object({ ...seenItem, reason: editReason });
export const restoreItemInput = strikeItemInput;

export const addSectionInput = z.object({ inspectionId: recordId, title: sectionTitle });

export const editSectionInput = z
  .object({
    sectionId: recordId,
    number: requiredLine("序号", SECTION_NUMBER_MAX, "请填写序号。"),
    title: sectionTitle,
    seenNumber: z.string(),
    seenTitle: z.string(),
  })
  .transform(({ seenNumber, seenTitle, ...rest }) => ({ ...rest, seen: { number: seenNumber, title: seenTitle } }));

export const moveSectionInput = z.object({
  sectionId: recordId,
  after: z.union([recordId, z.literal("first").transform(() => null)]),
});
