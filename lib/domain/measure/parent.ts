import type { ParentKind } from "../types";

/**
 * What a measure is written for: its parent. Everything that differs between the kinds stands in these tables, and the
 * reads of their rows in lib/features/feedback/queries/parent; nobody else asks which kind it is. A further kind
 * (重点任务 of a work plan) is a word in PARENT_KINDS, a row here with its labels, a column of the measure, and a read
 * there: without them it does not compile.
 */

/** A table of parents. */
export type ParentRow = "issue" | "item";
export const PARENT_ROWS = {
  issue: { column: "issueId", address: "/issues", beside: false },
  item: { column: "extendedItemId", address: "/items", beside: true },
} as const satisfies Record<
  ParentRow,
  {
    /** The column of a measure that names its row. */
    column: string;
    /** Where its page is, without the id. */
    address: string;
    /** Found beside an issue: its measures are printed behind those of the issue, and of no issue last of all. */
    beside: boolean;
  }
>;

/** The kinds of parents: each has numbers and a word of its own. */
export const PARENTS = {
  ISSUE: { row: "issue", prefix: "" },
  ANALOGOUS: { row: "item", prefix: "J" },
  REFORM: { row: "item", prefix: "G" },
} as const satisfies Record<
  ParentKind,
  {
    row: ParentRow;
    /** Stands before its number: J05. */
    prefix: string;
  }
>;

/** Whether parents of this kind are found beside an issue, or are what the feedback itself names. */
export const isBeside = (kind: ParentKind): boolean => PARENT_ROWS[PARENTS[kind].row].beside;

/** One parent, by its table and id. */
export type ParentRef = { row: ParentRow; id: string };

/** The table and id of a parent of some kind. */
export const refOf = ({ kind, id }: { kind: ParentKind; id: string }): ParentRef => ({ row: PARENTS[kind].row, id });

type ParentColumn = (typeof PARENT_ROWS)[ParentRow]["column"];
/** The columns of a measure that name its parent: exactly one is filled, by a rule of the database. */
export type ParentColumns = Record<ParentColumn, string | null>;

/** Those columns, as a query asks for them. */
export const PARENT_COLUMNS = { issueId: true, extendedItemId: true } as const satisfies Record<ParentColumn, true>;

const ROWS = Object.keys(PARENT_ROWS) as ParentRow[];
export const PARENT_COLUMN_NAMES = Object.keys(PARENT_COLUMNS) as ParentColumn[];

/** The columns of a measure of this parent, as data and as a condition. */
export function columnsOf(parent: ParentRef): ParentColumns {
  const columns = ROWS.map((row) => [PARENT_ROWS[row].column, row === parent.row ? parent.id : null]);
  return Object.fromEntries(columns) as ParentColumns;
}

/** The parent its columns name. @throws where they name none, which the database does not take */
export function parentIn(columns: ParentColumns): ParentRef {
  for (const row of ROWS) {
    const id = columns[PARENT_ROWS[row].column];
    if (id !== null) return { row, id };
  }
  throw new Error("a measure without a parent");
}

/** The page of a parent. */
export function parentHref(parent: { kind: ParentKind; id: string }): string {
  const { row, id } = refOf(parent);
  return `${PARENT_ROWS[row].address}/${id}`;
}

/** A parent as forms and addresses write it: issue:ID. */
export type ParentValue = `${ParentRow}:${string}`;

export function parentValue({ row, id }: ParentRef): ParentValue {
  return `${row}:${id}`;
}

/** What `parentValue` wrote; null for anything else. The id is not looked at. */
export function readParent(value: string): ParentRef | null {
  const [row, id, ...rest] = value.split(":");
  const known = ROWS.find((name) => name === row);
  return known && id && rest.length === 0 ? { row: known, id } : null;
}

/** Where a measure stands: its own position, its parent's, and that of the issue the parent was found beside. */
export type MeasurePlace = { root: number | null; parent: number; measure: number };

/** Sorts behind every position there is: positions count from 1 and stay below it. */
const LAST = 99_999;

/**
 * A key whose text order is the order a report prints: an issue's own measures, those of the items found beside it, and
 * last those of items that come from no issue.
 */
export function sortKey(row: ParentRow, { root, parent, measure }: MeasurePlace): string {
  const place = PARENT_ROWS[row].beside ? [root ?? LAST, parent, measure] : [parent, 0, measure];
  return place.map((n) => String(n).padStart(5, "0")).join(".");
}
