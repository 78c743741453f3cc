import type { LedgerRow } from "@/lib/features/ledger/columns";
import type { AboutSheet } from "./about";
import { headOf, plannedColumns } from "./ledger";
import type { SheetPlan } from "./plan";
import { allOf, gathered } from "./runs";

/** 责任清单: who answers for what, unit by unit. */

const FIRST = ["leadUnit"] as const;
const REST = ["leader", "owner", "cooperatingUnits", "code", "text", "parent", "due", "status", "remark"] as const;

const unitOf = ({ leadUnit }: LedgerRow) => leadUnit ?? "";

async function* byUnit(rows: AsyncIterable<readonly LedgerRow[]>): AsyncGenerator<LedgerRow[]> {
  yield* gathered(await allOf(rows), unitOf);
}

export function dutiesPlan(about: AboutSheet, rows: AsyncIterable<readonly LedgerRow[]>): SheetPlan<LedgerRow> {
  const units = plannedColumns(FIRST, { merged: false, several: false });
  return {
    ...headOf(about),
    columns: [
      ...units.map((column) => ({ ...column, mergedBy: unitOf })),
      ...plannedColumns(REST, { merged: false, several: about.inspection === null }),
    ],
    rows: byUnit(rows),
  };
}
