import { part } from "@/lib/domain/text/text";
import {
  type Block,
  type BlockSpan,
  blockOfSpan,
  matchText,
  spanOf,
  trimmed,
} from "@/lib/features/import/read/file/blocks";
import { mapCharacter } from "@/lib/features/import/read/outline/character-map";
import { numeralValue } from "@/lib/features/import/read/outline/numerals";
import { type Column, columnsOf, numberIn, type Role, roleOfLabel } from "./columns";
import { type GridCell, ledgerOf } from "./ledger";

/** Tables copied out of an office program: cells parted by tabs, a paragraph of a cell on a line of its own. */

/** Lines of one row; more are no row. */
const MOST_LINES = 80;
/** Rows of one table. */
const MOST_ROWS = 2_000;
/** Lines without a tab that may stand at the end of a row, where another row follows. */
const MOST_BEHIND = 12;
/** Characters of a line of labels and values that is looked at to tell whether a text has them. */
const LONGEST_PAIR = 20_000;
/** Characters of a cell that show whether it is a label: one more than any has. */
const LONGEST_LABEL = 40;

/** The parts of a line between its tabs, empty ones included. */
export function partsByTab(block: Block, raw: string): BlockSpan[] {
  const cells: BlockSpan[] = [];
  let from = 0;
  for (let at = 0; at <= block.text.length; at += 1) {
    if (at < block.text.length && raw.charAt(block.at[at] ?? 0) !== "\t") continue;
    cells.push(trimmed(spanOf(block, from, at)));
    from = at + 1;
  }
  // Tabs before the first word and behind the last are cut off with the blanks around them, and their cells are empty.
  const first = block.at[0] ?? 0;
  for (let i = first - 1; i >= 0 && /[\t ]/.test(raw.charAt(i)); i -= 1)
    if (raw.charAt(i) === "\t") cells.unshift(spanOf(block, 0, 0));
  for (let i = (block.at.at(-1) ?? 0) + 1; i < raw.length && /[\t ]/.test(raw.charAt(i)); i += 1)
    if (raw.charAt(i) === "\t") cells.push(spanOf(block, block.text.length, block.text.length));
  return cells;
}

type Record = { cells: Block[][]; end: number };

/** The row that begins at block `at`, its cells filled until there are as many as heads; null where none begins. */
function recordAt(blocks: readonly Block[], at: number, width: number, raw: string): Record | null {
  const cells: Block[][] = [];
  const add = (spans: readonly BlockSpan[], join: boolean) => {
    spans.forEach((span, index) => {
      const own = span.to > span.from ? [blockOfSpan(span)] : [];
      if (join && index === 0) cells.at(-1)?.push(...own);
      else cells.push(own);
    });
  };
  const first = blocks[at];
  const spans = first ? partsByTab(first, raw) : [];
  if (spans.length < 2 || spans.length > width) return null;
  add(spans, false);
  let end = at + 1;
  for (; cells.length < width && end < blocks.length && end - at < MOST_LINES; end += 1) {
    const more = partsByTab(blocks[end] as Block, raw);
    // The next row, before this one has all its cells: its last ones are empty.
    if (more.length === width || cells.length + more.length - 1 > width) break;
    if (more.length > 1 && numberIn(matchText(more[0] as BlockSpan)) !== null) break;
    add(more, true);
  }
  // Paragraphs of the last cell, where a further row shows that the table goes on behind them.
  let behind = end;
  while (behind < blocks.length && behind - end < MOST_BEHIND && partsByTab(blocks[behind] as Block, raw).length < 2)
    behind += 1;
  if (
    behind > end &&
    partsByTab(blocks[behind] ?? (blocks[at] as Block), raw).length === width &&
    behind < blocks.length
  ) {
    for (const block of blocks.slice(end, behind)) cells.at(-1)?.push(block);
    end = behind;
  }
  while (cells.length < width) cells.push([]);
  return { cells, end };
}

/** Whether a line is the head of such a table, by its raw words. */
export function isTabHead(line: string): boolean {
  return line.includes("\t") && line.length <= 400 && columnsOf(line.split("\t").map((cell) => cell.trim())) !== null;
}

/** Role of the label a line of pairs begins with (反馈问题, a tab, its words); null for any other line. */
function labelOf(cells: readonly string[]): Role | null {
  if (cells.length < 2 || cells.length % 2 > 0) return null;
  const roles = cells.filter((_, at) => at % 2 === 0).map(roleOfLabel);
  return roles.includes(null) ? null : (roles[0] ?? null);
}

/** Cells of a raw line, in the characters that are matched; of a long one only its beginning. */
function rawCells(line: string): string[] {
  return line.split("\t").map((cell) => [...part(cell, 0, LONGEST_LABEL)].map(mapCharacter).join("").trim());
}

