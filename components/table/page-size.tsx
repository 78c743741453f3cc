import { Link } from "@/components/ui/link";
import type { AddressParams } from "@/lib/domain/text/address";
import { withQuery } from "./query";

/** Rows per page, the smallest being the usual; sizes that would show no more than a smaller one are left out. */
export function PageSize({
  sizes,
  size,
  total,
  unit = "条",
  basePath,
  params,
}: {
  sizes: readonly number[];
  size: number;
  total: number;
  unit?: string;
  basePath: string;
  params: AddressParams;
}) {
  const [smallest = 0] = sizes;
  if (total <= smallest) return null;
  const offered = sizes.filter((n, i) => n === size || total > (sizes[i - 1] ?? 0));
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
      <span className="text-muted">{unit}</span>
    </nav>
  );
}
