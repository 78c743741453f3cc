import { part } from "@/lib/domain/text/text";
import { decodeText, looksBinary, signatureOf } from "@/lib/features/import/read/file/decode";
import { TooCostly } from "@/lib/features/import/read/file/too-costly";
import { openParts } from "@/lib/features/import/read/file/zip-parts";
import type { Read } from "@/lib/reading/kind";
import type { Book } from "./book";

const SAVE_AS = "请用Excel或WPS打开，点“文件→另存为”，文件类型选“Excel工作簿（*.xlsx）”，再选择另存的文件。";
/** Where letters are said to be struck through. */
const LETTERS = ["xl/styles.xml", "xl/sharedStrings.xml"];
const no = (why: string): Read<Book> => ({ ok: false, why });

/** Opens a sheet by what its bytes are, whatever its name says; a sentence where it is none. */
export async function readBook(bytes: Uint8Array, fileName: string): Promise<Read<Book>> {
  if (bytes.length === 0) return no("文件是空的，没有内容。请选择有内容的表格。");
  const signature = signatureOf(bytes);
  if (signature === "zip") return await readZip(bytes);
  if (signature === "ole") return await readOle(bytes);
  if (signature) return no(`这不是Excel表格或CSV文件。${SAVE_AS}`);
  const text = decodeText(bytes);
  if (text === null || looksBinary(text)) return no(`这不是Excel表格或CSV文件，内容无法识别。${SAVE_AS}`);
  if (/^\s*(?:<\?xml|<!doctype|<html|<table|<head|<meta|<body)/i.test(part(text, 0, 1_000)))
    return no(`这是网页或XML，只是扩展名改成了表格，不能直接读取。${SAVE_AS}`);
  if (text.trim() === "") return no("文件里没有内容。请选择有内容的表格。");
  if (/\.(?:xlsx|xls|et)$/i.test(fileName) && !/[,\t;，]/.test(text))
    return no(`这不是Excel表格，只是文字。${SAVE_AS}`);
  const { readCsv } = await import("./read-csv");
  const book = readCsv(text);
  return "broken" in book
    ? no(`第${book.broken}行的英文双引号没有成对，从这里起分不清字段。请补上或删去多余的双引号后重新选择。`)
    : { ok: true, result: book };
}

async function readZip(bytes: Uint8Array): Promise<Read<Book>> {
  let struck = false;
  try {
    const parts = await openParts(bytes);
    if (parts === "locked") return no(`这份表格有打开密码，读不到内容。请取消密码后再选择。${SAVE_AS}`);
    if (parts === "broken") return no(`这份表格不完整或已损坏，打不开。${SAVE_AS}`);
    if (parts.names.has("word/document.xml")) return no("这是Word文档，不是表格。请选择.xlsx、.xls或.csv文件。");
    if (![...parts.names].some((name) => /^\/?xl\/workbook\.(?:xml|bin)$/i.test(name)))
      return no(`这不是Excel表格。${SAVE_AS}`);
    for (const part of LETTERS) struck ||= Buffer.from((await parts.read(part)) ?? []).includes("strike");
  } catch (error) {
    if (error instanceof TooCostly)
      return no(`这份表格解压后过大，已停止读取。请只保留台账所在的工作表，另存后再选择。`);
    throw error;
  }
  // Only this library knows which letters are struck through; the other takes half the time and memory.
  if (!struck) return await orBroken(bytes);
  try {
    const { readXlsx } = await import("./read-xlsx");
    return { ok: true, result: await readXlsx(bytes) };
  } catch {
    // Files of other programs have parts it does not expect.
    return await orBroken(bytes);
  }
}

async function readOle(bytes: Uint8Array): Promise<Read<Book>> {
  const holds = (stream: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(stream, "utf16le"));
  if (holds("EncryptedPackage")) return no(`这份表格有打开密码，读不到内容。请取消密码后再选择。${SAVE_AS}`);
  if (!holds("Workbook") && !holds("Book")) return no("这是旧格式的文档，不是Excel表格。请选择.xlsx、.xls或.csv文件。");
  return await orBroken(bytes);
}

async function orBroken(bytes: Uint8Array): Promise<Read<Book>> {
  // The libraries are large: only the one that is needed is run.
  const { readXls } = await import("./read-xls");
  try {
    return { ok: true, result: readXls(bytes) };
  } catch (error) {
    const locked = error instanceof Error && /password|encrypt/i.test(error.message);
    return no(
      locked
        ? `这份表格有打开密码，读不到内容。请取消密码后再选择。${SAVE_AS}`
        : `这份表格不完整或已损坏，打不开。${SAVE_AS}`,
    );
  }
}
