import { X } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { type AddressParams, type Unread, without } from "@/lib/domain/text/address";
import { shorten } from "@/lib/domain/text/text";
import { oneParam, withQuery } from "./query";

export type ChipOption = { value: string; label: string; count?: number | undefined };

/** The few most used cuts of a list as links, with how many rows each opens. Pressing the present one takes it away. */
export function FilterChips({
  label,
  param,
  options,
  basePath,
  params,
}: {
  label: string;
  param: string;
  options: ChipOption[];
  basePath: string;
  params: AddressParams;
}) {
  const current = oneParam(params[param]) ?? "";
  return (
    <nav aria-label={label} className="flex flex-wrap gap-1.5 max-sm:flex-nowrap print:hidden">
      {options.map((option) => {
        const on = option.value === current;
        return (
          <Link
            key={option.value}
            href={withQuery(basePath, params, { [param]: on ? undefined : option.value })}
            scroll={false}
            aria-current={on ? "true" : undefined}
            className={cn(
              "inline-flex h-7 items-center gap-1.5 rounded-md border px-2 text-sm whitespace-nowrap",
              on
                ? "border-solid bg-solid text-white"
                : "border-line-strong bg-surface text-ink hover:border-field hover:bg-hover",
            )}
          >
            {option.label}
            {option.count !== undefined && (
              <span className={cn("nums", on ? "text-white" : "text-muted")}>{option.count}</span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}

export type ActiveFilter = {
  label: string;
  removeHref: string;
  /** Stands in the address, is understood by nobody and cuts nothing. */
  unread?: boolean | undefined;
};

/** The conditions of an address nobody understands, in words: shown beside those in force, and said to count for nothing. */
export function unreadFilters<F extends string>(
  unread: readonly Unread<F>[],
  called: Record<F, string>,
  basePath: string,
  params: AddressParams,
): ActiveFilter[] {
  return unread.map(({ field, text }) => ({
    label: `${called[field]} ${shorten(text, 30)}：无法识别，未生效`,
    // What of the field was understood stays.
    removeHref: withQuery(basePath, params, { [field]: without(params[field], text) }),
    unread: true,
  }));
}

/** Conditions in force, each with the way to take it away. Printed too: a list says what it is a list of. */
export function ActiveFilters({
  items,
  clearHref,
  className,
}: {
  items: ActiveFilter[];
  clearHref?: string | undefined;
  className?: string | undefined;
}) {
  if (items.length === 0) return null;
  return (
    <div className={cn("flex flex-wrap items-center gap-1.5 text-sm", className)}>
      <span className="text-muted">当前条件</span>
      {items.map((item) => (
        <span
          key={item.removeHref}
          className={cn(
            "inline-flex min-h-6 items-center gap-0.5 rounded-sm border pl-1.5 print:border-0",
            item.unread ? "border-amber-line bg-amber-tint text-amber" : "border-line-strong bg-surface",
          )}
        >
          {item.label}
          <Link
            href={item.removeHref}
            scroll={false}
            aria-label={`取消条件：${item.label}`}
            className="rounded-sm p-1 text-muted hover:bg-hover hover:text-ink print:hidden"
          >
            <X aria-hidden="true" className="size-3" />
          </Link>
        </span>
      ))}
      {clearHref && (
        <Link href={clearHref} scroll={false} className="px-1 text-link hover:underline print:hidden">
          全部清除
        </Link>
      )}
    </div>
  );
}
