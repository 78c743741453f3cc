import { Bell, ShieldAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { PRODUCT_NAME, SECRECY_BANNER } from "@/lib/domain/labels";
import { Mark } from "./mark";
import { MobileNav } from "./mobile-nav";
import { Nav, type NavGroup } from "./nav";
import { UserMenu } from "./user-menu";

export type { NavGroup, NavItem } from "./nav";

export type AppShellProps = {
  nav: NavGroup[];
  user: { name: string; postLabels: string[] };
  /** Entries of the user menu: UserMenuLink, UserMenuAction. */
  userMenu?: ReactNode;
  inspectionSwitcher?: ReactNode;
  inbox?: { href: string; count: number } | undefined;
  /** Something everybody must know just now, beneath the secrecy banner. */
  banner?: ReactNode;
  children: ReactNode;
};

/** The permanent reminder that nothing secret may be kept here. Printed as well. */
export function SecrecyBanner() {
  return (
    <section
      aria-label="保密提醒"
      className="flex h-5 items-center justify-center gap-1.5 border-b border-line bg-sunken px-3 text-xs text-muted print:h-auto print:justify-start print:border-0 print:bg-white print:px-0 print:text-black"
    >
      <ShieldAlert aria-hidden="true" className="size-3.5 text-red print:hidden" />
      {SECRECY_BANNER}
    </section>
  );
}

/** The frame of every page behind the sign-in: banner, head, navigation by task, content. */
export function AppShell({ nav, user, userMenu, inspectionSwitcher, inbox, banner, children }: AppShellProps) {
  return (
    <div className="flex min-h-screen flex-col">
      <a
        href="#content"
        className="fixed top-1 left-1 z-60 -translate-y-20 rounded-md bg-solid px-3 py-1.5 text-white focus:translate-y-0 print:hidden"
      >
        跳到正文
      </a>
      <SecrecyBanner />
      <header className="sticky top-0 z-30 flex h-10 items-center gap-2 border-b border-line bg-surface px-3 lg:px-4 print:hidden">
        <MobileNav groups={nav} />
        <Link href="/" className="flex shrink-0 items-center gap-2 rounded-md lg:w-33">
          <Mark className="size-5" />
          <span className="text-lg font-semibold whitespace-nowrap max-sm:sr-only">{PRODUCT_NAME}</span>
        </Link>
        <div className="min-w-0 flex-1">{inspectionSwitcher}</div>
        {inbox && (
          <Link
            href={inbox.href}
            aria-label={inbox.count > 0 ? `消息，${inbox.count} 条未读` : "消息，没有未读"}
            className="flex h-8 items-center gap-1 rounded-md px-2 text-muted hover:bg-hover hover:text-ink"
          >
            <Bell aria-hidden="true" className="size-4" />
            {inbox.count > 0 && <span className="nums text-sm font-semibold text-ink">{inbox.count}</span>}
          </Link>
        )}
        <UserMenu name={user.name} postLabels={user.postLabels}>
          {userMenu}
        </UserMenu>
      </header>
      <div className="flex flex-1">
        <aside className="hidden w-37 shrink-0 border-r border-line bg-surface lg:block print:hidden">
          <div className="sticky top-10 max-h-[calc(100vh-2.5rem)] overflow-y-auto">
            <Nav groups={nav} />
          </div>
        </aside>
        <div className="flex min-w-0 flex-1 flex-col">
          {banner}
          <main id="content" tabIndex={-1} className="min-w-0 flex-1 px-4 pt-3 pb-10 outline-none print:p-0">
            {children}
          </main>
        </div>
      </div>
    </div>
  );
}
