import { z } from "zod";
import { NO_CHOICES, type RosterSheet } from "@/lib/domain/roster/sheet";
import type { PersonRow, ReadSheet, SheetResult, UnitRow } from "@/lib/features/sheet/read/row/contract";

/** What the reading of a sheet (lib/features/sheet) holds of people and units, as it is kept and judged. */

const text = z.string().nullable();
const placed = { key: z.string(), sheet: text, row: z.number() };
const line = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("unit"), ...placed, name: z.string(), short: text, type: text, parent: text }),
  z.object({
    kind: z.literal("person"),
    ...placed,
    name: z.string(),
    ...{ unit: text, department: text, position: text, login: text },
    posts: z.array(z.string()),
    from: z.object({ text: z.string(), day: text }).nullable(),
  }),
  z.object({ kind: z.literal("unread"), ...placed, why: z.string() }),
]);
export const rosterSheet = z.object({
  lines: z.array(line),
  doubts: z.array(z.object({ key: z.string(), column: text, message: z.string() })),
  notes: z.array(z.string()),
  columns: z.array(z.object({ sheet: text, fields: z.record(z.string(), z.string()) })),
}) satisfies z.ZodType<RosterSheet>;

const texts = z.record(z.string(), z.string());
export const choicesSchema = z.object({ units: texts, persons: texts, leftOut: z.array(z.string()) });
export const choicesOf = (stored: unknown) => choicesSchema.catch({ ...NO_CHOICES, leftOut: [] }).parse(stored);

/** What a confirmation made and changed, as it is kept for taking it back. */
const changed = z.object({ id: z.string(), version: z.number(), was: texts });
export const madeSchema = z.object({
  units: z.array(z.string()),
  persons: z.array(z.string()),
  accounts: z.array(z.string()),
  editedUnits: z.array(changed),
  editedPersons: z.array(changed),
});
export type Made = z.output<typeof madeSchema>;

const keyOf = (at: number, row: number) => `${at + 1}:${row}`;
type Line = RosterSheet["lines"][number];

function lineOf(key: string, sheet: string | null, row: ReadSheet["rows"][number]): Line[] {
  if (row.kind === "person") {
    const { phone: _, ...person } = row satisfies PersonRow;
    return [{ ...person, key, sheet }];
  }
  return row.kind === "unit" ? [{ ...(row satisfies UnitRow), key, sheet }] : [];
}

const rowsInWords = ([from, to]: [number, number]) => (from === to ? `第${from}行` : `第${from}至${to}行`);

/** What people were asked for beside what is kept of them. */
const NOT_KEPT = "“手机”一栏不录入：系统不保存手机号码。";

function notesOf(sheets: readonly ReadSheet[]): string[] {
  return sheets.flatMap(({ name, kind, rows, leftOut, columns }) => {
    const called = name === null ? "" : `“${name}”`;
    const said = leftOut.map(({ rows: which, why }) => `${called}${rowsInWords(which)}没有导入：${why}。`);
    if (kind === "measures" && rows.length > 0) said.push(`工作表${called}是台账，没有导入。`);
    if (Object.values(columns).includes("phone")) said.push(`${called}${NOT_KEPT}`);
    return said;
  });
}

/** The rows of people and units with what is to be said of them; a problem of a row that could not be read is a row of its own. */
export function rosterOf({ sheets, problems }: SheetResult): RosterSheet {
  const lines = sheets.flatMap(({ name, rows }, at) => rows.flatMap((row) => lineOf(keyOf(at, row.row), name, row)));
  const keys = new Set(lines.map(({ key }) => key));
  const unread: Line[] = [];
  const doubts: RosterSheet["doubts"][number][] = [];
  const notes = notesOf(sheets);
  for (const { sheet, row, column, severity, message } of problems) {
    const at = sheets.findIndex(({ name }) => name === sheet);
    if (row === null || at < 0) {
      notes.push(message);
      continue;
    }
    const key = keyOf(at, row);
    if (keys.has(key)) doubts.push({ key, column, message });
    else if (severity === "error" && !unread.some((each) => each.key === key))
      unread.push({ kind: "unread", key, sheet, row, why: message });
  }
  const columns = sheets.map(({ name, columns: fields }) => ({
    sheet: name,
    fields: Object.fromEntries(Object.entries(fields).map(([letter, field]) => [field, letter])),
  }));
  const order = (line: Line) => line.key.split(":").map(Number);
  const sorted = [...lines, ...unread].sort((a, b) => {
    const [[sheetA = 0, rowA = 0], [sheetB = 0, rowB = 0]] = [order(a), order(b)];
    return sheetA - sheetB || rowA - rowB;
  });
  return { lines: sorted, doubts, notes, columns };
}
