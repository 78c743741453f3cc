import { PEOPLE } from "./columns/people";
import { PLACE } from "./columns/place";
import type { ColumnSpec } from "./columns/spec";
import { STANDING } from "./columns/standing";

export type { LedgerRow } from "./columns/row";
export type { SheetField, SheetPart } from "./columns/spec";

/**
 * The columns of the ledger, each in one row: page, chooser, order, print and sheet read this one list. What a cell looks
 * like on the page stands in components/ledger under the same key. Keys are kept in saved views and in people's own choice
 * of columns: none is ever given another meaning.
 */

/** The columns in the order of the page. */
export const LEDGER_COLUMNS = {
  code: PLACE.code,
  status: STANDING.status,
  order: PLACE.order,
  inspection: PLACE.inspection,
  section: PLACE.section,
  parent: PLACE.parent,
  manifestation: PLACE.manifestation,
  target: PLACE.target,
  text: PLACE.text,
  source: PLACE.source,
  leadUnit: PEOPLE.leadUnit,
  leader: PEOPLE.leader,
  cooperatingUnits: PEOPLE.cooperatingUnits,
  owner: PEOPLE.owner,
  timeClass: STANDING.timeClass,
  due: STANDING.due,
  progress: STANDING.progress,
  outcome: STANDING.outcome,
  closed: STANDING.closed,
  closedOn: STANDING.closedOn,
  opening: STANDING.opening,
  remark: PLACE.remark,
} as const satisfies Record<string, ColumnSpec>;

type Columns = typeof LEDGER_COLUMNS;
export type LedgerColumn = keyof Columns;
export const ALL_LEDGER_COLUMNS = Object.keys(LEDGER_COLUMNS) as LedgerColumn[];

export const isLedgerColumn = (key: string): key is LedgerColumn => key in LEDGER_COLUMNS;

/** A column with everything there is to know of it. */
export const columnSpec = (key: LedgerColumn): ColumnSpec => LEDGER_COLUMNS[key];

/**
 * The columns of the office's own ledger, in its order; several inspections in one sheet are told apart by a first one, and
 * what is said of 期初 alone is left out where there is none.
 */
export const SHEET_COLUMNS = [
  "order",
  "section",
  "parent",
  "manifestation",
  "target",
  "code",
  "text",
  "source",
  "leader",
  "leadUnit",
  "cooperatingUnits",
  "owner",
  "timeClass",
  "due",
  "progress",
  "outcome",
  "status",
  "closed",
  "closedOn",
  "opening",
  "remark",
] as const satisfies readonly LedgerColumn[];

/** The columns rows can be put in order by. */
export type SortColumn = { [K in LedgerColumn]: Columns[K] extends { sorts: true } ? K : never }[LedgerColumn];
export const LEDGER_SORTS = ALL_LEDGER_COLUMNS.filter((key): key is SortColumn => columnSpec(key).sorts === true);

const STANDARD = ALL_LEDGER_COLUMNS.filter((key) => LEDGER_COLUMNS[key].shown !== "asked");

/** The known ones among the keys, in order, with those that always stand; the usual ones for none. */
export function ledgerColumns(keys: readonly string[]): LedgerColumn[] {
  const known = ALL_LEDGER_COLUMNS.filter((key) => keys.includes(key));
  if (known.length === 0) return [...STANDARD];
  return ALL_LEDGER_COLUMNS.filter((key) => known.includes(key) || LEDGER_COLUMNS[key].shown === "always");
}
