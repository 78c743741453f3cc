import { cleanRows, cleanText } from "@/lib/domain/text/text";
import { assessReport } from "@/lib/features/import/read/checks/assess";
import { toContract } from "@/lib/features/import/read/checks/contract";
import { type ReadResult, readPasted, readReportFile } from "@/lib/features/import/read/file/read-file";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";
import { toPlanContract } from "@/lib/features/import/read/plan/contract";
import { isPlan, parsePlan } from "@/lib/features/import/read/plan/parse-plan";
import type { DeskReport, ReportOptions } from "@/lib/features/import/readings";
import type { Read } from "@/lib/reading/kind";
import { reviewOf } from "./review";

/** From the bytes of a report to what is wanted of it. Run in the process that reads. */

async function textOf(bytes: Uint8Array, { fileName, pasted }: ReportOptions): Promise<ReadResult> {
  return pasted ? readPasted(new TextDecoder().decode(bytes)) : readReportFile(bytes, fileName);
}

/** See DESK_REPORT. */
export async function readForDesk(bytes: Uint8Array, options: ReportOptions): Promise<Read<DeskReport>> {
  const read = await textOf(bytes, options);
  if (!read.ok) return read;
  const parsed = parseReport(read.document);
  const { text } = read.document;
  const assessed = assessReport(parsed, cleanText(text));
  if (!assessed.ok) return assessed;
  // The text is kept as it came; what becomes a row of the ledger is text like any other.
  return { ok: true, result: { text, review: cleanRows(reviewOf(parsed)) } };
}

/** See SCRIPT_REPORT. */
export async function readForScript(bytes: Uint8Array, options: ReportOptions): Promise<Read<Record<string, unknown>>> {
  const read = await textOf(bytes, options);
  if (!read.ok) return read;
  const { document } = read;
  return {
    ok: true,
    result: isPlan(document) ? toPlanContract(parsePlan(document)) : toContract(parseReport(document)),
  };
}
