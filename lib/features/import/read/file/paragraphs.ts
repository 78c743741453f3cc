import { part } from "@/lib/domain/text/text";
import type { Column } from "@/lib/features/import/read/table/columns";
import { figuresOf, type Grid, ledgerOf } from "@/lib/features/import/read/table/ledger";
import { hasTabPairs, isTabHead, isTabPair, withTabTables } from "@/lib/features/import/read/table/tab-table";
import type { Block } from "./blocks";
import { type DocumentCell, type DocumentTable, type ReportDocument, textDocument } from "./document";
import { goesOn, wraps } from "./joining";
import { layoutOf, withoutPageNumbers } from "./layout";
import { linesOf } from "./lines";

/** No paragraph of the genre is longer; keeps the cost of joining linear. */
const LONGEST_JOIN = 20_000;

/** Lines of a file with paragraphs of its own from which it may be told that they are printed lines. */
const FEWEST_LINES = 20;
/** A table of more paragraphs is no list of issues of one report. */
const MOST_PARAGRAPHS = 20_000;

/** Paragraphs of a report, blank lines dropped and line breaks inside a sentence joined where the file allows it. */
export function blocksOf(given: ReportDocument | string): Block[] {
  const document = typeof given === "string" ? textDocument(given) : given;
  const { text, mayGoOn, tables } = document;
  // Nothing goes on from one cell into the next.
  const edges = new Set(
    tables.flatMap(({ rows }) => rows.flatMap((row) => row.flatMap(({ line, end }) => [line, end]))),
  );
  const all = linesOf(text);
  // A Word file made out of a PDF has a paragraph for every printed line: its own paragraphs say nothing then.
  const layout = mayGoOn === "any" || all.length >= FEWEST_LINES ? layoutOf(all) : null;
  const open = mayGoOn === "any" || layout ? null : new Set(mayGoOn);
  const blocks: Block[] = [];
  let gap = false;
  let width = 0;
  const paired = mayGoOn === "any" && hasTabPairs(text);
  /** Behind the head of a pasted table no line with a tab is part of another. */
  let tabbed = false;
  let wasTabbed = false;
  for (const line of open === null ? withoutPageNumbers(all, layout) : all) {
    if (line.text === "") {
      gap = true;
      continue;
    }
    const written = line.tabs ? part(text, line.at[0] ?? 0, (line.at.at(-1) ?? 0) + 1) : "";
    tabbed ||= isTabHead(written);
    const parts = line.tabs && (tabbed || (paired && isTabPair(written)));
    const cell = parts || wasTabbed;
    wasTabbed = parts;
    const previous = blocks.at(-1);
    const apart = gap || (open !== null && !open.has(line.line));
    const joins = previous !== undefined && previous.text.length < LONGEST_JOIN && !cell && !edges.has(line.line);
    const joined = !joins
      ? "no"
      : layout
        ? wraps(layout, { text: previous.text, width }, line, apart)
        : goesOn(previous.text, line.text, apart);
    width = line.width;
    if (previous && joined !== "no") {
      previous.text += line.text;
      for (const offset of line.at) previous.at.push(offset);
      previous.endLine = line.line;
      previous.joins.push({ line: line.line, certain: joined === "certain" });
    } else {
      const { indent } = line;
      blocks.push({ text: line.text, at: line.at, line: line.line, endLine: line.line, joins: [], indent, width });
    }
    gap = false;
  }
  return tables.length === 0 ? withTabTables(blocks, text, paired) : withLedgers(blocks, tables);
}

/** Every table that lists issues as one block of its own; the words of any other table stay the paragraphs they are. */
function withLedgers(blocks: readonly Block[], tables: readonly DocumentTable[]): Block[] {
  /** Index of the first block at or behind a line. */
  const indexOf = (line: number) => {
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((blocks[middle]?.line ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const out: Block[] = [];
  let done = 0;
  let known: Column[] | null = null;
  for (const { rows } of tables) {
    const cells = rows.flat();
    const from = indexOf(cells.reduce((least, cell) => Math.min(least, cell.line), Number.POSITIVE_INFINITY));
    const to = indexOf(cells.reduce((most, cell) => Math.max(most, cell.end), 0));
    // Inside a table that was read already, or without a word.
    if (from < done || to <= from || to - from > MOST_PARAGRAPHS || (rows[0]?.length ?? 0) < 2) continue;
    // A merged cell is the same wherever it reaches: held once, or it would cost its length in every row.
    const held = new Map<string, readonly Block[]>();
    const within = ({ line, end }: DocumentCell) => {
      const key = `${line} ${end}`;
      const found = held.get(key) ?? (line < end ? blocks.slice(indexOf(line), indexOf(end)) : []);
      held.set(key, found);
      return found;
    };
    const grid: Grid = rows.map((row) => row.map((cell) => ({ blocks: within(cell), merged: cell.merged })));
    const read = ledgerOf(grid, known);
    const ledger = read?.ledger ?? figuresOf(grid);
    if (!ledger) continue;
    known = read?.columns ?? known;
    for (let at = done; at < from; at += 1) out.push(blocks[at] as Block);
    out.push({ ...tableBlock(blocks.slice(from, to)), ledger });
    done = to;
  }
  return out.concat(blocks.slice(done));
}

/** The block that stands for a table: its text is that of the first cell, which is no numbered row. */
function tableBlock(within: readonly Block[]): Block {
  const [first] = within;
  const head = first && !/^[\d(（一二三四五六七八九十]/.test(first.text) ? first : undefined;
  const { text, at } = head ?? { text: "", at: first?.at.slice(0, 1) ?? [] };
  return {
    text,
    at,
    line: first?.line ?? 1,
    endLine: within.at(-1)?.endLine ?? 1,
    joins: [],
    indent: 0,
    width: 0,
  };
}
