import { part } from "@/lib/domain/text/text";
import {
  type Block,
  type BlockSpan,
  type Ledger,
  matchText,
  type Raw,
  spanOf,
  type TableRow,
  trimmed,
} from "@/lib/features/import/read/file/blocks";
import { blankRow, type Column, columnsOf, place } from "./columns";

/** Tables in text without structure: pasted, or typed. */

const MOST_COLUMNS = 12;
/** Lines of one row of a table whose cells stand on lines of their own. */
const MOST_LINES = 80;
const NUMBER_HEAD = /^(?:序号|编号|序)$/;
const UNEVEN = "表格该行的列数与表头不符，未分出措施，全行记为说明，请核对";

/** Cells of a line: parted by tabs, else by |, else by spaces, as the table was copied. */
function cellsOf(block: Block, raw: Raw): BlockSpan[] {
  const isTab = (at: number) => raw.text.charAt(block.at[at] ?? 0) === "\t";
  const tabs = [...block.text].some((_, at) => isTab(at));
  const bars = !tabs && block.text.includes("|");
  const cells: BlockSpan[] = [];
  let from = 0;
  for (let at = 0; at <= block.text.length; at += 1) {
    const char = block.text.charAt(at);
    const ends = at === block.text.length || (tabs ? isTab(at) : bars ? char === "|" : char === " ");
    if (!ends) continue;
    const cell = trimmed(spanOf(block, from, at));
    if (tabs || cell.to > cell.from) cells.push(cell);
    from = at + 1;
  }
  return cells;
}

const rowNumber = (text: string) => /^\|?\s*(\d{1,3})(?=[ |]|$)/.exec(text)?.[1];

function fill(row: TableRow, columns: readonly Column[], cells: readonly BlockSpan[][]): void {
  for (const [at, column] of columns.entries()) place(row, column, cells[at] ?? []);
}

const numbered = (number: number, block: Block): TableRow => ({ ...blankRow([spanOf(block)]), number });

type Found = { ledger: Ledger; end: number };

/** Columns of a table in text begin with the number: without it rows could not be told from paragraphs. */
function headed(heads: string[]): Column[] | null {
  return heads.length >= 3 && NUMBER_HEAD.test(heads[0] ?? "") ? columnsOf(heads) : null;
}

/** One line a row. */
function lineTable(blocks: Block[], at: number, raw: Raw): Found | null {
  const head = blocks[at];
  if (!head || !/^\|?\s*(?:序号|编号)/.test(head.text) || head.text.length > 120) return null;
  const columns = headed(cellsOf(head, raw).map(matchText));
  if (!columns) return null;
  const measuresAt = columns.findIndex((column) => column.role === "measures");
  const rows: TableRow[] = [];
  let end = at + 1;
  for (; end < blocks.length; end += 1) {
    const block = blocks[end] as Block;
    const number = Number(rowNumber(block.text) ?? 0);
    if (number !== rows.length + 1) break;
    const cells = cellsOf(block, raw);
    const row = numbered(number, block);
    // Empty cells at the end of a row parted by tabs are lost with the spaces at the end of its line.
    const padded = part(raw.text, block.at[0] ?? 0, block.at.at(-1)).includes("\t") && cells.length > measuresAt;
    if (cells.length === columns.length || (padded && cells.length < columns.length)) {
      fill(
        row,
        columns,
        cells.map((cell) => [cell]),
      );
    } else {
      row.problem = cells.slice(1, 2);
      row.doubt = UNEVEN;
      row.notes.push({ label: "表格原文", spans: [spanOf(block)] });
    }
    rows.push(row);
  }
  return rows.length > 0 ? { ledger: { rows, prose: [spanOf(head)] }, end } : null;
}

/** One line a cell, as tables come out of Word: heads on lines of their own, then 1, its cells, 2, its cells … */
function cellTable(blocks: Block[], at: number): Found | null {
  const head = blocks[at];
  if (!head || !NUMBER_HEAD.test(head.text)) return null;
  const heads = blocks.slice(at, at + MOST_COLUMNS + 1).findIndex((block) => block.text === "1");
  if (heads < 0) return null;
  const first = at + heads;
  const columns = headed(blocks.slice(at, first).map((block) => block.text));
  if (!columns) return null;
  const after = columns.length - 1 - columns.findIndex((column) => column.role === "measures");
  const before = columns.length - 1 - after;
  const rows: TableRow[] = [];
  let end = first;
  while (blocks[end]?.text === String(rows.length + 1)) {
    const start = end;
    end += 1;
    while (end < blocks.length && end - start < MOST_LINES && blocks[end]?.text !== String(rows.length + 2)) {
      // The last row ends where its cells do, or at a heading behind the table.
      if (/^[一二三四五六七八九十]{1,3}、/.test(blocks[end]?.text ?? "")) break;
      end += 1;
    }
    const row = numbered(rows.length + 1, blocks[start] as Block);
    let cells = blocks.slice(start, end);
    const last = blocks[end]?.text !== String(rows.length + 2);
    if (last && cells.length > columns.length && !/^\(?[1①一]/.test(cells[before + 1]?.text ?? "")) {
      end = start + columns.length;
      cells = blocks.slice(start, end);
    }
    if (cells.length < columns.length) {
      row.problem = cells.slice(1, 2).map((block) => spanOf(block));
      row.doubt = UNEVEN;
      row.notes.push({ label: "表格原文", spans: cells.slice(1).map((block) => spanOf(block)) });
    } else {
      const spans = cells.map((block) => spanOf(block));
      const middle = spans.slice(before, spans.length - after);
      fill(row, columns, [
        ...spans.slice(0, before).map((span) => [span]),
        middle,
        ...spans.slice(spans.length - after).map((span) => [span]),
      ]);
      if (middle.length > 1) row.doubt = "表格单元格分成多行，多出的行按整改措施读入，请核对";
    }
    rows.push(row);
  }
  return rows.length > 0
    ? { ledger: { rows, prose: blocks.slice(at, first).map((block) => spanOf(block)) }, end }
    : null;
}

/** The first table at or behind paragraph `from`; null when there is none with columns for problems and measures. */
export function tableIn(blocks: Block[], raw: Raw, from: number): (Found & { from: number }) | null {
  for (let at = from; at < blocks.length; at += 1) {
    const known = blocks[at]?.ledger;
    if (known) return { ledger: known, from: at, end: at + 1 };
    const found = lineTable(blocks, at, raw) ?? cellTable(blocks, at);
    if (found) return { ...found, from: at };
  }
  return null;
}

/** Whether a table begins here: one of the file, or, by its words alone, one in text. */
export function isTableHead(block: Block): boolean {
  if (block.ledger) return block.ledger.rows.length > 0;
  return /^\|?\s*(?:序号|编号)(?:[\s|]|$)/.test(block.text) && block.text.length <= 120;
}
