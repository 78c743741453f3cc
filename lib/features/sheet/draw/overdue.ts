import type { LedgerRow } from "@/lib/features/ledger/columns";
import type { AboutSheet } from "./about";
import { headOf, plannedColumns } from "./ledger";
import type { SheetPlan } from "./plan";

/** 逾期未销号清单: what is late, the longest first, and whose it is. */

const WHOSE = ["order", "parent", "code", "text", "leader", "leadUnit", "owner", "due"] as const;
const WHY = ["progress", "status", "remark"] as const;

export function overduePlan(about: AboutSheet, rows: AsyncIterable<readonly LedgerRow[]>): SheetPlan<LedgerRow> {
  return {
    ...headOf(about),
    columns: [
      ...plannedColumns(WHOSE, { merged: false, several: about.inspection === null }),
      { heading: "逾期天数", width: 8, centred: true, cell: ({ due }) => due.daysLate, shade: () => "late" },
      ...plannedColumns(WHY, { merged: false, several: false }),
    ],
    rows,
  };
}
