"use client";

import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { NAV_ICONS, type NavIconName } from "./nav-icons";

export type NavItem = { href: string; label: string; icon: NavIconName; badge?: number | undefined };
export type NavGroup = { label?: string | undefined; items: NavItem[] };

/** The entry a path belongs to: the longest one it lies under, so that /ledger/wall does not light /ledger as well. */
export function activeHref(pathname: string, hrefs: readonly string[]): string | undefined {
  const paths = hrefs.map((href) => ({ href, path: href.split("?")[0] ?? href }));
  return paths
    .filter(({ path }) => pathname === path || pathname.startsWith(path === "/" ? "//" : `${path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0]?.href;
}

/** Navigation by task. */
export function Nav({ groups, onFollow }: { groups: NavGroup[]; onFollow?: (() => void) | undefined }) {
  const active = activeHref(
    usePathname(),
    groups.flatMap((group) => group.items.map((item) => item.href)),
  );
  return (
    <nav aria-label="主导航" className="flex flex-col gap-3 px-1.5 py-2">
      {groups.map((group) => (
        <div key={group.label ?? group.items[0]?.href}>
          {group.label && <p className="px-2 pb-1 text-xs text-faint">{group.label}</p>}
          <ul>
            {group.items.map((item) => {
              const Icon = NAV_ICONS[item.icon];
              const on = item.href === active;
              return (
                <li key={item.href}>
                  <Link
                    href={item.href}
                    {...(onFollow ? { onClick: onFollow } : {})}
                    aria-current={on ? "page" : undefined}
                    className={cn(
                      "relative flex h-8 items-center gap-2 rounded-md px-2 hover:bg-hover",
                      on
                        ? "bg-selected font-medium before:absolute before:inset-y-1.5 before:left-0 before:w-[3px] before:rounded-sm before:bg-solid"
                        : "text-muted hover:text-ink",
                    )}
                  >
                    <Icon aria-hidden="true" className="size-4 shrink-0" />
                    <span className="min-w-0 flex-1 truncate">{item.label}</span>
                    {item.badge !== undefined && item.badge > 0 && (
                      <span className="nums rounded-sm bg-sunken px-1 text-xs text-ink">
                        {item.badge > 999 ? "999+" : item.badge}
                        <span className="sr-only"> 条待办</span>
                      </span>
                    )}
                  </Link>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
