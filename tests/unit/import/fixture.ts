import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { toContract } from "@/lib/features/import/read/checks/contract";
import { readReportFile } from "@/lib/features/import/read/file/read-file";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";
import type { ParsedReport } from "@/lib/features/import/read/outline/types";

const FOLDER = path.resolve(import.meta.dirname, "../../fixtures/reports");

/** Names of the reports of our own writing that have an expected reading. */
export function fixtureNames(): string[] {
  return readdirSync(path.join(FOLDER, "expected")).map((name) => name.replace(/\.json$/, ""));
}

export function fixtureBytes(name: string): Uint8Array {
  return readFileSync(path.join(FOLDER, name));
}

export async function readFixture(name: string): Promise<{ text: string; draft: ParsedReport }> {
  const read = await readReportFile(fixtureBytes(name), name);
  if (!read.ok) throw new Error(read.why);
  return { text: read.document.text, draft: parseReport(read.document) };
}

export function expectedReading(name: string): unknown {
  return JSON.parse(readFileSync(path.join(FOLDER, "expected", `${name}.json`), "utf8"));
}

/** A reading short enough to be checked by eye: header, titles, counts, lines of problems. */
export function summary(draft: ParsedReport) {
  const { issues, extendedItems, claimed, problems, ...head } = toContract(draft);
  const measures = (all: { enumerated: boolean }[]) => ({
    measures: all.length,
    enumerated: all.filter((one) => one.enumerated).length,
  });
  return {
    ...head,
    issues: issues.map(({ section, group, number, title, opinions, measures: all }) => ({
      section,
      group,
      number,
      title,
      opinions,
      ...measures(all),
    })),
    extendedItems: extendedItems.map(({ kind, number, title, suggestedParent, measures: all }) => ({
      kind,
      number,
      title,
      suggestedParent,
      ...measures(all),
    })),
    claimed: claimed.map(({ what, value, unit }) => `${what} ${value}${unit}`),
    problems: problems.map(({ line, lines, message }) => `${lines?.join(" ") ?? line} ${message}`),
  };
}
