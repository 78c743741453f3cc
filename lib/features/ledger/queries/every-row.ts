import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import type { AddressParams } from "@/lib/domain/text/address";
import {
  type InspectionChoice,
  inspectionsFor,
  pickInspection,
} from "@/lib/features/inspection/queries/pick-inspection";
import { type LedgerColumn, type LedgerRow, ledgerColumns } from "@/lib/features/ledger/columns";
import { type LedgerSort, parseLedgerAddress } from "@/lib/features/ledger/filter";
import { saidConditions } from "@/lib/features/measure/filter";
import { questionOf } from "@/lib/features/measure/queries/question";
import { ledgerIds, ledgerRows } from "./ledger";
import { filterNames, ownLedger } from "./names";

/** Rows printed or copied at once. */
export const EVERY_ROW_MAX = 2_000;
/** Rows read by one statement: what hangs on them is joined for so many at a time. */
const AT_ONCE = 200;

export type EveryRow = {
  inspection: InspectionChoice | null;
  sort: LedgerSort;
  columns: LedgerColumn[];
  /** The conditions of the list, in words. */
  conditions: string[];
  rows: LedgerRow[];
};

/**
 * Every row of the list an address asks for, in its order, with the columns of the page. "too-many" above the limit; null
 * where the inspection named does not exist for the viewer.
 */
export async function everyRow(viewer: Viewer, params: AddressParams): Promise<EveryRow | "too-many" | null> {
  const { filter, sort, columns } = parseLedgerAddress(params);
  const inspections = await inspectionsFor(viewer);
  const inspection = filter.inspection ? await pickInspection(viewer, params, inspections) : null;
  if (filter.inspection && inspection?.id !== filter.inspection.toLowerCase()) return null;
  const question = await questionOf(viewer, filter);
  const ids = await ledgerIds(viewer, question, sort, { skip: 0, take: EVERY_ROW_MAX + 1 });
  if (ids.length > EVERY_ROW_MAX) return "too-many";
  const rows: LedgerRow[] = [];
  for (let skip = 0; skip < ids.length; skip += AT_ONCE) {
    rows.push(...(await ledgerRows(viewer, ids.slice(skip, skip + AT_ONCE), skip)));
  }
  const chosen = columns ?? ledgerColumns((await ownLedger(viewer)).columns ?? []);
  const names = await filterNames(viewer, filter);
  return {
    inspection,
    sort,
    columns: inspection || chosen.includes("inspection") ? chosen : ledgerColumns([...chosen, "inspection"]),
    conditions: saidConditions(filter, names, false).map(({ label }) => label),
    rows,
  };
}
