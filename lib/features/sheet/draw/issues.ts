import { STATUS_LABELS } from "@/lib/domain/labels";
import type { SheetCell } from "@/lib/domain/sheet/cell";
import { MEASURE_STATUSES } from "@/lib/domain/types";
import type { LedgerRow } from "@/lib/features/ledger/columns";
import type { AboutSheet } from "./about";
import { headOf, ofFirst, plannedColumns } from "./ledger";
import type { PlannedColumn, SheetPlan } from "./plan";
import { issueRuns } from "./runs";

/** 问题清单: a row for each issue or item, with what its measures in the list come to. */

/** What an issue is, as its rows in the ledger say it. */
const SAID = ["section", "parent", "manifestation", "target"] as const;

type Run = readonly LedgerRow[];

const distinct = (run: Run, of: (row: LedgerRow) => string | null) =>
  [...new Set(run.flatMap((row) => of(row) ?? []))].join("、");

/** The last of the days its measures are to be done by. */
function lastDay(run: Run): SheetCell {
  const days = run.flatMap(({ due }) => due.day ?? []).sort();
  const last = days.at(-1);
  return last ? { day: last } : distinct(run, ({ due }) => due.asWritten || null);
}

/** 未启动1、已销号2 */
function standing(run: Run): string {
  return MEASURE_STATUSES.flatMap((status) => {
    const count = run.filter((row) => row.status === status).length;
    return count > 0 ? `${STATUS_LABELS[status]}${count}` : [];
  }).join("、");
}

const columns = (several: boolean): PlannedColumn<Run>[] => [
  ...plannedColumns(SAID, { merged: true, several }).map((column, i) => ({
    ...ofFirst(column),
    // An issue is one row here: only its section goes over several.
    ...(i <= (several ? 1 : 0) ? {} : { mergedBy: undefined }),
  })),
  { heading: "责任领导", width: 12, centred: true, cell: (run) => distinct(run, ({ leader }) => leader) },
  { heading: "牵头部门", width: 14, centred: true, cell: (run) => distinct(run, ({ leadUnit }) => leadUnit) },
  { heading: "整改时限", width: 12, centred: true, cell: lastDay },
  { heading: "措施数", width: 8, centred: true, cell: (run) => run.length },
  { heading: "完成情况", width: 22, centred: true, cell: standing },
  {
    heading: "其中逾期",
    width: 8,
    centred: true,
    cell: (run) => run.filter(({ due }) => due.dueState === "overdue").length,
    shade: (run) => (run.some(({ due }) => due.dueState === "overdue") ? "late" : null),
  },
  { heading: "备注", width: 20, cell: () => "" },
];

export function issuesPlan(about: AboutSheet, rows: AsyncIterable<readonly LedgerRow[]>): SheetPlan<Run> {
  return { ...headOf(about), columns: columns(about.inspection === null), rows: issueRuns(rows) };
}
