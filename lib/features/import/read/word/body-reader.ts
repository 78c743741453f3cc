import { MAX_CELLS, MAX_TABLE_COLUMNS, MAX_TABLE_DEPTH } from "@/lib/domain/limits";
import { shorten } from "@/lib/domain/text/text";
import type { DocumentCell, DocumentNote, DocumentTable } from "@/lib/features/import/read/file/document";
import { LineWriter } from "@/lib/features/import/read/file/line-writer";
import { child, isElement, type Markup } from "@/lib/features/import/read/file/markup";
import { TooCostly } from "@/lib/features/import/read/file/too-costly";
import { inlinePieces, type Piece } from "./inline";
import { isOn, Numbering } from "./numbering";
import { Styles } from "./styles";

/** The parts of a Word file that make up its text, as trees. */
export type WordParts = {
  document: Markup;
  styles?: Markup;
  numbering?: Markup;
  footnotes?: Markup;
  endnotes?: Markup;
};
type LeftOut = "hidden" | "deleted" | "footnote" | "contents" | "embedded";

const SAID: Record<LeftOut, (times: number, example: string) => string> = {
  hidden: (times, example) => `隐藏文字${times}处未读入（如“${example}”），请核对`,
  deleted: (times, example) => `修订中已删除的文字${times}处未读入（如“${example}”），请核对`,
  footnote: (times, example) => `脚注${times}条未列入正文（如“${example}”），请核对`,
  contents: (_, example) => `目录未读入（“${example}”等）`,
  embedded: (times) => `嵌入的文档${times}处未读入，请打开后另存为.docx再导入`,
};

/** Text of everything inside, for what is told and not read. */
function textIn(of: Markup): string {
  return of.children.map((one) => (isElement(one) ? textIn(one) : one)).join("");
}

/** Reads the body of a Word file in order: paragraphs with their numbers, tables with their cells, boxes once. */
export class BodyReader {
  private readonly writer = new LineWriter();
  private readonly tables: { rows: DocumentCell[][] }[] = [];
  private readonly left = new Map<LeftOut, { line: number; times: number; example: string }>();
  private readonly styles: Styles;
  private readonly numbering: Numbering;
  private readonly notesById = new Map<string, string>();
  private cells = 0;
  private depth = 0;
  /** The mark of the paragraph before is deleted: this one goes on in its line. */
  private carried = false;

  constructor(private readonly parts: WordParts) {
    this.styles = new Styles(parts.styles);
    this.numbering = new Numbering(parts.numbering);
    for (const [kind, part] of [
      ["footnote", child(parts.footnotes, "w:footnotes")],
      ["endnote", child(parts.endnotes, "w:endnotes")],
    ] as const) {
      for (const note of part?.children ?? [])
        if (isElement(note)) this.notesById.set(`${kind} ${note.attributes["w:id"] ?? ""}`, textIn(note).trim());
    }
  }

  read(): { text: string; tables: DocumentTable[]; notes: DocumentNote[]; mayGoOn: readonly number[] } {
    const body = child(child(this.parts.document, "w:document"), "w:body");
    if (body) this.blocks(body);
    const { text, mayGoOn } = this.writer;
    const notes = [...this.left].map(([kind, { line, times, example }]) => ({
      line,
      message: SAID[kind](times, shorten(example, 30)),
    }));
    for (const format of this.numbering.unknown)
      notes.push({ line: 1, message: `自动编号的一种格式（${format}）不认识，已按数字读入，请核对序号` });
    return { text, tables: this.tables.filter(({ rows }) => rows.length > 0), notes, mayGoOn };
  }

  private leave(kind: LeftOut, text: string): void {
    const example = text.trim();
    if (example === "" && kind !== "embedded") return;
    const known = this.left.get(kind);
    if (known) known.times += 1;
    else this.left.set(kind, { line: this.writer.next, times: 1, example });
  }

  /** Paragraphs and tables of the body, a cell or a box; wrappers around them are looked into. */
  private blocks(of: Markup): void {
    for (const one of of.children) {
      if (!isElement(one)) continue;
      if (one.name === "w:p") this.paragraph(one);
      else if (one.name === "w:tbl") this.table(one);
      else if (one.name === "w:del" || one.name === "w:moveFrom") this.leave("deleted", textIn(one));
      else if (one.name === "w:altChunk") this.leave("embedded", "");
      else if (one.name === "w:sdt" && isContents(one)) this.leave("contents", textIn(one));
      else if (one.name === "mc:AlternateContent") {
        const form = one.children.find(isElement);
        if (form) this.blocks(form);
      } else if (!/Pr$/.test(one.name)) this.blocks(one);
    }
  }

  private paragraph(paragraph: Markup): void {
    const properties = child(paragraph, "w:pPr");
    const style = child(properties, "w:pStyle")?.attributes["w:val"];
    const pieces = inlinePieces(paragraph, { paragraphStyle: style, gone: false }, this.styles);
    if (this.styles.isContents(style)) {
      this.leave("contents", shown(pieces));
      return;
    }
    const mark = child(properties, "w:rPr");
    const deleted = child(mark, "w:del") !== undefined || child(mark, "w:moveFrom") !== undefined;
    const empty = shown(pieces).trim() === "";
    // A paragraph of which nothing is shown has no number either.
    const gone = empty && (deleted || isOn(child(mark, "w:vanish")));
    if (!gone && !this.carried) {
      const label = this.label(properties, style);
      // Below a heading an empty numbered paragraph is a slip; in a cell its number is all there is.
      if (label !== "" && (!empty || this.depth > 0)) this.writer.write(label);
    }
    this.carried = deleted && !empty;
    const boxes = this.write(pieces);
    if (!deleted) this.writer.endParagraph();
    for (const box of boxes) this.blocks(box);
  }

