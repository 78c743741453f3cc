import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { CSSProperties, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import type { AddressParams } from "@/lib/domain/text/address";
import { withQuery } from "./query";
import { ScrollBox } from "./scroll-box";
import { RowCheckbox, SelectAllCheckbox } from "./selection";

export type Column<Row> = {
  key: string;
  head: string;
  /** Small second line of the head, such as a unit. */
  headNote?: string | undefined;
  cell: (row: Row) => ReactNode;
  /** Value of `sort` in the address; without it the column cannot be sorted. */
  sortKey?: string | undefined;
  align?: "left" | "right" | "center" | undefined;
  /** Pixels. Needed for a frozen column. */
  width?: number | undefined;
  /** Share of a sheet with proportional columns; that of its width when absent. */
  paperWidth?: number | undefined;
  /** Stays in sight when the table is scrolled sideways; only leading columns. */
  sticky?: boolean | undefined;
  nowrap?: boolean | undefined;
  /** Left out on paper, where the sheet is narrow. */
  screenOnly?: boolean | undefined;
};

export type Sort = { key: string; dir: "asc" | "desc" };

export type DataTableProps<Row> = {
  /** What the table lists; read aloud and printed, not shown on screen. */
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  getRowId: (row: Row) => string;
  sort?: Sort | undefined;
  basePath?: string | undefined;
  params?: AddressParams | undefined;
  /** Keys of the columns to show, in the order of `columns`; all of them when absent. */
  visible?: string[] | undefined;
  /** A box before every row; needs a TableSelection around. */
  selectable?: boolean | undefined;
  empty?: ReactNode;
  /** A quiet mark along a row's left edge. */
  rowTone?: ((row: Row) => "late" | "near" | undefined) | undefined;
  /** Scrolls within its own box, below which the page's own foot stays in sight. */
  maxHeight?: boolean | undefined;
  /** On paper the columns share the sheet in proportion to their widths; else by what stands in them. */
  proportional?: boolean | undefined;
  footer?: ReactNode;
};

const ALIGN = { left: "text-left", right: "text-right", center: "text-center" } as const;
const BOX_WIDTH = 36;
const px = (pixels: number | undefined) => (pixels === undefined ? undefined : `${pixels}px`);

/** Left edge, in pixels, of every frozen column. */
export function frozenOffsets(
  columns: readonly { sticky?: boolean | undefined; width?: number | undefined }[],
  start: number,
) {
  const offsets: (number | undefined)[] = [];
  let left = start;
  let frozen = true;
  for (const column of columns) {
    frozen &&= Boolean(column.sticky && column.width);
    offsets.push(frozen ? left : undefined);
    if (frozen) left += column.width ?? 0;
  }
  return offsets;
}

function SortHead<Row>({
  column,
  sort,
  basePath,
  params,
}: {
  column: Column<Row>;
  sort: Sort | undefined;
  basePath: string;
  params: AddressParams;
}) {
  const on = sort !== undefined && sort.key === column.sortKey;
  const next = on && sort.dir === "asc" ? "desc" : "asc";
  const Icon = on ? (sort.dir === "asc" ? ArrowUp : ArrowDown) : ChevronsUpDown;
  return (
    <Link
      href={withQuery(basePath, params, { sort: column.sortKey, dir: next })}
      scroll={false}
      title={next === "asc" ? "按升序排列" : "按降序排列"}
      className="group inline-flex items-center gap-0.5 hover:text-ink"
    >
      {column.head}
      <Icon
        aria-hidden="true"
        className={cn("size-3.5 print:hidden", on ? "text-ink" : "text-line-strong group-hover:text-muted")}
      />
    </Link>
  );
}

/**
 * A list drawn on the server. Sorting, paging and columns are links and parameters of the address, so that a view can be sent
 * to somebody; the first columns can be frozen; heads stay in sight and are repeated on every printed page.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, rows, getRowId, sort, basePath = "", params = {}, selectable, empty, rowTone, maxHeight } = props;
  const { proportional } = props;
  const columns = props.columns.filter((column) => !props.visible || props.visible.includes(column.key));
  const offsets = frozenOffsets(columns, selectable ? BOX_WIDTH : 0);
  const lastFrozen = offsets.findLastIndex((offset) => offset !== undefined);
  if (rows.length === 0 && empty) return <>{empty}</>;

  // As custom properties, so that a printed sheet can have widths of its own.
  const onPaper = (column: Column<Row> | undefined) => column?.paperWidth ?? column?.width ?? 0;
  const sheet = columns.reduce((sum, column) => sum + onPaper(column), 0);
  const measures = (i: number) => {
    const share = proportional ? `${((100 * onPaper(columns[i])) / sheet).toFixed(2)}%` : undefined;
    return { "--left": px(offsets[i]), "--width": px(columns[i]?.width), "--share": share } as CSSProperties;
  };
  const frozen = (i: number) =>
    offsets[i] !== undefined &&
    cn("md:sticky md:left-(--left) md:z-10 print:static", i === lastFrozen && "md:border-r md:border-r-line-strong");

  return (
    <ScrollBox
      label={caption}
      className={maxHeight ? "max-h-[calc(100vh-11rem)] min-h-60 overflow-y-auto print:max-h-none" : undefined}
    >
      <table className={cn("w-full text-left", proportional && "print:table-fixed")}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {selectable && (
              <th
                scope="col"
                className="sticky top-0 left-0 z-30 w-9 border-b border-line-strong bg-ground px-2.5 print:hidden"
              >
                <SelectAllCheckbox ids={rows.map(getRowId)} />
              </th>
            )}
            {columns.map((column, i) => (
              <th
                key={column.key}
                scope="col"
                aria-sort={
                  column.sortKey && sort?.key === column.sortKey
                    ? sort.dir === "asc"
                      ? "ascending"
                      : "descending"
                    : undefined
                }
                style={measures(i)}
                className={cn(
                  "sticky top-0 z-20 h-9 border-b border-line-strong bg-ground px-3 py-1 text-sm font-medium whitespace-nowrap text-muted print:static print:whitespace-normal",
                  column.width &&
                    cn(
                      "w-(--width) min-w-(--width) print:min-w-0",
                      proportional ? "print:w-(--share)" : "print:w-auto",
                    ),
                  ALIGN[column.align ?? "left"],
                  column.screenOnly && "print:hidden",
                  frozen(i) && cn(frozen(i), "md:z-30"),
                )}
              >
                {column.sortKey ? (
                  <SortHead column={column} sort={sort} basePath={basePath} params={params} />
                ) : (
                  column.head
                )}
                {column.headNote && <span className="ml-1 font-normal">{column.headNote}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const id = getRowId(row);
            const tone = rowTone?.(row);
            return (
              <tr key={id} className="list-row">
                {selectable && (
                  <td className="sticky left-0 z-10 px-2.5 print:hidden">
                    <RowCheckbox id={id} />
                  </td>
                )}
                {columns.map((column, i) => (
                  <td
                    key={column.key}
                    style={offsets[i] === undefined ? undefined : measures(i)}
                    className={
                      cn(
                        column.align && ALIGN[column.align],
                        column.nowrap && "whitespace-nowrap",
                        column.screenOnly && "print:hidden",
                        frozen(i),
                        i === 0 && tone === "late" && "shadow-[inset_3px_0_0_var(--color-red)]",
                        i === 0 && tone === "near" && "shadow-[inset_3px_0_0_var(--color-amber)]",
                      ) || undefined
                    }
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
        {props.footer && <tfoot>{props.footer}</tfoot>}
      </table>
    </ScrollBox>
  );
}
