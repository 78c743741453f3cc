import { part } from "@/lib/domain/text/text";
import type { Source } from "@/lib/features/import/read/outline/types";

/** A paragraph: its matching text, and for every character of it the offset of its raw character. */
export type Block = {
  text: string;
  at: number[];
  line: number;
  endLine: number;
  joins: Join[];
  /** Columns of half a character before its first line, and of that line with them: what print shows of wrapped lines. */
  indent: number;
  width: number;
  /** The issues of a table of the file; this block stands for all of it. */
  ledger?: Ledger;
};
/** A line break taken out of a paragraph; `certain` when punctuation shows that the sentence went on. */
type Join = { line: number; certain: boolean };
/** Part of a block: character range of its matching text. */
export type BlockSpan = { block: Block; from: number; to: number };

/** An issue of a table, its cells told apart by what their columns hold. */
export type TableRow = {
  number: number | null;
  /** Everything of the row, for its source. */
  spans: BlockSpan[];
  /** The row across the table it stands under (一、关于X方面的问题). */
  section: BlockSpan | null;
  category: BlockSpan | null;
  problem: BlockSpan[];
  measures: BlockSpan[];
  /** A column that holds both, 问题及整改情况: the paragraphs of the issue as in running text. */
  whole: BlockSpan[];
  advice: BlockSpan[];
  manifestations: BlockSpan[];
  notes: { label: string; spans: BlockSpan[] }[];
  /** Why the columns are uncertain; null when every cell has its place. */
  doubt: string | null;
};
/** Rows of a table, what stands in it beside them (heads, a title, remarks), and why it has no rows. */
export type Ledger = { rows: TableRow[]; prose: BlockSpan[]; doubt?: string };

export function spanOf(block: Block, from = 0, to = block.text.length): BlockSpan {
  return { block, from, to };
}

/** A span as a block of its own: a cell of a line is one. */
export function blockOfSpan(span: BlockSpan): Block {
  const { block, from, to } = span;
  if (from === 0 && to === block.text.length) return block;
  return { ...block, text: part(block.text, from, to), at: block.at.slice(from, to), joins: [], indent: 0, width: 0 };
}

/** The span without spaces at its ends. */
export function trimmed(span: BlockSpan): BlockSpan {
  let { from, to } = span;
  while (from < to && span.block.text.charAt(from) === " ") from += 1;
  while (to > from && span.block.text.charAt(to - 1) === " ") to -= 1;
  return { block: span.block, from, to };
}

export function matchText(span: BlockSpan): string {
  return part(span.block.text, span.from, span.to);
}

/** Raw text and raw positions, so that a row shows what was written and not what was matched. */
export class Raw {
  private readonly starts: number[] = [0];
  constructor(readonly text: string) {
    for (let i = 0; i < text.length; i += 1) {
      const char = text.charAt(i);
      if (char > "\u2029") continue;
      if (char === "\n" || char === "\u2028" || char === "\u2029" || (char === "\r" && text.charAt(i + 1) !== "\n")) {
        this.starts.push(i + 1);
      }
    }
  }

  /** How many lines there are. */
  get lines(): number {
    return this.starts.length;
  }

  /** Raw offset at which a 1-based line begins. */
  lineStart(line: number): number {
    return this.starts[line - 1] ?? this.text.length;
  }

  /** A 1-based line as written, with its line break. */
  lineText(line: number): string {
    return part(this.text, this.lineStart(line), this.lineStart(line + 1));
  }

  /** 1-based line of a raw offset. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** The characters as written; a joined line break leaves nothing behind. */
  slice(span: BlockSpan): string {
    let out = "";
    for (let i = span.from; i < span.to; i += 1) out += this.text.charAt(span.block.at[i] ?? 0);
    return out.trim();
  }

  /** Several paragraphs of one row, one per line. */
  join(spans: BlockSpan[]): string {
    return spans
      .map((span) => this.slice(span))
      .filter((text) => text !== "")
      .join("\n");
  }

  /** Where a span or several stand; of thousands too, so they are no arguments of a call. */
  source(given: BlockSpan | readonly BlockSpan[]): Source {
    const spans = "block" in given ? [given] : given;
    let start = Number.POSITIVE_INFINITY;
    let end = 0;
    for (const span of spans) {
      const first = span.block.at[span.from];
      const last = span.block.at[Math.max(span.from, span.to - 1)] ?? first;
      if (first === undefined || last === undefined) continue;
      start = Math.min(start, first);
      end = Math.max(end, last + 1);
    }
    if (!Number.isFinite(start)) start = end;
    return { start, end, line: this.lineAt(start), endLine: this.lineAt(Math.max(start, end - 1)) };
  }
}
