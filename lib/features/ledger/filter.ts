import { type AddressParams, pageNumber } from "@/lib/domain/text/address";
import {
  ALL_LEDGER_COLUMNS,
  LEDGER_SORTS,
  type LedgerColumn,
  ledgerColumns,
  type SortColumn,
} from "@/lib/features/ledger/columns";
import {
  type ConditionName,
  EVERYWHERE,
  filterParams,
  type MeasureFilter,
  parseMeasureFilter,
  type UnreadCondition,
  unreadConditions,
} from "@/lib/features/measure/filter";

/** What stands in the address of the ledger beside its filter: order, page, rows per page, columns. */

export type LedgerSort = { key: SortColumn; dir: "asc" | "desc" };

export const PAGE_SIZES = [50, 100, 200, 500] as const;
export type PageSize = (typeof PAGE_SIZES)[number];

export type LedgerAddress = {
  filter: Partial<MeasureFilter>;
  /** Conditions nobody understands: they stay in the address until they are taken away. */
  unread: UnreadCondition[];
  /** All inspections together, asked for on purpose. */
  everywhere: boolean;
  sort: LedgerSort;
  /** From 1. */
  page: number;
  size: PageSize;
  /** Columns the address names; null for the person's own choice. */
  columns: LedgerColumn[] | null;
};

function first(value: string | string[] | undefined): string | undefined {
  return [value].flat()[0];
}

/** Reads the address of the ledger; what is absent or unreadable is the usual. */
export function parseLedgerAddress(params: AddressParams): LedgerAddress {
  const key = LEDGER_SORTS.find((k) => k === first(params.sort)) ?? "code";
  const dir = first(params.dir) === "desc" ? "desc" : "asc";
  const size = PAGE_SIZES.find((n) => String(n) === first(params.size)) ?? 50;
  const named = (first(params.cols) ?? "").split(",").filter((k) => ALL_LEDGER_COLUMNS.some((key) => key === k));
  return {
    filter: parseMeasureFilter(params),
    unread: unreadConditions(params),
    everywhere: first(params.inspection) === EVERYWHERE,
    sort: { key, dir },
    page: pageNumber(params.page),
    size,
    columns: named.length > 0 ? ledgerColumns(named) : null,
  };
}

/**
 * Conditions as the first release wrote them into addresses, which people keep among their favourites: a condition that is
 * not known is none, and the list would show more than it says. Saved views were renamed where they are kept.
 */
const FORMER_NAMES = {
  lead: "leadUnit",
  coop: "cooperatingUnit",
  class: "timeClass",
  lateFrom: "overdueDaysFrom",
  lateTo: "overdueDaysTo",
  within: "dueWithin",
  silent: "silentDays",
  unreported: "unreportedDays",
  stuck: "stuckDays",
  planned: "expectedClosed",
  plannedTo: "expectedClosedBy",
  came: "comeDue",
  timely: "closedInTime",
  stands: "vacant",
} as const satisfies Record<string, ConditionName>;

/** The address in the names of today; null when it is. */
export function presentNames(params: AddressParams): AddressParams | null {
  const former = (Object.keys(FORMER_NAMES) as (keyof typeof FORMER_NAMES)[]).filter((name) => name in params);
  if (former.length === 0) return null;
  const present = { ...params } as Record<string, string | string[] | undefined>;
  for (const name of former) {
    const now = FORMER_NAMES[name];
    present[now] = [present[now] ?? [], present[name] ?? []].flat();
    delete present[name];
  }
  return present;
}

/** What is understood of the address, in its shortest form; `page` left out unless it is not the first. */
function understood({ filter, everywhere, sort, page, size, columns }: LedgerAddress): Record<string, string> {
  return {
    ...(everywhere ? { inspection: EVERYWHERE } : {}),
    ...filterParams(filter),
    ...(sort.key === "code" && sort.dir === "asc" ? {} : { sort: sort.key, dir: sort.dir }),
    ...(size === 50 ? {} : { size: String(size) }),
    ...(columns ? { cols: columns.join(",") } : {}),
    ...(page === 1 ? {} : { page: String(page) }),
  };
}

/** The address in its shortest form, what was not understood included. */
export function ledgerParams(address: LedgerAddress): Record<string, string | string[]> {
  const params: Record<string, string | string[]> = understood(address);
  for (const { field, text } of address.unread) {
    const known = [params[field] ?? []].flat();
    // A list stays one value, of any other the first counts.
    params[field] =
      known.length === 0 ? text : Array.isArray(address.filter[field]) ? [...known, text].join(",") : [...known, text];
  }
  return params;
}

/** A view as it is saved: the address understood anew, from the first page. Empty text for the ledger as it opens. */
export function savedQuery(query: string): string {
  const given = new URLSearchParams(query);
  const params: AddressParams = Object.fromEntries([...given.keys()].map((name) => [name, given.getAll(name)]));
  return new URLSearchParams(understood({ ...parseLedgerAddress(params), page: 1 })).toString();
}
