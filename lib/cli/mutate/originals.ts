import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { openParts } from "@/lib/features/import/read/file/zip-parts";
import type { Part } from "./zip";

/** A report of our own writing before anything is done to it. */
export type Original = { name: string } & ({ kind: "html"; text: string } | { kind: "docx"; parts: Part[] });

const FOLDER = path.join("tests", "fixtures", "reports");
const WORD_FILE = path.join(FOLDER, "files", "by-libreoffice.docx");
const MAIN = "word/document.xml";

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

async function partsOf(file: string): Promise<Part[]> {
  const opened = await openParts(readFileSync(file));
  if (typeof opened === "string") throw new Error(`${file}: ${opened}`);
  const parts: Part[] = [];
  for (const name of opened.names) parts.push({ name, bytes: (await opened.read(name)) ?? new Uint8Array() });
  return parts;
}

/** A page of these lines: headings, rows of a list, a table of the last. */
function pageOf(lines: readonly string[]): string {
  const body = lines.map((line, at) => {
    if (/^[一二三四五六七八九十]、/.test(line)) return `<h2>${escaped(line)}</h2>`;
    if (/^[一二三四五六七八九十]是/.test(line)) return `<ol start="${at}"><li>${escaped(line)}</li></ol>`;
    return `<p style="text-indent:2em"><span>${escaped(line)}</span></p>`;
  });
  const cells = lines.slice(-6).map((line) => `<td rowspan="1" colspan="1">${escaped(line)}</td>`);
  return `<!doctype html>\n<html><head><meta charset="utf-8"><title>通报</title></head><body><div class="nav">首页 &gt; 公开</div>\n${body.join("\n")}\n<table><tr>${cells.slice(0, 3).join("")}</tr><tr>${cells.slice(3).join("")}</tr></table></body></html>`;
}

const run = (text: string) =>
  `<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

/** The main part of a Word file of these lines: paragraphs, numbered ones, a table with a merged cell. */
function mainPartOf(lines: readonly string[]): string {
  const body = lines.map((line) =>
    /^[一二三四五六七八九十]是/.test(line)
      ? `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(line)}</w:p>`
      : `<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr>${run(line)}</w:p>`,
  );
  const row = (cells: readonly string[], merge: string) =>
    `<w:tr>${cells.map((cell, at) => `<w:tc><w:tcPr>${at === 0 ? merge : '<w:gridSpan w:val="1"/>'}</w:tcPr><w:p>${run(cell)}</w:p></w:tc>`).join("")}</w:tr>`;
  const table = `<w:tbl><w:tblPr/>${row(["反馈问题", "整改措施"], "")}${row(lines.slice(-2), '<w:vMerge w:val="restart"/>')}${row(lines.slice(-2), "<w:vMerge/>")}</w:tbl>`;
  return `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body.join("")}${table}<w:sectPr/></w:body></w:document>`;
}

/** Every report of the fixtures as a page and as a Word file, beside those that are one already. */
export async function originals(): Promise<[Original, ...Original[]]> {
  const word = await partsOf(WORD_FILE);
  const all: [Original, ...Original[]] = [{ name: path.basename(WORD_FILE), kind: "docx", parts: word }];
  for (const name of readdirSync(FOLDER).sort()) {
    const file = path.join(FOLDER, name);
    if (name.endsWith(".html")) all.push({ name, kind: "html", text: readFileSync(file, "utf8") });
    if (!name.endsWith(".txt")) continue;
    const lines = readFileSync(file, "utf8").split(/\r?\n/);
    const main: Part = { name: MAIN, bytes: Buffer.from(mainPartOf(lines)) };
    all.push({ name, kind: "html", text: pageOf(lines) });
    all.push({ name, kind: "docx", parts: word.map((part) => (part.name === MAIN ? main : part)) });
  }
  return all;
}
