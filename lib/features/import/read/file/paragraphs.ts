import type { Block } from "./blocks";
import { type ReportDocument, textDocument } from "./document";
import { goesOn } from "./joining";
import { linesOf } from "./lines";

/** No paragraph of the genre is longer; keeps the cost of joining linear. */
const LONGEST_JOIN = 20_000;

/** Paragraphs of a report, blank lines dropped and line breaks inside a sentence joined where the file allows it. */
export function blocksOf(given: ReportDocument | string): Block[] {
  const { text, mayGoOn } = typeof given === "string" ? textDocument(given) : given;
  const open = mayGoOn === "any" ? null : new Set(mayGoOn);
  const blocks: Block[] = [];
  let gap = false;
  for (const line of linesOf(text)) {
    if (line.text === "") {
      gap = true;
      continue;
    }
    const previous = blocks.at(-1);
    const apart = gap || (open !== null && !open.has(line.line));
    const joined = previous && previous.text.length < LONGEST_JOIN ? goesOn(previous.text, line.text, apart) : "no";
    if (previous && joined !== "no") {
      previous.text += line.text;
      for (const offset of line.at) previous.at.push(offset);
      previous.endLine = line.line;
      previous.joins.push({ line: line.line, certain: joined === "certain" });
    } else {
      const { indent, width } = line;
      blocks.push({ text: line.text, at: line.at, line: line.line, endLine: line.line, joins: [], indent, width });
    }
    gap = false;
  }
  return blocks;
}
