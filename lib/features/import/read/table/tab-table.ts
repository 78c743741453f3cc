import {
  type Block,
  type BlockSpan,
  blockOfSpan,
  matchText,
  spanOf,
  trimmed,
} from "@/lib/features/import/read/file/blocks";
import { type Column, columnsOf, numberIn } from "./columns";
import { type Grid, type GridCell, ledgerOf } from "./ledger";

/** Tables copied out of an office program: cells parted by tabs, a paragraph of a cell on a line of its own. */

/** Lines of one row; more are no row. */
const MOST_LINES = 80;
/** Rows of one table. */
const MOST_ROWS = 2_000;
/** Lines without a tab that may stand at the end of a row, where another row follows. */
const MOST_BEHIND = 12;

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

/** Tables of text whose cells are parted by tabs, each that lists issues as one block. */
export function withTabTables(blocks: readonly Block[], raw: string): Block[] {
  if (!raw.includes("\t")) return [...blocks];
  const out: Block[] = [];
  let known = null as Column[] | null;
  for (let at = 0; at < blocks.length; ) {
    const head = blocks[at] as Block;
    const cells = partsByTab(head, raw).map(matchText);
    const headed = cells.length >= 2 && columnsOf(cells) !== null;
    // Behind a heading between its rows a table goes on with the columns it had.
    const more: boolean = known?.length === cells.length && cells.some((cell) => numberIn(cell) !== null);
    const rows: Block[][][] = [];
    let end = at;
    if (headed || more) {
      for (let found = recordAt(blocks, end, cells.length, raw); found && rows.length < MOST_ROWS; ) {
        rows.push(found.cells);
        end = found.end;
        found = recordAt(blocks, end, cells.length, raw);
      }
    }
    const grid: Grid = rows.map((row) => row.map((cell): GridCell => ({ blocks: cell, merged: null })));
    const read: ReturnType<typeof ledgerOf> = rows.length > 0 ? ledgerOf(grid, more ? known : null) : null;
    if (read) {
      known = read.columns;
      out.push({ ...head, endLine: blocks[end - 1]?.endLine ?? head.endLine, ledger: read.ledger });
    } else {
      out.push(head);
      end = at + 1;
    }
    at = end;
  }
  return out;
}
