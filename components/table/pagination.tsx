import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import type { AddressParams } from "@/lib/domain/text/address";
import { withQuery } from "./query";

export type PaginationProps = {
  /** From 1. */
  page: number;
  pageCount: number;
  total: number;
  /** There are more rows than are counted: `total` of them can be paged through. */
  more?: boolean | undefined;
  basePath: string;
  params: AddressParams;
  param?: string | undefined;
  /** What one row is counted by: 条 measures, 次 inspections, 人. */
  unit?: string | undefined;
};

/** Pages to offer: first, last and two on either side of the present one; 0 stands for a gap. */
export function pagesToShow(page: number, pageCount: number): number[] {
  const near = [1, page - 2, page - 1, page, page + 1, page + 2, pageCount].filter((n) => n >= 1 && n <= pageCount);
  const sorted = [...new Set(near)].sort((a, b) => a - b);
  return sorted.flatMap((n, i) => {
    const before = sorted[i - 1];
    return before !== undefined && n - before > 1 ? [0, n] : [n];
  });
}

const CELL = "nums inline-flex h-7 min-w-7 items-center justify-center rounded-md px-1.5";

/** Links to the other pages of a list; every other choice in the address stays. */
export function Pagination({
  page,
  pageCount,
  total,
  more,
  basePath,
  params,
  param = "page",
  unit = "条",
}: PaginationProps) {
  const href = (to: number) => withQuery(basePath, params, { [param]: to === 1 ? undefined : String(to) });
  return (
    <nav aria-label="翻页" className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-sm">
      <span className="nums text-muted">
        {more ? `超过${total}${unit}` : `共 ${total} ${unit}`}
        {pageCount > 1 ? `，第 ${page}/${pageCount} 页` : ""}
      </span>
      {pageCount > 1 && (
        <ul className="flex items-center gap-0.5 print:hidden">
          {page > 1 && (
            <li>
              <Link rel="prev" href={href(page - 1)} className={cn(CELL, "text-link hover:bg-hover")}>
                上一页
              </Link>
            </li>
          )}
          {pagesToShow(page, pageCount).map((n, i, all) =>
            n === 0 ? (
              <li key={`gap-${all[i + 1]}`} aria-hidden="true" className="px-1 text-muted">
                …
              </li>
            ) : (
              <li key={n}>
                <Link
                  href={href(n)}
                  aria-current={n === page ? "page" : undefined}
                  aria-label={`第 ${n} 页`}
                  className={cn(CELL, n === page ? "bg-selected font-semibold" : "text-link hover:bg-hover")}
                >
                  {n}
                </Link>
              </li>
            ),
          )}
          {page < pageCount && (
            <li>
              <Link rel="next" href={href(page + 1)} className={cn(CELL, "text-link hover:bg-hover")}>
                下一页
              </Link>
            </li>
          )}
        </ul>
      )}
    </nav>
  );
}
