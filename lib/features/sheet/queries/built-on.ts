import "server-only";
import type { ScopedReader } from "@/lib/db/scoped";
import { SHEET_ENTERED } from "@/lib/features/sheet/events";

/** Numbers named at most. */
const NAMED = 5;
/** Rows looked at: enough to say that there are many. */
const MOST = 1_000;

/**
 * Why an import of a sheet cannot be undone as a whole any more: what was done since to the rows it wrote; null where nothing
 * was. Ask it of a sheet the viewer sees.
 */
export async function builtOnSheet(
  read: ScopedReader,
  sheet: { id: string; inspectionId: string },
): Promise<string | null> {
  const entered = await read.event.findFirst({
    where: { inspectionId: sheet.inspectionId, action: SHEET_ENTERED.name, subjectId: sheet.id },
    select: { seq: true },
  });
  if (!entered) throw new Error(`no event tells of the import of sheet ${sheet.id}`);
  const rows = await read.sheetImportRow.findMany({
    where: { sheetImportId: sheet.id },
    select: { measureId: true, issueId: true },
  });
  const subjects = rows.flatMap(({ measureId, issueId }) => measureId ?? issueId ?? []);
  const since = await read.event.groupBy({
    by: ["subjectId"],
    where: {
      inspectionId: sheet.inspectionId,
      seq: { gt: entered.seq },
      OR: [
        { subjectId: { in: subjects } },
        { measureId: { in: subjects } },
        // A measure somebody gave to an issue that came with the sheet.
        { issueId: { in: rows.flatMap(({ issueId }) => issueId ?? []) } },
      ],
    },
    _min: { subjectLabel: true },
    orderBy: [{ _min: { subjectLabel: "asc" } }, { subjectId: "asc" }],
    take: MOST,
  });
  if (since.length === 0) return null;
  const codes = since.slice(0, NAMED).map(({ _min }) => _min.subjectLabel ?? "");
  const more = since.length > NAMED ? "等" : "";
  return `导入以后，${codes.join("、")}${more}共${since.length}处又有改动，不能整次撤销。请在台账中逐条修改或作废。`;
}
