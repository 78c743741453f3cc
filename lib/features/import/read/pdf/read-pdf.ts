import { MAX_PDF_PAGES, MAX_PDF_PIECES, MAX_TEXT_CHARACTERS } from "@/lib/domain/limits";
import type { ReportDocument } from "@/lib/features/import/read/file/document";
import { LineWriter } from "@/lib/features/import/read/file/line-writer";
import { codeTable } from "./character-codes";
import { linesOfPage, type Piece } from "./printed-lines";
import { type PrintedPage, paragraphsOf, withoutEdges } from "./printed-paragraphs";

const PASTE = "或打开PDF，把正文复制后粘贴进来。";
const BROKEN = `PDF文件已损坏，打不开。请重新下载，${PASTE}`;
const LOCKED = `这份PDF有打开密码，读不到内容。请取消密码后再上传，${PASTE}`;
const SCANNED =
  "这是扫描件（PDF里只有图片），或字体没有嵌入，读不出文字。请先用WPS或扫描软件识别文字（OCR），校对后另存为.docx再上传，或把正文粘贴进来。";
const GARBLED = `PDF里的文字没有可读的编码，复制出来是乱码。请上传原来的.docx，或先识别文字（OCR）再上传。`;
const LONG = `PDF超过${MAX_PDF_PAGES}页，不是一份通报。请只上传通报正文，${PASTE}`;
const COSTLY = `PDF内容过多，已拒绝读取。请上传原来的.docx，${PASTE}`;

type Read = { ok: true; document: ReportDocument } | { ok: false; why: string };

/** Rows of cells on a page, beyond which there is a table and not some line with blanks in it. */
const ROWS_OF_A_TABLE = 4;

/** Characters of a page that are words, by which a scan is told: it has none, or a stamp of the machine. */
const LEAST_CHARACTERS = 15;

/** The sliver of a blank that is set between Chinese and figures; nobody typed it. */
const SET_APART = /(?<=[\u3400-\u9fff]) (?=[\da-z])|(?<=[\da-z]) (?=[\u3400-\u9fff])/gi;

/** Hands the library the tables of codes it asks for, and remembers that it did: nothing else of its files is needed for the words. */
function knownCodes() {
  const asked = { forCodes: false };
  class Factory {
    async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
      const known = kind === "cMapUrl" ? codeTable(filename) : null;
      if (!known) throw new Error("not at hand");
      asked.forCodes = true;
      return known;
    }
  }
  return { Factory, asked };
}

/** Width of a piece where the file leaves it to the font: Latin letters and figures take half of a character. */
function usualWidth(text: string, size: number): number {
  return [...text].reduce((width, char) => width + (char < "\u007f" ? 0.5 : 1) * size, 0);
}

/** What a page prints, rotated marks of paper or screen left out. */
async function piecesOf(
  page: { getTextContent(): Promise<{ items: unknown[] }> },
  asked: { forCodes: boolean },
): Promise<Piece[]> {
  const { items } = await page.getTextContent();
  const pieces: Piece[] = [];
  for (const item of items as { str?: string; transform?: number[]; width?: number }[]) {
    const [a = 0, b = 0, , d = 0, x = 0, y = 0] = item.transform ?? [];
    if (!item.str?.trim() || a <= 0 || Math.abs(b) > Math.abs(a) / 10) continue;
    const text = item.str.replace(SET_APART, "");
    const size = Math.abs(d) || a;
    const given = item.width ?? 0;
    pieces.push({ text, x, y, size, width: asked.forCodes ? Math.min(given, usualWidth(text, size)) : given });
  }
  return pieces;
}

function documentOf(pages: readonly PrintedPage[]): ReportDocument {
  const writer = new LineWriter();
  for (const paragraph of paragraphsOf(withoutEdges(pages))) {
    writer.write(paragraph);
    writer.endParagraph();
  }
  const cells = pages.map((page) => page.flatMap(({ lines }) => lines).filter((line) => line.cells >= 3).length);
  const first = cells.findIndex((rows) => rows >= ROWS_OF_A_TABLE);
  const notes =
    first < 0 ? [] : [{ line: 1, message: `PDF第${first + 1}页似有表格，单元格读不准，请上传原来的.docx，或逐条核对` }];
  return { text: writer.text, tables: [], notes, mayGoOn: [] };
}

/**
 * A PDF with text as a document: printed lines joined to paragraphs, page numbers and running heads left out, two columns one
 * after the other. Scans, locked and broken files are told apart. Pictures, scripts and fonts of the file are never run or drawn.
 */
export async function pdfDocument(bytes: Uint8Array): Promise<Read> {
  // Two megabytes that most readings never need.
  const { getDocument } = await import("unpdf/pdfjs");
  const { Factory, asked } = knownCodes();
  const task = getDocument({
    // The reader takes the bytes away with it.
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    cMapUrl: "known/",
    cMapPacked: false,
    BinaryDataFactory: Factory,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    const file = await task.promise;
    if (file.numPages > MAX_PDF_PAGES) return { ok: false, why: LONG };
    const pages: PrintedPage[] = [];
    let count = 0;
    let characters = 0;
    let unreadable = 0;
    for (let number = 1; number <= file.numPages; number += 1) {
      const page = await file.getPage(number);
      const pieces = await piecesOf(page, asked);
      page.cleanup();
      count += pieces.length;
      for (const { text } of pieces) {
        characters += text.replace(/\s/g, "").length;
        unreadable += text.replace(/[^\p{Co}\p{Cc}\ufffd]/gu, "").length;
      }
      if (count > MAX_PDF_PIECES || characters > MAX_TEXT_CHARACTERS) return { ok: false, why: COSTLY };
      pages.push(linesOfPage(pieces));
    }
    if (characters < LEAST_CHARACTERS * file.numPages) return { ok: false, why: SCANNED };
    if (unreadable * 4 > characters) return { ok: false, why: GARBLED };
    return { ok: true, document: documentOf(pages) };
  } catch (error) {
    const locked = error instanceof Error && error.name === "PasswordException";
    return { ok: false, why: locked ? LOCKED : BROKEN };
  } finally {
    await task.destroy();
  }
}
