import { part } from "@/lib/domain/text/text";
import { type Block, matchText, spanOf } from "@/lib/features/import/read/file/blocks";
import { bulletEnd } from "@/lib/features/import/read/outline/bullets";
import { LACKING } from "@/lib/features/import/read/outline/lacking";
import { CN, numeralValue } from "@/lib/features/import/read/outline/numerals";
import { issueHead } from "./issue-head";
import { hasRun } from "./measures";
import { extendedHead, lineOf, linesOfParagraph } from "./row-text";

/** 针对… 关于… without a number, perhaps behind a mark, in the phrase that surely begins an issue. */
export function isUnnumberedIssue(block: Block): boolean {
  const from = bulletEnd(block.text);
  return (
    /^(?:针对|关于)/.test(part(block.text, from)) &&
    extendedHead(block, from) === null &&
    issueHead(block, from).strength === "strong"
  );
}

/** 针对改革推进缓慢的问题,制定行动方案: the phrase, and a shortcoming in it beside the word 问题. */
function isLooseIssue(block: Block): boolean {
  const head = issueHead(block, 0);
  return /^针对/.test(block.text) && head.strength === "loose" && LACKING.test(matchText(head.title));
}

/** ◆应急水源少。一是…: paragraphs behind one and the same mark, each a shortcoming with its measures in it. */
function markedIssues(blocks: readonly Block[]): Block[] {
  const marked = blocks.filter((block) => {
    const from = bulletEnd(block.text);
    const head = issueHead(block, from);
    return from > 0 && LACKING.test(matchText(head.title)) && hasRun(spanOf(block, head.rest));
  });
  const same = marked.filter((block) => block.text.charAt(0) === marked[0]?.text.charAt(0));
  return same.length > 1 ? same : [];
}

/** Paragraphs without a number that begin an issue all the same. */
export function unnumberedHeads(blocks: readonly Block[]): Block[] {
  const labelled = blocks.filter((block) => lineOf(block).kind === "problem");
  // 反馈问题:A 整改措施:… 反馈问题:B 整改措施:… – every label begins an issue when measures stand between two of them.
  const first = blocks.indexOf(labelled[0] as Block);
  const second = blocks.indexOf(labelled[1] as Block);
  const between = second > first && first >= 0 ? blocks.slice(first, second) : [];
  const several = between.some((block) => linesOfParagraph(block).some((line) => line.kind === "action"));
  const marked = new Set(markedIssues(blocks));
  const strong = blocks.some(isUnnumberedIssue);
  return blocks.filter(
    (block) =>
      (several && labelled.includes(block)) ||
      marked.has(block) ||
      isUnnumberedIssue(block) ||
      (strong && isLooseIssue(block)),
  );
}

const SAID_NUMBER = new RegExp(`^(?:([${CN}]{1,3}|-)是[,:]?|第([${CN}]{1,3})(?:[,、:]|是))\\s*`);

/** 一是应急水源少。整改情况:… 二是水质监测慢。整改情况:… below a section: each an issue with the label of its measures. */
export function saidIssues(blocks: readonly Block[]): { block: Block; number: number; end: number; body: Block[] }[] {
  const rows: ReturnType<typeof saidIssues> = [];
  for (const block of blocks) {
    const found = SAID_NUMBER.exec(block.text);
    const printed = found?.[1] ?? found?.[2] ?? "";
    const number = printed === "-" ? 1 : numeralValue(printed);
    if (found && number === rows.length + 1) rows.push({ block, number, end: found[0].length, body: [] });
    else if (rows.length === 0) return [];
    else rows.at(-1)?.body.push(block);
  }
  const answered = ({ block, end, body }: (typeof rows)[number]) =>
    [...linesOfParagraph(block, end), ...body.flatMap((one) => linesOfParagraph(one))].some(
      (line) => line.kind === "action",
    );
  return rows.length > 1 && rows.every(answered) ? rows : [];
}
