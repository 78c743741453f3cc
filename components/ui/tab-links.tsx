import { cn } from "./cn";
import { Link } from "./link";

export const TAB_STYLE =
  "inline-flex h-9 items-center gap-1.5 border-b-2 border-transparent px-1 whitespace-nowrap text-muted hover:text-ink";
export const TAB_ON = "border-red font-medium text-ink";

/** A figure beside the name of a tab. */
export function TabCount({ count }: { count: number | undefined }) {
  return count === undefined ? null : <span className="nums text-sm font-normal text-muted">{count}</span>;
}

export type TabLink = { href: string; label: string; count?: number | undefined; active: boolean };

/** Views of one page that each have an address. */
export function TabLinks({ label, items }: { label: string; items: TabLink[] }) {
  return (
    <nav aria-label={label} className="flex gap-5 overflow-x-auto border-b border-line print:hidden">
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          aria-current={item.active ? "page" : undefined}
          className={cn(TAB_STYLE, item.active && TAB_ON)}
        >
          {item.label}
          <TabCount count={item.count} />
        </Link>
      ))}
    </nav>
  );
}
