import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { part } from "@/lib/domain/text/text";
import { toContract } from "@/lib/features/import/read/checks/contract";
import { readReportFile } from "@/lib/features/import/read/file/read-file";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";
import { fixtureBytes } from "./fixture";
import { printed } from "./pdf-file";
import { listed, numbering, p, wordFile } from "./word-file";
import { docx, escaped } from "./zip";

/** One report in every format it may come in is read as one and the same. */

const SHARED = path.resolve(import.meta.dirname, "../../../../shared/reports/xunshi-2025.txt");
const own = ["run-in-with-blocks.txt", "split-by-status.txt", "central-own-paragraphs.txt"].map(
  (name) => [name, new TextDecoder().decode(fixtureBytes(name))] as const,
);
/** The public report is not part of the repository; where it is at hand it is tried too. */
const reports = existsSync(SHARED) ? [...own, ["xunshi-2025", readFileSync(SHARED, "utf8")] as const] : own;

/** The reading without lines and the widths of blanks, which are those of the file. */
function reading(given: Parameters<typeof parseReport>[0]) {
  const { problems: _, ...contract } = toContract(parseReport(given));
  return JSON.parse(JSON.stringify(contract).replace(/[\s\u00a0]|\\[nt]/g, ""));
}

async function from(bytes: Uint8Array, name: string) {
  const found = await readReportFile(bytes, name);
  if (!found.ok) throw new Error(found.why);
  expect(found.document.notes).toEqual([]);
  return reading(found.document);
}

/** A paragraph as print breaks it, so wide a line, the first one indented. */
function wrapped(line: string, width: number): string[] {
  const out = ["　　"];
  let left = width - 2;
  for (const char of line) {
    const wide = char < "\u007f" ? 0.5 : 1;
    if (left < wide) {
      out.push("");
      left = width;
    }
    out[out.length - 1] += char;
    left -= wide;
  }
  return out;
}

const page = (lines: readonly string[], wrap: (line: string) => string) =>
  Buffer.from(`<html><head><meta charset="utf-8"></head><body>${lines.map(wrap).join("\n")}</body></html>`);

const LEVELS = [
  { pattern: /^[一二三四五六七八九十]{1,3}、/, level: 0 },
  { pattern: /^[(（][一二三四五六七八九十]{1,3}[)）]/, level: 1 },
  { pattern: /^\d{1,3}[.．](?!\d)/, level: 2 },
];

/** The report as Word writes it when the numbers are its own: cut from the text, given by a list of three levels. */
function autoNumbered(lines: readonly string[]): Uint8Array {
  const levels = [
    { format: "chineseCountingThousand", text: "%1、" },
    { format: "chineseCountingThousand", text: "（%2）" },
    // Numbers run on through all sections unless the text starts again.
    { format: "decimal", text: "%3.", restart: 0 },
  ];
  let last = 0;
  let uses = "";
  let list = 1;
  const body = lines.map((line) => {
    const found = LEVELS.find(({ pattern }) => pattern.test(line));
    if (!found) return p(line);
    const number = found.pattern.exec(line)?.[0] ?? "";
    if (found.level === 2) {
      const value = Number.parseInt(number, 10);
      if (value !== last + 1) {
        list += 1;
        uses += `<w:num w:numId="${list}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="${value}"/></w:lvlOverride></w:num>`;
      }
      last = value;
    }
    return p(part(line, number.length), listed(list, found.level));
  });
  return wordFile(body.join(""), { numbering: numbering([levels], uses) });
}

describe.each(reports)("%s", { timeout: 60_000 }, (_name, text) => {
  const lines = text.split(/\r?\n/).flatMap((line) => line.trim() || []);
  const expected = reading(lines.join("\n"));

  test.each<[string, () => Uint8Array, string]>([
    ["text with blank lines and Windows line ends", () => Buffer.from(lines.join("\r\n\r\n")), "a.txt"],
    ["UTF-16", () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(lines.join("\n"), "utf16le")]), "a.txt"],
    ["Word, a paragraph a line", () => docx(lines), "a.docx"],
    ["Word, forced breaks in one paragraph", () => wordFile(p(lines.join("\n"))), "a.docx"],
    ["Word, numbers by itself", () => autoNumbered(lines), "a.docx"],
    [
      "Word made out of a PDF, a paragraph a printed line",
      () => docx(lines.flatMap((line) => wrapped(line, 35))),
      "a.docx",
    ],
    ["a page of paragraphs", () => page(lines, (line) => `<p>${escaped(line)}</p>`), "a.html"],
    [
      "a page from Word: nested spans, Office paragraphs",
      () =>
        page(
          lines,
          (line) =>
            `<p class=MsoNormal><span style='font-family:仿宋'><span lang=EN-US>&nbsp;&nbsp;</span>${escaped(line)}<span><o:p></o:p></span></span></p>`,
        ),
      "a.html",
    ],
    [
      "a page of breaks",
      () => Buffer.from(`<html><body><p>${lines.map(escaped).join("<br>")}</p></body></html>`),
      "a.html",
    ],
    [
      "a page of double breaks in fonts",
      () =>
        Buffer.from(
          `<html><body><div><font size=3>${lines.map(escaped).join("<br /><br />")}</font></div></body></html>`,
        ),
      "a.html",
    ],
    [
      "a page of one-cell rows",
      () =>
        Buffer.from(
          `<html><body><table>${lines.map((line) => `<tr><td>${escaped(line)}</td></tr>`).join("")}</table></body></html>`,
        ),
      "a.html",
    ],
    [
      "a page laid out by a table",
      () =>
        Buffer.from(
          `<html><body><table><tr><td></td><td>${lines.map((line) => `<p>${escaped(line)}</p>`).join("")}</td></tr></table></body></html>`,
        ),
      "a.html",
    ],
    ["a PDF with page numbers", () => printed(lines, { foot: (at) => `— ${at} —` }), "a.pdf"],
  ])("%s", async (_format, make, name) => {
    expect(await from(make(), name)).toEqual(expected);
  });
});
