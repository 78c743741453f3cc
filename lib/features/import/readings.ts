import { z } from "zod";
import { reviewSchema } from "@/lib/features/import/read/review/review-schema";
import type { Kind } from "@/lib/reading/kind";

/** What is read from the bytes of a report, in the process that reads. */

const options = z.object({
  /** What the file is called: tells what it claims to be. */
  fileName: z.string(),
  /** Typed or pasted text (UTF-8) instead of a file. */
  pasted: z.boolean().default(false),
});

/** How a report is handed over to be read. */
export type ReportOptions = z.output<typeof options>;

const deskReport = z.object({
  /** The text as it came. */
  text: z.string(),
  /** The rows read from it, as text like any other. */
  review: reviewSchema,
});
/** A report read for the import desk. */
export type DeskReport = z.output<typeof deskReport>;

const INSTEAD = "请只保留正文，用Word另存为.docx后重新上传，或把正文粘贴进来。";

/** For the import desk: what is no report is refused. */
export const DESK_REPORT: Kind<ReportOptions, DeskReport> = {
  name: "report-for-desk",
  options: options as z.ZodType<ReportOptions>,
  result: deskReport,
  instead: INSTEAD,
};

/** For scripts: any text is read, and told as the contract of the command line says. */
export const SCRIPT_REPORT: Kind<ReportOptions, Record<string, unknown>> = {
  name: "report-for-script",
  options: options as z.ZodType<ReportOptions>,
  result: z.record(z.string(), z.unknown()),
  instead: INSTEAD,
};

const fileTables = z.object({
  /** Its tables as the text a sheet would be copied as. */
  text: z.string(),
});
/** The tables of a file. */
export type FileTables = z.output<typeof fileTables>;

/** For a 任务分工表 handed over as a file: whatever stands in it as a table. */
export const FILE_TABLES: Kind<{ fileName: string }, FileTables> = {
  name: "tables-of-file",
  options: z.object({ fileName: z.string() }),
  result: fileTables,
  instead: "请只保留任务分工表，或把表格粘贴进来。",
};
