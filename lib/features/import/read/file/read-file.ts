import { MAX_FILE_BYTES, MAX_TEXT_CHARACTERS } from "@/lib/domain/limits";
import { storable } from "@/lib/domain/text/text";
import { declaredCharset, htmlDocument } from "@/lib/features/import/read/page/read-html";
import { pdfDocument } from "@/lib/features/import/read/pdf/read-pdf";
import { docxDocument } from "@/lib/features/import/read/word/read-docx";
import { decodeText, looksBinary, signatureOf } from "./decode";
import { type ReportDocument, textDocument } from "./document";
import { oldFormat, SAVE_AS_DOCX } from "./old-format";

export type ReadFormat = "text" | "docx" | "html" | "pdf";
/** A file as a document, or one sentence in Chinese saying why not and what to do. */
export type ReadResult = { ok: true; document: ReportDocument; format: ReadFormat } | { ok: false; why: string };

const HOW = "请上传.docx、.txt、.html或有文字的.pdf文件，或把正文粘贴进来。";

function unreadable(why: string): ReadResult {
  return { ok: false, why };
}

/** Pasted text. */
export function readPasted(text: string): ReadResult {
  return checked(textDocument(text), "text");
}

/** Only size and emptiness of what was read are checked. */
function checked(document: ReportDocument, format: ReadFormat): ReadResult {
  const { text } = document;
  if (text.trim() === "") return unreadable(`没有文字。${HOW}`);
  if (text.length > MAX_TEXT_CHARACTERS)
    return unreadable(`文字超过${MAX_TEXT_CHARACTERS / 10_000}万字，不是一份通报。请只粘贴通报正文。`);
  if (looksBinary(text)) return unreadable(`内容不是文字（可能是图片或程序文件）。${HOW}`);
  return { ok: true, document: { ...document, text: storable(text) }, format };
}

/**
 * Reads the bytes of an uploaded file as text by what they are, not by what the name says: .txt (UTF-8, with or without mark,
 * UTF-16 with mark, GB18030), .docx, .html, .pdf with text. Everything else is refused with a sentence. Never throws for any bytes.
 */
export async function readReportFile(bytes: Uint8Array, fileName: string): Promise<ReadResult> {
  if (bytes.length === 0) return unreadable(`文件是空的。${HOW}`);
  if (bytes.length > MAX_FILE_BYTES)
    return unreadable(`文件超过${MAX_FILE_BYTES / 1024 / 1024}MB。请删去图片和附件，或把正文粘贴进来。`);
  const extension = /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  switch (signatureOf(bytes)) {
    case "pdf": {
      const read = await pdfDocument(bytes);
      return read.ok ? checked(read.document, "pdf") : read;
    }
    case "ole":
      return unreadable(oldFormat(bytes, extension));
    case "image":
      return unreadable(
        `文件${extension === "" ? "" : `扩展名是.${extension}，`}内容是图片。请先把文字识别出来，再把正文粘贴进来。`,
      );
    case "archive":
      return unreadable("这是压缩包。请解压后上传其中的.docx、.txt或.html文件。");
    case "rtf":
      return unreadable(`这是RTF文档${extension === "" ? "" : `（扩展名是.${extension}）`}。${SAVE_AS_DOCX}`);
    case "mht":
      return unreadable(`这是单个文件网页（MHT）。${SAVE_AS_DOCX}`);
    case "zip": {
      const read = await docxDocument(bytes);
      if (!read.ok) return read;
      return read.document.text.trim() === ""
        ? unreadable("文档里没有文字（可能全是图片）。请先把文字识别出来，再把正文粘贴进来。")
        : checked(read.document, "docx");
    }
    default:
      break;
  }
  const html = extension === "html" || extension === "htm" || startsAsHtml(bytes);
  if (!html && ["docx", "doc", "pdf", "xlsx", "xls", "wps", "pptx", "ppt"].includes(extension)) {
    return unreadable(`文件扩展名是.${extension}，内容却不是。文件可能已损坏，请重新另存为.docx后上传。`);
  }
  const text = decodeText(bytes, html ? declaredCharset(bytes) : undefined);
  if (text === null) return unreadable(`文件不是UTF-8或GB18030编码的文字。${HOW}`);
  if (!html || text.length > MAX_TEXT_CHARACTERS) return readPasted(text);
  const read = htmlDocument(text);
  return read.ok ? checked(read.document, "html") : read;
}

function startsAsHtml(bytes: Uint8Array): boolean {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 512));
  return /^(?:\u00ef\u00bb\u00bf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(
    head,
  );
}
