import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { part } from "@/lib/domain/text/text";
import { unreadIn } from "@/lib/features/import/read/checks/outside";
import { Raw } from "@/lib/features/import/read/file/blocks";
import { readReportFile } from "@/lib/features/import/read/file/read-file";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";
import { account } from "./accounted";
import { invent } from "./genre/generate";

const FIXTURES = path.resolve(import.meta.dirname, "../../fixtures/reports");
/** The public reports are not part of the repository: they are added up where they are. */
const PUBLIC = path.resolve(import.meta.dirname, "../../../../shared/reports");
const files = [FIXTURES, ...(existsSync(PUBLIC) ? [PUBLIC] : [])].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(?:txt|html)$/.test(name))
    .map((name) => ({ name, file: path.join(folder, name) })),
);

describe("every line of a source is in a row, outside of them for a reason, or named by a doubt", () => {
  test.each(files)("$name", async ({ name, file }) => {
    const read = await readReportFile(readFileSync(file), name);
    if (!read.ok) throw new Error(read.why);
    expect(account(parseReport(read.document), read.document.text).lost).toEqual([]);
  });

  test("invented reports", () => {
    const lost: string[] = [];
    const sum = { inRows: 0, outside: 0, doubted: 0 };
    for (let seed = 1; seed <= 200; seed += 1) {
      const { text } = invent(seed);
      const one = account(parseReport(text), text);
      sum.inRows += one.inRows;
      sum.outside += one.outside;
      sum.doubted += one.doubted;
      lost.push(...one.lost.map((line) => `${seed}:${line}`));
    }
    console.log(`lines of 200 invented reports: ${JSON.stringify(sum)}`);
    expect(lost).toEqual([]);
  });

  test("what no rule placed is doubted with its lines", () => {
    const raw = new Raw("标题\n\n1.第一行\n无人认领的一段\n又一段\n\n— 3 —\n\n落款");
    const at = (line: number) => ({
      start: raw.lineStart(line),
      end: raw.lineStart(line) + raw.lineText(line).trimEnd().length,
      line,
      endLine: line,
    });
    const none = { sections: [], issues: [], extendedItems: [], problems: [] };
    const outside = [1, 3, 9].map((line) => ({ what: "between" as const, source: at(line) }));
    const unread = unreadIn(none, outside, raw);
    expect(unread.map(({ line, endLine }) => [line, endLine])).toEqual([[4, 5]]);
    expect(part(raw.text, unread[0]?.start ?? 0, unread[0]?.end)).toBe("无人认领的一段\n又一段");
  });

  test("a reading that loses a measure does not add up", () => {
    const text = readFileSync(path.join(FIXTURES, "labelled.txt"), "utf8");
    const draft = parseReport(text);
    expect(account(draft, text).lost).toEqual([]);
    draft.issues[0]?.measures.pop();
    expect(account(draft, text).lost).toHaveLength(1);
  });
});
