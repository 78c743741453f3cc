import { type BlockSpan, matchText, type TableRow } from "@/lib/features/import/read/file/blocks";
import { numeralValue } from "@/lib/features/import/read/outline/numerals";

/** What a column or a label of a ledger printed as a table names; everything else is kept as a note under its own words. */
export type Role = "number" | "category" | "problem" | "measures" | "whole" | "advice" | "manifestation" | "note";
export type Column = { role: Role; label: string };

const NUMBER = /^(?:序号|编号|序|问题序号|问题编号|任务序号|项目序号|No\.?)$/i;
const CATEGORY =
  /^(?:反馈)?(?:问题|整改)?(?:所属)?(?:类别|分类|大类|领域|方面|板块|一级指标)$|^(?:反馈)?问题(?:类型|性质)$|^反馈方面$/;
const PROBLEM =
  /^(?:中央|省委|市委|县委|区委)?(?:巡[视察]|审计|督[察查]|检查)?(?:组)?(?:反馈|指出|发现|提出)?(?:意见)?(?:的|中的)?(?:具体|主要|存在|突出|整改)?(?:的)?问题(?:描述|内容|表述|概述|名称|事项|清单|摘要|及表现|\(具体表现\))?$|^(?:整改|重点|主要|工作|目标)?(?:任务|事项)(?:名称|内容)?$|^反馈意见(?:内容)?$/;
/** A column that holds the problem with its answer. */
const WHOLE = /问题.{0,4}(?:及|和|与|、).{0,4}整改|问题整改(?:落实|进展|完成)?情况/;
const MANIFESTATION = /^(?:问题)?(?:的)?(?:具体|主要)?表现(?:形式)?$/;
const ACTION = /措施|举措/;
const ACCOUNT =
  /^(?:具体|主要)?(?:整改)?(?:措施|举措|情况|做法)$|整改(?:落实|完成)?(?:措施|情况|进展|做法)|^落实情况$|^进展情况$/;
const ADVICE = /意见|建议/;
const LONGEST_LABEL = 20;

/** What a label is with blanks between its characters. */
const LONGEST_SPACED_LABEL = 100;

const bare = (label: string) => label.replace(/[\s:]+/g, "");

/** Whether the text of a cell is that label, blanks and colons aside. */
export const isLabel = (text: string, label: string | undefined) =>
  text.length <= LONGEST_SPACED_LABEL && bare(text) === label;

/** The number written in a cell: 1, 1., (一), ①, 第1项; null for anything else. */
export function numberIn(text: string): number | null {
  if (text.length > LONGEST_LABEL) return null;
  const written = /^[|第(【[]?\s*(?:问题)?\s*([\d一二三四五六七八九十]{1,4})\s*[)】\]]?\s*[.、项条]?$/.exec(
    text.trim(),
  )?.[1];
  const circled = /^[①-⑳]$/.test(text) ? text.charCodeAt(0) - 0x245f : null;
  return circled ?? (written ? numeralValue(written) : null);
}

/** Role of a label that stands beside its value; null for what is no label. */
export function roleOfLabel(written: string): Role | null {
  const label = bare(written).replace(/^[\d一二三四五六七八九十]{1,2}[.、]/, "");
  if (label === "" || label.length > LONGEST_LABEL) return null;
  if (NUMBER.test(label)) return "number";
  if (CATEGORY.test(label)) return "category";
  if (PROBLEM.test(label)) return "problem";
  if (MANIFESTATION.test(label)) return "manifestation";
  if (ACTION.test(label) || ACCOUNT.test(label)) return "measures";
  if (ADVICE.test(label)) return "advice";
  return /^[\u4e00-\u9fff()、/]{2,}$/.test(label) ? "note" : null;
}

/** The columns of a table that lists issues with their measures, by the words of its heads; null for any other table. */
export function columnsOf(heads: readonly string[]): Column[] | null {
  const labels = heads.map(bare);
  if (labels.length < 2 || labels.some((label) => label.length > LONGEST_LABEL)) return null;
  const exact = labels.findIndex((label) => PROBLEM.test(label));
  const shown = labels.findIndex((label) => MANIFESTATION.test(label));
  const near = labels.findIndex((label) => /问题/.test(label) && !CATEGORY.test(label) && !NUMBER.test(label));
  const problem = exact >= 0 ? exact : near >= 0 ? near : shown;
  const named = labels.findIndex((label, at) => at !== problem && ACTION.test(label));
  const measures = named >= 0 ? named : labels.findIndex((label, at) => at !== problem && ACCOUNT.test(label));
  const whole = labels.findIndex((label) => WHOLE.test(label));
  if ((problem < 0 || measures < 0) && whole < 0) return null;
  let category = false;
  return labels.map((label, at): Column => {
    if (measures < 0 && at === whole) return { role: "whole", label };
    if (at === problem) return { role: "problem", label };
    if (at === measures) return { role: "measures", label };
    if (NUMBER.test(label)) return { role: "number", label };
    if (CATEGORY.test(label) && !category) {
      category = true;
      return { role: "category", label };
    }
    if (MANIFESTATION.test(label)) return { role: "manifestation", label };
    return { role: ADVICE.test(label) ? "advice" : "note", label };
  });
}

export function blankRow(spans: BlockSpan[]): TableRow {
  return {
    number: null,
    spans,
    section: null,
    category: null,
    problem: [],
    measures: [],
    whole: [],
    advice: [],
    manifestations: [],
    notes: [],
    doubt: null,
  };
}

/** Puts what stands in a cell where its column says. */
export function place(row: TableRow, { role, label }: Column, spans: readonly BlockSpan[]): void {
  const full = spans.filter((span) => span.to > span.from);
  const [first] = full;
  if (!first) return;
  if (role === "number") row.number ??= numberIn(matchText(first));
  else if (role === "category") row.category ??= first;
  else if (role === "problem") row.problem.push(...full);
  else if (role === "measures") row.measures.push(...full);
  else if (role === "whole") row.whole.push(...full);
  else if (role === "advice") row.advice.push(...full);
  // Of several lines in a cell it cannot be told whether each is one.
  else if (role === "manifestation" && full.length === 1) row.manifestations.push(first);
  else {
    const known = row.notes.find((note) => note.label === label);
    if (known) known.spans.push(...full);
    else row.notes.push({ label, spans: full });
  }
}