/** Whether lines of the text put labels beside their values: a problem and its measures, each behind a tab. */
export function hasTabPairs(text: string): boolean {
  const roles = new Set<Role | null>();
  for (const [line] of text.matchAll(/^[^\t\r\n]{2,24}\t.*$/gm))
    if (line.length <= LONGEST_PAIR) roles.add(labelOf(rawCells(line)));
  return roles.has("problem") && roles.has("measures");
}

/** Whether a line is such a pair, by its raw words. */
export function isTabPair(line: string): boolean {
  return labelOf(rawCells(line)) !== null;
}

/** 二是… or 2.… below 一是… of the last value: its list goes on, for nothing behind it shows that the value does. */
const LISTED = /^(?:([一二三四五六七八九十]{1,3})是|第([一二三四五六七八九十]{1,3})[,、]|\(?(\d{1,2})[.、)])/;

function placeInList(text: string): number | null {
  const [, said, counted, printed] = LISTED.exec(text) ?? [];
  const numeral = said ?? counted ?? printed;
  return numeral ? numeralValue(numeral) : null;
}

/** A heading between pairs ends their table. */
const HEADING = /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))[^。;]{2,40}$/;

const cellOf = (blocks: readonly Block[]): GridCell => ({ blocks, merged: null });
const ACROSS: GridCell = { blocks: [], merged: "across" };

/**
 * Lines of pairs from block `at` on as a table, with the further paragraphs of their values and the numbers between them, and
 * where they end; no rows without a pair there.
 */
function pairsAt(blocks: readonly Block[], at: number, raw: string): { grid: GridCell[][]; end: number } {
  const isPair = (i: number) => blocks[i] !== undefined && labelOf(partsByTab(blocks[i], raw).map(matchText)) !== null;
  const rows: Block[][][] = [];
  let end = at;
  let below: Block[] = [];
  for (let i = at; i < blocks.length && rows.length < MOST_ROWS && below.length <= MOST_BEHIND; i += 1) {
    const block = blocks[i] as Block;
    const cells = partsByTab(block, raw);
    const numbered = cells.length === 1 && numberIn(block.text) !== null && isPair(i + 1);
    if (!numbered && !isPair(i)) {
      if (cells.length > 1 || rows.length === 0 || HEADING.test(block.text)) break;
      below.push(block);
      continue;
    }
    rows
      .at(-1)
      ?.at(-1)
      ?.push(...below);
    below = [];
    rows.push(cells.map((span) => (span.to > span.from ? [blockOfSpan(span)] : [])));
    end = i + 1;
  }
  const value = rows.at(-1)?.at(-1);
  let place = placeInList(value?.at(-1)?.text ?? "");
  for (const block of below) {
    const next = placeInList(block.text);
    if (place === null || next !== place + 1) break;
    value?.push(block);
    place = next;
    end += 1;
  }
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const grid = rows.map((row) => [...row.map(cellOf), ...Array<GridCell>(width - row.length).fill(ACROSS)]);
  return { grid, end };
}

/** Tables of text whose cells are parted by tabs, each that lists issues as one block. */
export function withTabTables(blocks: readonly Block[], raw: string, paired: boolean): Block[] {
  if (!raw.includes("\t")) return [...blocks];
  const out: Block[] = [];
  let known = null as Column[] | null;
  for (let at = 0; at < blocks.length; ) {
    const head = blocks[at] as Block;
    const cells = partsByTab(head, raw).map(matchText);
    const headed = cells.length >= 2 && columnsOf(cells) !== null;
    // Behind a heading between its rows a table goes on with the columns it had.
    const more: boolean = known?.length === cells.length && cells.some((cell) => numberIn(cell) !== null);
    let grid: GridCell[][] = [];
    let end = at;
    if (headed || more) {
      for (let found = recordAt(blocks, end, cells.length, raw); found && grid.length < MOST_ROWS; ) {
        grid.push(found.cells.map(cellOf));
        end = found.end;
        found = recordAt(blocks, end, cells.length, raw);
      }
    }
    if (paired && grid.length === 0) ({ grid, end } = pairsAt(blocks, at, raw));
    const read: ReturnType<typeof ledgerOf> = grid.length > 0 ? ledgerOf(grid, more ? known : null) : null;
    if (read) {
      known = read.columns;
      out.push({ ...head, endLine: blocks[end - 1]?.endLine ?? head.endLine, ledger: read.ledger });
    } else {
      // Pairs without a problem are not looked at again from each of their lines.
      end = headed || more ? at + 1 : Math.max(at + 1, end);
      for (const block of blocks.slice(at, end)) out.push(block);
    }
    at = end;
  }
  return out;
}
