import { child, isElement, type Markup } from "@/lib/features/import/read/file/markup";
import { symbol } from "./number-format";
import { isOn } from "./numbering";
import type { Styles } from "./styles";

/** What a paragraph is made of: text, forced line breaks, boxes of text drawn beside it, and what it refers to. */
export type Piece =
  | { kind: "text"; text: string }
  | { kind: "hidden" | "deleted"; text: string }
  | { kind: "break" }
  | { kind: "box"; box: Markup }
  | { kind: "footnote" | "endnote"; id: string };

type Manner = { paragraphStyle: string | undefined; gone: boolean };

/** Nothing of it is read as text: properties, field codes, the reading of a ruby, drawings but for their boxes of text. */
const SILENT = new Set([
  "w:pPr",
  "w:instrText",
  "w:delInstrText",
  "w:rt",
  "w:rubyPr",
  "w:sdtPr",
  "w:sdtEndPr",
  "w:tblPr",
]);
const GONE = new Set(["w:del", "w:moveFrom"]);

function hiddenRun(run: Markup, { paragraphStyle }: Manner, styles: Styles): boolean {
  const properties = child(run, "w:rPr");
  const own = child(properties, "w:vanish");
  if (own) return isOn(own);
  return styles.hidden(child(properties, "w:rStyle")?.attributes["w:val"]) ?? styles.hidden(paragraphStyle) ?? false;
}

/** Text as Word shows it: blanks at the ends only where the file asks to keep them. */
function wordsOf(element: Markup): string {
  const text = element.children.filter((one): one is string => !isElement(one)).join("");
  return element.attributes["xml:space"] === "preserve" ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
}

function runPieces(run: Markup, manner: Manner, styles: Styles, out: Piece[]): void {
  const kind = manner.gone ? "deleted" : hiddenRun(run, manner, styles) ? "hidden" : "text";
  for (const one of run.children) {
    if (!isElement(one)) continue;
    switch (one.name) {
      case "w:t":
        out.push({ kind, text: wordsOf(one) });
        break;
      case "w:delText":
        out.push({ kind: "deleted", text: wordsOf(one) });
        break;
      case "w:tab":
      case "w:ptab":
        out.push({ kind, text: "\t" });
        break;
      case "w:noBreakHyphen":
        out.push({ kind, text: "-" });
        break;
      case "w:sym":
        out.push({ kind, text: symbolOf(one) });
        break;
      case "w:br":
      case "w:cr":
        if (kind === "text") out.push({ kind: "break" });
        break;
      case "w:footnoteReference":
      case "w:endnoteReference":
        if (kind === "text")
          out.push({
            kind: one.name === "w:footnoteReference" ? "footnote" : "endnote",
            id: one.attributes["w:id"] ?? "",
          });
        break;
      default:
        if (kind === "text") elementPieces(one, manner, styles, out);
    }
  }
}

function symbolOf(element: Markup): string {
  const code = Number.parseInt(element.attributes["w:char"] ?? "", 16);
  if (!(code > 0x1f && code < 0xfffe)) return "";
  return symbol(String.fromCharCode(code < 0x100 ? code + 0xf000 : code));
}

/** The pieces of a paragraph (or of anything inside one) in order. */
export function inlinePieces(of: Markup, manner: Manner, styles: Styles, out: Piece[] = []): Piece[] {
  for (const one of of.children) if (isElement(one)) elementPieces(one, manner, styles, out);
  return out;
}

function elementPieces(one: Markup, manner: Manner, styles: Styles, out: Piece[]): void {
  if (SILENT.has(one.name)) return;
  if (one.name === "w:r") runPieces(one, manner, styles, out);
  else if (one.name === "w:txbxContent") out.push({ kind: "box", box: one });
  else if (one.name === "m:t") out.push({ kind: manner.gone ? "deleted" : "text", text: wordsOf(one) });
  else if (one.name === "mc:AlternateContent") alternative(one, manner, styles, out);
  else inlinePieces(one, GONE.has(one.name) ? { ...manner, gone: true } : manner, styles, out);
}

/** The same content in a new and an old form stands in a file twice: the first that holds anything is read. */
function alternative(of: Markup, manner: Manner, styles: Styles, out: Piece[]): void {
  for (const form of of.children) {
    if (!isElement(form)) continue;
    const before = out.length;
    inlinePieces(form, manner, styles, out);
    if (out.length > before) return;
  }
}
