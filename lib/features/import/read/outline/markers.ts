import type { Block } from "@/lib/features/import/read/file/blocks";
import { issueHead } from "@/lib/features/import/read/rows/issue-head";
import { lineOf } from "@/lib/features/import/read/rows/row-text";
import { isUnnumberedIssue } from "@/lib/features/import/read/rows/unnumbered";
import { bulletEnd } from "./bullets";
import { CN, circledValue, composedValue, numeralOf, numeralValue } from "./numerals";

/** Level of a printed row number: 1 一、 2 (一) 2.5 a heading without a number above rows that start again at 1, 3 1. 4 (1) 5 ①. */
export type Marker = {
  level: 1 | 2 | 2.5 | 3 | 4 | 5;
  printed: string;
  number: number;
  end: number;
  /** 问题1: the row calls itself an issue. */
  named: boolean;
};

const FORMS: { level: Marker["level"]; pattern: RegExp; named?: true }[] = [
  { level: 1, pattern: new RegExp(`^(?=第([${CN}]{1,3})部分:?$)`) },
  { level: 1, pattern: new RegExp(`^第([${CN}]{1,3})部分[、.:,]?\\s*`) },
  { level: 1, pattern: new RegExp(`^([${CN}]{1,3}|-(?=、))\\s*[、.]\\s*`) },
  { level: 2, pattern: new RegExp(`^\\(\\s*([${CN}]{1,3}|-)\\s*\\)[、.]?\\s*`) },
  { level: 2, pattern: new RegExp(`^第([${CN}]{1,3})个?(?:类|方面)(?:的?问题)?(?:[、.:,]\\s*|\\s+)(?=.{2,40}$)`) },
  // 第一方面 on a line of its own, or 第一类问题整改情况: all there is to call it by.
  {
    level: 2,
    pattern: new RegExp(`^(?=第([${CN}]{1,3})个?(?:类|方面)(?:的?问题)?(?:的?整改)?(?:(?:落实|进展)?情况)?:?$)`),
  },
  { level: 3, pattern: /^(\d{1,3})\s*(?:[、)]|\.(?=20\d\d年)|\.(?!\d))\s*/ },
  {
    level: 3,
    named: true,
    pattern: new RegExp(`^(?:反馈|具体|整改)?(?:问题|任务|事项)\\s*([${CN}]{1,3}|\\d{1,3})\\s*[:.、]\\s*`),
  },
  {
    level: 3,
    named: true,
    pattern: new RegExp(
      `^[【(\\[](?:反馈|具体|整改)?(?:问题|任务|事项)\\s*([${CN}]{1,3}|\\d{1,3})[】)\\]]\\s*[:.、]?\\s*`,
    ),
  },
  // 【反馈问题】1.X
  {
    level: 3,
    named: true,
    pattern: new RegExp(
      `^[【\\[](?:巡[视察])?(?:反馈)?(?:的)?(?:具体)?问题[】\\]]\\s*:?\\s*([${CN}]{1,3}|\\d{1,3})\\s*[.、:]\\s*`,
    ),
  },
  { level: 4, pattern: /^\(\s*(\d{1,3})\s*\)[、.]?\s*/ },
];

/** l.关于 for 1., 3。关于 and 4,关于 for 3. and 4. */
const MISREAD = /^(?:([lI|])\s*[.、]|(\d{1,3})[。,])\s*(?=关于|针对)/;
/** 02 重点问题整改情况: a part, as public accounts head them. */
const PART_HEAD =
  /^(0[1-9]|[1-3]\d)\s+(?=[\u4e00-\u9fff“”、]{2,18}(?:情况|工作|成效|安排|打算|计划|举措|措施|做法|领导|责任)$)/;

/** 01 02, as public accounts head their passages. */
const TWO_DIGITS = /^(0[1-9]|[1-3]\d)\s+(?=关于|针对|[\u4e00-\u9fff“].{0,40}(?:问题|不|未|缺|差))/;

/** The row number a paragraph begins with. */
export function markerOf(block: Block): Marker | null {
  for (const { level, pattern, named } of FORMS) {
    const found = pattern.exec(block.text);
    const printed = found?.[1];
    // Optical reading leaves a dash where 一 stood.
    const number = printed === "-" ? 1 : printed ? numeralValue(printed) : null;
    if (found && printed && number !== null && number > 0)
      return { level, printed: printed === "-" ? "一" : printed, number, end: found[0].length, named: named === true };
  }
  const headed = PART_HEAD.exec(block.text);
  if (headed?.[1]) {
    const number = Number(headed[1]);
    return { level: 1, printed: numeralOf(number), number, end: headed[0].length, named: false };
  }
  const numbered = TWO_DIGITS.exec(block.text);
  if (numbered?.[1])
    return { level: 3, printed: numbered[1], number: Number(numbered[1]), end: numbered[0].length, named: false };
  const misread = MISREAD.exec(block.text);
  if (misread) {
    const number = misread[1] ? 1 : Number(misread[2]);
    return { level: 3, printed: String(number), number, end: misread[0].length, named: false };
  }
  const first = block.text.charAt(0);
  const circled = circledValue(first);
  if (circled !== null) return { level: 5, printed: first, number: circled, end: 1, named: false };
  const composed = composedValue(first);
  if (composed === null) return null;
  const { value, form } = composed;
  return form === "dotted"
    ? { level: 3, printed: String(value), number: value, end: 1, named: false }
    : { level: 2, printed: numeralOf(value), number: value, end: 1, named: false };
}

