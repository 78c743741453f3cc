import { z } from "zod";
import { STATUS_READS } from "@/lib/features/sheet/read/cell/status";

/** What is read from a sheet: the same for the command line, the preview and what is confirmed. */

const text = z.string().nullable();
const dated = z.object({ text: z.string(), day: z.iso.date().nullable() }).nullable();

const measure = z.object({
  kind: z.literal("measure"),
  row: z.number(),
  /** Counts the measures of one cell from 1. */
  part: z.number(),
  ...{ section: text, issueNumber: text, issue: text, measure: z.string() },
  leaders: z.array(z.string()),
  leadUnit: text,
  cooperating: z.array(z.string()),
  owners: z.array(z.string()),
  deadline: dated,
  timeClass: z.enum(["IMMEDIATE", "TIME_BOUND", "LONG_TERM"]).nullable(),
  status: z.object({ text: z.string(), reads: z.enum(STATUS_READS).nullable() }).nullable(),
  progress: text,
  closedOn: z.iso.date().nullable(),
});
const person = z.object({
  kind: z.literal("person"),
  row: z.number(),
  name: z.string(),
  ...{ unit: text, department: text, position: text },
  posts: z.array(z.string()),
  ...{ login: text, phone: text },
  from: dated,
});
const unit = z.object({
  kind: z.literal("unit"),
  row: z.number(),
  name: z.string(),
  ...{ short: text, type: text, parent: text },
});
const problem = z.object({
  sheet: text,
  row: z.number().nullable(),
  column: text,
  severity: z.enum(["error", "doubt", "hint"]),
  message: z.string(),
});
const sheet = z.object({
  name: text,
  kind: z.enum(["measures", "people", "units", "other"]),
  header: z.object({ from: z.number(), to: z.number() }).nullable(),
  columns: z.record(z.string(), z.string()),
  rows: z.array(z.discriminatedUnion("kind", [measure, person, unit])),
  leftOut: z.array(z.object({ rows: z.tuple([z.number(), z.number()]), why: z.string() })),
});
export const sheetResult = z.object({ sheets: z.array(sheet), problems: z.array(problem) });

export type SheetResult = z.output<typeof sheetResult>;
export type ReadSheet = z.output<typeof sheet>;
export type MeasureRow = z.output<typeof measure>;
export type PersonRow = z.output<typeof person>;
export type UnitRow = z.output<typeof unit>;
export type SheetProblem = z.output<typeof problem>;
export type LeftOut = ReadSheet["leftOut"][number];
