import type { Block } from "@/lib/features/import/read/file/blocks";
import { issueHead } from "./issue-head";
import { extendedHead, lineOf, linesOfParagraph } from "./row-text";

/** Paragraphs without a number that begin an issue all the same. */
export function unnumberedHeads(blocks: readonly Block[]): Block[] {
  const labelled = blocks.filter((block) => lineOf(block).kind === "problem");
  // 反馈问题:A 整改措施:… 反馈问题:B 整改措施:… – every label begins an issue when measures stand between two of them.
  const first = blocks.indexOf(labelled[0] as Block);
  const second = blocks.indexOf(labelled[1] as Block);
  const between = second > first && first >= 0 ? blocks.slice(first, second) : [];
  const several = between.some((block) => linesOfParagraph(block).some((line) => line.kind === "action"));
  return blocks.filter(
    (block) =>
      (several && labelled.includes(block)) ||
      (/^(?:针对|关于)/.test(block.text) && extendedHead(block) === null && issueHead(block, 0).strength === "strong"),
  );
}
