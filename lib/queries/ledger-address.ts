import { pageNumber } from "@/lib/domain/address";
import { LEDGER_COLUMNS, type LedgerColumn, ledgerColumns } from "@/lib/domain/ledger-columns";
import {
  filterParams,
  type MeasureFilter,
  parseMeasureFilter,
  type SearchParams,
  type UnreadCondition,
  unreadConditions,
} from "./measure-filter";

/** What stands in the address of the ledger beside its filter: order, page, rows per page, columns. */

export const LEDGER_SORTS = ["code", "due", "heard", "closed"] as const;
export type LedgerSort = { key: (typeof LEDGER_SORTS)[number]; dir: "asc" | "desc" };

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

function one(value: string | string[] | undefined): string | undefined {
  return [value].flat()[0];
}

/** Reads the address of the ledger; what is absent or unreadable is the usual. */
export function parseLedgerAddress(params: SearchParams): LedgerAddress {
  const key = LEDGER_SORTS.find((k) => k === one(params.sort)) ?? "code";
  const dir = one(params.dir) === "desc" ? "desc" : "asc";
  const size = PAGE_SIZES.find((n) => String(n) === one(params.size)) ?? 50;
  const named = (one(params.cols) ?? "").split(",").filter((k) => k in LEDGER_COLUMNS);
  return {
    filter: parseMeasureFilter(params),
    unread: unreadConditions(params),
    everywhere: one(params.inspection) === "all",
    sort: { key, dir },
    page: pageNumber(params.page),
    size,
    columns: named.length > 0 ? ledgerColumns(named) : null,
  };
}

/** The address in its shortest form, what was not understood included; `page` left out unless it is not the first. */
export function ledgerParams(address: LedgerAddress): Record<string, string> {
  const { filter, unread, everywhere, sort, page, size, columns } = address;
  return {
    ...(everywhere ? { inspection: "all" } : {}),
    ...filterParams(filter),
    ...Object.fromEntries(
      unread.map(({ field, text }) => [field, [filter[field] ?? [], text].flat().join(",")] as const),
    ),
    ...(sort.key === "code" && sort.dir === "asc" ? {} : { sort: sort.key, dir: sort.dir }),
    ...(size === 50 ? {} : { size: String(size) }),
    ...(columns ? { cols: columns.join(",") } : {}),
    ...(page === 1 ? {} : { page: String(page) }),
  };
}

/** A view as it is saved: the address understood anew, from the first page. Empty text for the ledger as it opens. */
export function savedQuery(query: string): string {
  const params: SearchParams = Object.fromEntries(new URLSearchParams(query));
  return new URLSearchParams(ledgerParams({ ...parseLedgerAddress(params), unread: [], page: 1 })).toString();
}
