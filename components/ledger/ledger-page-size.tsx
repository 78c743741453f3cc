import { withQuery } from "@/components/table/query";
import { Link } from "@/components/ui/link";
import type { AddressParams } from "@/lib/domain/text/address";
import { PAGE_SIZES, type PageSize } from "@/lib/features/ledger/filter";

/** Rows per page; sizes that would show no more than a smaller one are left out. */
export function LedgerPageSize({
  size,
  total,
  basePath,
  params,
}: {
  size: PageSize;
  total: number;
  basePath: string;
  params: AddressParams;
}) {
  const [smallest] = PAGE_SIZES;
  if (total <= smallest) return null;
  const offered = PAGE_SIZES.filter((n, i) => n === size || total > (PAGE_SIZES[i - 1] ?? 0));
  return (
    <nav aria-label="每页行数" className="flex items-center gap-1 text-sm print:hidden">
      <span className="text-muted">每页</span>
      {offered.map((n) => (
        <Link
          key={n}
          href={withQuery(basePath, params, { size: n === smallest ? undefined : String(n) })}
          aria-current={n === size ? "true" : undefined}
          className={`nums inline-flex h-7 min-w-7 items-center justify-center rounded-md px-1.5 ${n === size ? "bg-selected font-semibold" : "text-link hover:bg-hover"}`}
        >
          {n}
        </Link>
      ))}
      <span className="text-muted">条</span>
    </nav>
  );
}
