import { MAX_CELLS, MAX_TABLE_COLUMNS, MAX_TABLE_DEPTH } from "@/lib/domain/limits";
import { part, shorten } from "@/lib/domain/text/text";
import type { DocumentCell, DocumentNote, DocumentTable } from "@/lib/features/import/read/file/document";
import { LineWriter } from "@/lib/features/import/read/file/line-writer";
import { isElement, type Markup } from "@/lib/features/import/read/file/markup";
import { numberOfRow, type PageList, pageList } from "./list-number";

const DROPPED = new Set(
  "script style noscript template head title iframe svg select button object nav footer textarea canvas video audio".split(
    " ",
  ),
);
const BLOCK = new Set(
  "address article aside blockquote body center dd details div dl dt fieldset figure form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody td th tr ul caption".split(
    " ",
  ),
);
const HIDDEN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i;
/** Words by which hidden text may belong to the report and not to the page around it. */
const OF_THE_REPORT = /整改|巡[视察]|审计/;
/** The number a row is printed with, typed by hand: the list it stands in prints no second one. */
const TYPED = /^\s*(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[①-⑳])/;

const SAID = { hidden: "网页中不显示的文字", deleted: "标为已删除的文字" };

type Place = { pre: boolean; list: PageList | null; lists: number };

/** Looked for once: rows of lists in one another ask for those of the innermost again and again. */
const found = new WeakMap<Markup, string>();

/** The first words inside, "" where there are none. */
function firstWords(of: Markup): string {
  const known = found.get(of);
  if (known !== undefined) return known;
  let first = "";
  for (const one of of.children) {
    first = isElement(one) ? firstWords(one) : one;
    if (first.trim() !== "") break;
  }
  found.set(of, first);
  return first;
}

/** Without blanks and tabs at the ends; no-break and ideographic spaces stay. */
function unpadded(line: string, atStart: boolean, atEnd: boolean): string {
  let from = 0;
  let to = line.length;
  if (atStart) while (from < to && /[ \t]/.test(line.charAt(from))) from += 1;
  if (atEnd) while (to > from && /[ \t]/.test(line.charAt(to - 1))) to -= 1;
  return part(line, from, to);
}

/** Text of everything inside, hidden or not. */
function textIn(of: Markup): string {
  return of.children.map((one) => (isElement(one) ? textIn(one) : one)).join("");
}

const spanned = (written: string | undefined) =>
  written && /^\s*\d{1,5}\s*$/.test(written) ? Math.max(1, Number(written)) : 1;

/** Writes the text of a page, one line per block element or forced break, and the cells of its tables. */
export class PageReader {
  private readonly writer = new LineWriter(true);
  private readonly tables: { rows: DocumentCell[][] }[] = [];
  private readonly left = new Map<keyof typeof SAID, { line: number; times: number; example: string }>();
  private cells = 0;
  private depth = 0;

  constructor(private readonly page: Markup) {}

  read(): { text: string; tables: DocumentTable[]; notes: DocumentNote[] } {
    this.inside(this.page, { pre: false, list: null, lists: 0 });
    const notes = [...this.left].map(([kind, { line, times, example }]) => ({
      line,
      message: `${SAID[kind]}${times}处未读入（如“${example}”），请核对`,
    }));
    const { text } = this.writer;
    return { text, tables: this.tables.filter(({ rows }) => rows.length > 0), notes };
  }

  private inside(of: Markup, place: Place): void {
    for (const one of of.children) {
      if (isElement(one)) this.element(one, place);
      else this.words(one, place.pre);
    }
  }

  private words(text: string, pre: boolean): void {
    if (pre) {
      text.split(/\r\n?|\n/).forEach((line, at) => {
        if (at > 0) this.writer.lineBreak();
        this.writer.write(line);
      });
      return;
    }
    // A line break in the source of a page is a space between words and nothing between Chinese characters.
    const lines = text.split(/[\r\n\f]+/);
    for (const [at, line] of lines.entries()) this.writer.write(unpadded(line, at > 0, at < lines.length - 1));
  }