/** A marked paragraph with what stands below it. */
export type Node = {
  block: Block;
  marker: Marker;
  body: Block[];
  children: Node[];
  /** The children are the list behind 整改措施:, never issues. */
  listed?: true;
};

/** 整改措施: with nothing behind it: numbered rows that follow are its list, whatever form their numbers have. */
function expectsList(node: Node): boolean {
  const last = node.body.at(-1);
  if (!last || node.children.length > 0) return false;
  const line = lineOf(last);
  return line.kind === "action" && line.span.to <= line.span.from;
}

/** Whether the row at `index` states an issue, by its own words or because the label of its measures follows. */
function beginsIssue(blocks: Block[], index: number): boolean {
  const block = blocks[index];
  const marker = block ? markerOf(block) : null;
  if (!block || !marker) return false;
  if (marker.named || issueHead(block, marker.end).strength === "strong") return true;
  const next = blocks[index + 1];
  if (!next || markerOf(next)) return false;
  const line = lineOf(next);
  return line.kind === "problem" || (line.kind === "action" && !/完成情况$/.test(line.label ?? ""));
}

const BARE_HEADING = /^[^。;:!?]{2,40}(?:方面|问题|专项检查|整改情况)(?:\([^)]*\))?:?$/;

/**
 * 选人用人方面 on a line of its own, without a number, above rows that start again at 1: a heading, not the last paragraph of
 * the row before it. Anything less certain stays a paragraph.
 */
function headingWithout(blocks: Block[], index: number): Marker | null {
  const text = blocks[index]?.text ?? "";
  const next = blocks[index + 1];
  if (!next || !BARE_HEADING.test(text) || /^(?:针对|关于.*问题)/.test(text)) return null;
  const below = markerOf(next);
  if (below?.level !== 3 || below.number !== 1) return null;
  // Measures numbered 1. 2. below 整改情况 are no rows of the report.
  if (/^(?:具体)?整改(?:落实|进展)?情况:?$/.test(text)) return null;
  return { level: 2.5, printed: "", number: 0, end: 0, named: false };
}

/**
 * Issues without a number among marked lists of measures: behind a symbol or a dash always, else where no number of the
 * passage begins an issue. Their lists stand below them.
 */
function headsWithout(blocks: readonly Block[]): ReadonlySet<Block> {
  const heads = blocks.filter(isUnnumberedIssue);
  const marked = heads.filter((block) => bulletEnd(block.text) > 0);
  if (marked.length > 1) return new Set(marked);
  const numbered = blocks.some((block) => {
    const marker = markerOf(block);
    return marker !== null && marker.level >= 3 && (marker.named || issueHead(block, marker.end).strength !== "plain");
  });
  return new Set(numbered || heads.length < 2 ? [] : heads);
}

/** Paragraphs before the first marked one, and the tree of the marked ones. */
export function outlineOf(blocks: Block[]): { lead: Block[]; roots: Node[] } {
  const heads = headsWithout(blocks);
  const lead: Block[] = [];
  const roots: Node[] = [];
  const open: Node[] = [];
  /** A list being read below 整改措施: – number of its last row and level it is printed at. */
  let list: { owner: Node; level: Marker["level"]; number: number } | null = null;
  blocks.forEach((block, index) => {
    const marker =
      markerOf(block) ??
      headingWithout(blocks, index) ??
      (heads.has(block) ? { level: 3, printed: "", number: 0, end: bulletEnd(block.text), named: true } : null);
    if (
      marker &&
      list &&
      marker.level === list.level &&
      marker.number === list.number + 1 &&
      !beginsIssue(blocks, index)
    ) {
      list.number += 1;
      list.owner.children.push({ block, marker, body: [], children: [] });
      return;
    }
    const holding = open.at(-1);
    if (
      marker &&
      holding &&
      marker.number === 1 &&
      marker.level >= 3 &&
      expectsList(holding) &&
      !beginsIssue(blocks, index)
    ) {
      holding.listed = true;
      list = { owner: holding, level: marker.level, number: 1 };
      holding.children.push({ block, marker, body: [], children: [] });
      return;
    }
    if (!marker && list) {
      (list.owner.children.at(-1) as Node).body.push(block);
      return;
    }
    list = null;
    if (!marker) {
      const holder = open.at(-1);
      (holder ? holder.body : lead).push(block);
      return;
    }
    while (open.length > 0 && (open.at(-1)?.marker.level ?? 0) >= marker.level) open.pop();
    const node: Node = { block, marker, body: [], children: [] };
    const parent = open.at(-1);
    (parent ? parent.children : roots).push(node);
    open.push(node);
  });
  return { lead, roots };
}

/** Every paragraph of a node in reading order, its own first. */
export function paragraphsOf(node: Node): Block[] {
  return [node.block, ...node.body, ...node.children.flatMap(paragraphsOf)];
}
