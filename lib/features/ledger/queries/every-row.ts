import "server-only";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import type { AddressParams } from "@/lib/domain/text/address";
import {
  type InspectionChoice,
  inspectionsFor,
  pickInspection,
} from "@/lib/features/inspection/queries/pick-inspection";
import { type LedgerColumn, type LedgerRow, ledgerColumns } from "@/lib/features/ledger/columns";
import { type LedgerSort, parseLedgerAddress } from "@/lib/features/ledger/filter";
import { type MeasureFilter, saidConditions } from "@/lib/features/measure/filter";
import { measureWhere } from "@/lib/features/measure/queries/measure-where";
import { questionOf } from "@/lib/features/measure/queries/question";
import { ledgerIds, ledgerRows } from "./ledger";
import { filterNames, ownLedger } from "./names";

/** Rows printed or copied at once. */
export const EVERY_ROW_MAX = 2_000;
/** Rows read by one statement: what hangs on them is joined for so many at a time. */
const AT_ONCE = 200;

export type EveryId = {
  inspection: InspectionChoice | null;
  sort: LedgerSort;
  /** The conditions of the list, as values and in words. */
  filter: Partial<MeasureFilter>;
  conditions: string[];
  /** The rows, in order. */
  ids: string[];
};

/** What is asked of the list beside its address: how many rows at most, and what a list made of it cuts and orders it by. */
export type Asked = { most: number; also?: Partial<MeasureFilter> | undefined; sort?: LedgerSort | undefined };

/**
 * The rows of the list an address asks for, by their ids. "too-many" above the limit; null where the inspection named does
 * not exist for the viewer.
 */
export async function everyId(
  viewer: Viewer,
  params: AddressParams,
  { most, also, sort }: Asked,
): Promise<EveryId | "too-many" | null> {
  const address = parseLedgerAddress(params);
  const filter = { ...address.filter, ...also };
  const order = sort ?? address.sort;
  const inspections = await inspectionsFor(viewer);
  const inspection = filter.inspection ? await pickInspection(viewer, params, inspections) : null;
  if (filter.inspection && inspection?.id !== filter.inspection.toLowerCase()) return null;
  const question = await questionOf(viewer, filter);
  const ids = await ledgerIds(viewer, question, order, { skip: 0, take: most + 1 });
  if (ids.length > most) return "too-many";
  const names = await filterNames(viewer, filter);
  const conditions = saidConditions(filter, names, false).map(({ label }) => label);
  return { inspection, sort: order, filter, conditions, ids };
}

/** Whether there are 期初 among the rows of a list. */
export async function hasOpenings(viewer: Viewer, filter: Partial<MeasureFilter>): Promise<boolean> {
  const where = narrow(measureWhere(viewer, await questionOf(viewer, filter)), { opening: true });
  return (await reader().measure.findFirst({ where, select: { id: true } })) !== null;
}

/** The rows of these ids in turn, some at a time, with what these columns say. */
export async function* rowsInTurn(
  viewer: Viewer,
  ids: readonly string[],
  columns: readonly LedgerColumn[],
): AsyncGenerator<LedgerRow[]> {
  for (let skip = 0; skip < ids.length; skip += AT_ONCE) {
    yield await ledgerRows(viewer, ids.slice(skip, skip + AT_ONCE), skip, columns);
  }
}

export type EveryRow = Omit<EveryId, "ids"> & { columns: LedgerColumn[]; rows: LedgerRow[] };

/** Every row of the list an address asks for, with the columns of the page. */
export async function everyRow(viewer: Viewer, params: AddressParams): Promise<EveryRow | "too-many" | null> {
  const every = await everyId(viewer, params, { most: EVERY_ROW_MAX });
  if (every === null || every === "too-many") return every;
  const { ids, ...list } = every;
  const chosen = parseLedgerAddress(params).columns ?? ledgerColumns((await ownLedger(viewer)).columns ?? []);
  const columns = list.inspection || chosen.includes("inspection") ? chosen : ledgerColumns([...chosen, "inspection"]);
  const rows: LedgerRow[] = [];
  for await (const some of rowsInTurn(viewer, ids, columns)) rows.push(...some);
  return { ...list, columns, rows };
}
