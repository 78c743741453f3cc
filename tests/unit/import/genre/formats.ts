import { part } from "@/lib/domain/text/text";
import { readReportFile } from "@/lib/features/import/read/file/read-file";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";
import type { ParsedReport } from "@/lib/features/import/read/outline/types";
import { printed } from "../pdf-file";
import { p, wordFile } from "../word-file";
import { escaped } from "../zip";
import type { Invented } from "./generate";

/** The same invented report as a file of each kind, and in the ways files of that kind are made. */

type Lines = readonly string[];
const page = (inside: string) =>
  Buffer.from(`<!doctype html><html><head><meta charset="utf-8"></head><body>${inside}</body></html>`);

const FILES: Record<string, { name: string; bytes: (lines: Lines) => Uint8Array }> = {
  "Word, paragraphs": { name: "a.docx", bytes: (lines) => wordFile(lines.map((line) => p(line)).join("")) },
  "Word, forced breaks": { name: "a.docx", bytes: (lines) => wordFile(p(lines.join("\n"))) },
  "HTML, paragraphs": {
    name: "a.html",
    bytes: (lines) => page(lines.map((line) => `<p style="text-indent:2em">${escaped(line)}</p>`).join("\n")),
  },
  "HTML, spans in divs": {
    name: "a.html",
    bytes: (lines) =>
      page(
        lines
          .map((line) => `<div>&nbsp;&nbsp;<span>${escaped(part(line, 0, 4))}</span>${escaped(part(line, 4))}</div>`)
          .join(""),
      ),
  },
  "HTML, breaks": { name: "a.html", bytes: (lines) => page(`<div>${lines.map(escaped).join("<br>\n")}</div>`) },
  "PDF, indented": { name: "a.pdf", bytes: (lines) => printed(lines, { foot: (at) => `— ${at} —` }) },
  "PDF, narrow": { name: "a.pdf", bytes: (lines) => printed(lines, { characters: 24 }) },
  "PDF, two columns": { name: "a.pdf", bytes: (lines) => printed(lines, { columns: 2, foot: String }) },
};
export const FORMATS = Object.keys(FILES);

/** Every second report is a file of some kind, by its seed. */
export function formatOf(seed: number): string {
  return seed % 2 === 0 ? "text" : (FORMATS[((seed - 1) / 2) % FORMATS.length] as string);
}

export async function readAs(format: string, { text, paragraphs }: Invented): Promise<ParsedReport> {
  const file = FILES[format];
  if (!file) return parseReport(text);
  const found = await readReportFile(file.bytes(paragraphs), file.name);
  if (!found.ok) throw new Error(found.why);
  return parseReport(found.document);
}
