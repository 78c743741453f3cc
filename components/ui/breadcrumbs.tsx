import { Link } from "./link";

export type Crumb = { label: string; href?: string | undefined };

/** Where this page hangs; the last one is the page itself. */
export function Breadcrumbs({ items }: { items: Crumb[] }) {
  return (
    <nav aria-label="所在位置" className="text-sm text-muted print:hidden">
      <ol className="flex flex-wrap items-center">
        {items.map((item, i) => (
          <li key={`${item.href ?? ""}${item.label}`} className="flex items-center">
            {i > 0 && (
              <span aria-hidden="true" className="px-1.5 text-faint">
                /
              </span>
            )}
            {item.href ? (
              <Link href={item.href} className="hover:text-ink hover:underline">
                {item.label}
              </Link>
            ) : (
              <span aria-current={i === items.length - 1 ? "page" : undefined}>{item.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