  private write(pieces: readonly Piece[]): Markup[] {
    const boxes: Markup[] = [];
    let left = null as { kind: "hidden" | "deleted"; text: string } | null;
    for (const piece of pieces) {
      if (left && piece.kind !== left.kind) {
        this.leave(left.kind, left.text);
        left = null;
      }
      switch (piece.kind) {
        case "text":
          this.writer.write(piece.text);
          break;
        case "break":
          this.writer.lineBreak();
          break;
        case "box":
          boxes.push(piece.box);
          break;
        case "hidden":
        case "deleted":
          left = { kind: piece.kind, text: (left?.text ?? "") + piece.text };
          break;
        default:
          this.leave("footnote", this.notesById.get(`${piece.kind} ${piece.id}`) ?? "");
      }
    }
    if (left) this.leave(left.kind, left.text);
    return boxes;
  }

  /** What Word prints before the paragraph by itself; a number that would run into the text is parted from it. */
  private label(properties: Markup | undefined, style: string | undefined): string {
    const own = child(properties, "w:numPr");
    const byStyle = this.styles.numbered(style);
    const numId = numIdOf(own) ?? numIdOf(byStyle?.numPr);
    if (numId === undefined || numId === "0") return "";
    const said = levelOf(own) ?? (numIdOf(own) === undefined ? levelOf(byStyle?.numPr) : null);
    const level = said ?? (byStyle ? this.numbering.levelOfStyle(numId, byStyle.style) : null) ?? 0;
    const label = this.numbering.next(numId, level);
    return /[\p{L}\p{N}]$/u.test(label) && !/[是①-⓿㈠-㋿]$/.test(label) ? `${label} ` : label;
  }

  private table(table: Markup): void {
    this.writer.endParagraph();
    this.depth += 1;
    const known = { rows: [] as DocumentCell[][] };
    if (this.depth <= MAX_TABLE_DEPTH) this.tables.push(known);
    for (const row of within(table, "w:tr")) {
      const properties = child(row, "w:trPr");
      if (child(properties, "w:del")) this.leave("deleted", textIn(row));
      else if (isOn(child(properties, "w:hidden"))) this.leave("hidden", textIn(row));
      else known.rows.push(this.row(row, known.rows.at(-1) ?? []));
    }
    const width = known.rows.reduce((most, row) => Math.max(most, row.length), 0);
    for (const row of known.rows) while (row.length < width) row.push(this.emptyCell());
    this.depth -= 1;
  }

  private row(row: Markup, above: readonly DocumentCell[]): DocumentCell[] {
    const properties = child(row, "w:trPr");
    const cells: DocumentCell[] = [];
    const skip = (of: Markup | undefined) => Math.min(Number(of?.attributes["w:val"] ?? 0) || 0, MAX_TABLE_COLUMNS);
    for (let i = 0; i < skip(child(properties, "w:gridBefore")); i += 1) cells.push(this.emptyCell());
    for (const cell of within(row, "w:tc")) {
      if (cells.length >= MAX_TABLE_COLUMNS) throw new TooCostly("columns");
      const shape = child(cell, "w:tcPr");
      const span = Math.max(1, skip(child(shape, "w:gridSpan")));
      const down = goesOn(child(shape, "w:vMerge"));
      const before = cells.at(-1);
      const over = above[cells.length];
      let first: DocumentCell;
      if (goesOn(child(shape, "w:hMerge")) && before) first = { ...before, merged: "across" };
      else if (down && over) first = { ...over, merged: "down" };
      else {
        this.writer.endParagraph();
        const line = this.writer.next;
        this.carried = false;
        this.blocks(cell);
        this.writer.endParagraph();
        first = { line, end: this.writer.next, merged: null };
      }
      cells.push(first);
      this.count(span);
      for (let i = 1; i < span; i += 1) cells.push({ ...first, merged: "across" });
    }
    return cells;
  }

  private emptyCell(): DocumentCell {
    this.count(1);
    return { line: this.writer.next, end: this.writer.next, merged: null };
  }

  private count(cells: number): void {
    this.cells += cells;
    if (this.cells > MAX_CELLS) throw new TooCostly("cells");
  }
}

function shown(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.kind === "text" ? piece.text : "")).join("");
}

const numIdOf = (numPr: Markup | undefined) => child(numPr, "w:numId")?.attributes["w:val"];

function levelOf(numPr: Markup | undefined): number | null {
  const written = child(numPr, "w:ilvl")?.attributes["w:val"];
  return written !== undefined && /^\d$/.test(written) ? Number(written) : null;
}

/** A merge is begun by `restart`; without a value it goes on. */
function goesOn(merge: Markup | undefined): boolean {
  return merge !== undefined && merge.attributes["w:val"] !== "restart";
}

function isContents(sdt: Markup): boolean {
  const gallery = child(child(child(sdt, "w:sdtPr"), "w:docPartObj"), "w:docPartGallery");
  return gallery?.attributes["w:val"] === "Table of Contents";
}

/** What may stand around a row or a cell. */
const AROUND = new Set(["w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:smartTag", "w:moveTo"]);

/** The rows of a table or the cells of a row, those inside content controls and tracked insertions too. */
function within(of: Markup, name: "w:tr" | "w:tc", out: Markup[] = []): Markup[] {
  for (const one of of.children) {
    if (!isElement(one)) continue;
    if (one.name === name) out.push(one);
    else if (AROUND.has(one.name)) within(one, name, out);
  }
  return out;
}
