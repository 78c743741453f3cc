import "server-only";
import type { ScopedReader } from "@/lib/db/scoped";
import { ISSUE, ITEM, SECTION } from "@/lib/domain/feedback/kept";
import type { Change } from "@/lib/domain/history/change";
import type { Noun } from "@/lib/domain/history/field";
import { INSPECTION } from "@/lib/domain/inspection/kept";
import { MEASURE } from "@/lib/domain/measure/kept";
import { INSPECTION_IMPORTED } from "@/lib/features/import/events";

/** What was done to an inspection since its import entered it, read off its history. */

/** Facts of the import's event that say how many further events came with it, one a row. */
const ROWS_ENTERED = ["issues", "analogous", "reform", "measures", "underway", "opened"];

/** Rows looked at: enough to say that there are many. */
const MOST = 1_000;
/** Numbers named of each kind. */
const NAMED = 5;

type Touch = { subjectType: string; subjectLabel: string };

/** How rows of each kind are counted and whether they have a number to be named by, in the order of telling. */
const SAID: readonly (readonly [Noun, string, boolean])[] = [
  [MEASURE, "条措施", true],
  [ISSUE, "个反馈问题", true],
  [ITEM, "项举一反三或改革事项", true],
  [SECTION, "个方面", true],
  [INSPECTION, "项基本信息", false],
];

function touchesInWords(touched: readonly Touch[]): string {
  return SAID.flatMap(([{ type }, counted, numbered]) => {
    const rows = touched.filter(({ subjectType }) => subjectType === type);
    if (rows.length === 0) return [];
    if (!numbered) return ["这次巡视巡察的基本信息"];
    const codes = rows.slice(0, NAMED).map(({ subjectLabel }) => subjectLabel);
    return [`${rows.length}${counted}（${codes.join("、")}${rows.length > NAMED ? "等" : ""}）`];
  }).join("、");
}

/**
 * Why an import cannot be undone as a whole any more: what was touched since, and how many rows; null where nothing was. Ask
 * it of an inspection the viewer sees.
 */
export async function touchedSinceImport(read: ScopedReader, inspectionId: string): Promise<string | null> {
  const imported = await read.event.findFirst({
    where: { inspectionId, action: INSPECTION_IMPORTED.name },
    orderBy: [{ seq: "asc" }, { id: "asc" }],
    select: { seq: true, changes: true },
  });
  const facts = (imported?.changes ?? []) as Change[];
  const entered = ROWS_ENTERED.map((field) => facts.find((fact) => fact.field === field)?.new ?? 0);
  if (!imported || !entered.every((n) => typeof n === "number")) {
    return "这次导入是升级前录入的，没有留下可以核对的记录，不能整次撤销。请在台账中逐条作废，或者将这次巡视巡察归档。";
  }
  const last = imported.seq + entered.reduce((sum, n) => sum + n, 0);
  const touched = await read.event.groupBy({
    by: ["subjectType", "subjectId"],
    where: { inspectionId, seq: { gt: last } },
    _min: { subjectLabel: true },
    orderBy: [{ _min: { subjectLabel: "asc" } }, { subjectId: "asc" }],
    take: MOST,
  });
  if (touched.length === 0) return null;
  const rows = touched.map(({ subjectType, _min }) => ({ subjectType, subjectLabel: _min.subjectLabel ?? "" }));
  return `录入台账以后，已经改动过${touchesInWords(rows)}，共${rows.length}处，不能整次撤销。请在台账中逐条作废，或者将这次巡视巡察归档。`;
}