  private element(one: Markup, place: Place): void {
    const { name } = one;
    if (name === "br") {
      if (this.writer.atStart) this.writer.gap();
      else this.writer.lineBreak();
      return;
    }
    if (DROPPED.has(name) || this.leftOut(one)) return;
    if (name === "table") {
      this.table(one, place);
      return;
    }
    const block = BLOCK.has(name);
    if (block) this.writer.endParagraph();
    if (name === "ol") this.inside(one, { ...place, list: pageList(one, place.lists), lists: place.lists + 1 });
    else if (name === "ul") this.inside(one, { ...place, list: null });
    else {
      if (name === "li" && place.list) {
        const number = numberOfRow(place.list, one);
        if (!TYPED.test(firstWords(one))) this.writer.write(number);
      }
      this.inside(one, { ...place, pre: place.pre || name === "pre" });
    }
    if (block) this.writer.endParagraph();
  }

  /** Whether the element is not displayed, or marked as deleted. */
  private leftOut({ name, attributes, children }: Markup): boolean {
    const kind = attributes.hidden !== undefined || HIDDEN.test(attributes.style ?? "") ? "hidden" : "deleted";
    if (kind === "deleted" && name !== "del") return false;
    const text = textIn({ name, attributes, children }).trim();
    // Pages hide much that is none of the report: menus, windows, texts for search engines.
    if (kind === "hidden" ? OF_THE_REPORT.test(text) : text !== "") {
      const known = this.left.get(kind);
      if (known) known.times += 1;
      else this.left.set(kind, { line: this.writer.next, times: 1, example: shorten(text, 30) });
    }
    return true;
  }

  private table(table: Markup, place: Place): void {
    this.writer.endParagraph();
    const known = { rows: [] as DocumentCell[][] };
    this.depth += 1;
    if (this.depth <= MAX_TABLE_DEPTH) this.tables.push(known);
    /** Cells that reach down into rows below, by their column. */
    const reaching: { cell: DocumentCell; left: number }[] = [];
    for (const row of this.rowsOf(table, place)) known.rows.push(this.row(row, reaching, place));
    const width = known.rows.reduce((most, row) => Math.max(most, row.length), 0);
    for (const row of known.rows) {
      while (row.length < width && this.counted()) row.push(this.emptyCell());
    }
    // Beyond the limit the words are read and the columns are not.
    if (this.cells > MAX_CELLS) known.rows = [];
    this.depth -= 1;
    this.writer.endParagraph();
  }

  /** Rows of a table without those of tables inside it; what stands between them is read as text. */
  private rowsOf(of: Markup, place: Place, out: Markup[] = []): Markup[] {
    for (const one of of.children) {
      if (!isElement(one)) continue;
      if (one.name === "tr") {
        if (!this.leftOut(one)) out.push(one);
      } else if (/^(?:thead|tbody|tfoot)$/.test(one.name)) this.rowsOf(one, place, out);
      else if (one.name !== "colgroup" && one.name !== "col") this.element(one, place);
    }
    return out;
  }

  private row(row: Markup, reaching: { cell: DocumentCell; left: number }[], place: Place): DocumentCell[] {
    const cells: DocumentCell[] = [];
    const fromAbove = () => {
      for (let over = reaching[cells.length]; over && over.left > 0; over = reaching[cells.length]) {
        over.left -= 1;
        cells.push({ ...over.cell, merged: over.cell.merged ?? "down" });
      }
    };
    for (const one of row.children) {
      if (!isElement(one)) continue;
      if (!/^t[dh]$/.test(one.name)) {
        this.element(one, place);
        continue;
      }
      if (this.leftOut(one)) continue;
      fromAbove();
      this.writer.endParagraph();
      const line = this.writer.next;
      this.element({ ...one, name: "td" }, { ...place, list: null });
      this.writer.endParagraph();
      const cell: DocumentCell = { line, end: this.writer.next, merged: null };
      const across = Math.min(spanned(one.attributes.colspan), MAX_TABLE_COLUMNS);
      const down = spanned(one.attributes.rowspan) - 1;
      for (let i = 0; i < across && cells.length < MAX_TABLE_COLUMNS && this.counted(); i += 1) {
        const placed: DocumentCell = i === 0 ? cell : { ...cell, merged: "across" };
        reaching[cells.length] = { cell: placed, left: down };
        cells.push(placed);
      }
    }
    fromAbove();
    return cells;
  }

  private counted(): boolean {
    this.cells += 1;
    return this.cells <= MAX_CELLS;
  }

  private emptyCell(): DocumentCell {
    return { line: this.writer.next, end: this.writer.next, merged: null };
  }
}
