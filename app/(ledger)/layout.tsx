import type { ReactNode } from "react";
import { PageBanner } from "@/components/form/page-banner";
import { PageStateProvider } from "@/components/form/page-state";
import { AppShell } from "@/components/shell/app-shell";
import { UserMenuAction, UserMenuLink } from "@/components/shell/user-menu";
import { signOutAction } from "@/lib/actions/account";
import { navigationFor } from "@/lib/auth/navigation";
import { pageAccount } from "@/lib/auth/page-account";
import { requireViewer } from "@/lib/auth/session";
import { unreadNotices } from "@/lib/queries/notices";
import { inSnapshot } from "@/lib/queries/snapshot";
import { AccountNotices } from "./account-notices";

/** The frame of every page behind the sign-in. It protects nothing: each page asks who is there by itself. */
export default async function LedgerLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer();
  const unread = viewer.unreadNotices > 0 ? await inSnapshot(() => unreadNotices(viewer)) : null;
  return (
    <PageStateProvider account={pageAccount(viewer)}>
      <AppShell
        banner={
          <>
            <PageBanner />
            {unread && <AccountNotices unread={unread} />}
          </>
        }
        nav={navigationFor(viewer)}
        user={{ name: viewer.name, postLabels: viewer.posts.map((p) => p.label) }}
        userMenu={
          <>
            <UserMenuLink href="/change-password">修改密码</UserMenuLink>
            <UserMenuAction action={signOutAction}>退出登录</UserMenuAction>
          </>
        }
      >
        {children}
      </AppShell>
    </PageStateProvider>
  );
}
