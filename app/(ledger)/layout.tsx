import type { ReactNode } from "react";
import { AccountNotices } from "@/components/account/account-notices";
import { PageBanner } from "@/components/form/page-banner";
import { PageStateProvider } from "@/components/form/page-state";
import { AppShell } from "@/components/shell/app-shell";
import { UserMenuAction, UserMenuLink } from "@/components/shell/user-menu";
import { mayEver } from "@/lib/access/can";
import { pageAccount } from "@/lib/access/page-account";
import { requireViewer } from "@/lib/access/session";
import type { Viewer } from "@/lib/access/viewer";
import { inSnapshot } from "@/lib/db/snapshot";
import { signOutAction } from "@/lib/features/account/actions";
import { unreadNotices } from "@/lib/features/account/queries/notices";
import { waitingFor, waitingKnown } from "@/lib/features/my-work/queries/waiting";
import { DECIDE_POSTS } from "@/lib/features/roster/acts";
import { countPostRequests } from "@/lib/features/roster/queries/post-requests";
import { COUNTED_PAGE, navigationFor, opens } from "@/lib/registry/navigation";

/** What the frame tells. On most pages it is known already, and the database is not asked. */
async function told(viewer: Viewer) {
  const known = opens(COUNTED_PAGE)(viewer) ? await waitingKnown(viewer) : 0;
  const decides = mayEver(viewer, DECIDE_POSTS);
  if (viewer.unreadNotices === 0 && known !== undefined && !decides) return { unread: null, waiting: known, posts: 0 };
  return inSnapshot(async () => ({
    posts: decides ? await countPostRequests(viewer) : 0,
    unread: viewer.unreadNotices > 0 ? await unreadNotices(viewer) : null,
    waiting: known ?? (await waitingFor(viewer)),
  }));
}

/** The frame of every page behind the sign-in. It protects nothing: each page asks who is there by itself. */
export default async function LedgerLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer();
  const { unread, ...counts } = await told(viewer);
  return (
    <PageStateProvider account={pageAccount(viewer)}>
      <AppShell
        banner={
          <>
            <PageBanner />
            {unread && <AccountNotices unread={unread} />}
          </>
        }
        nav={navigationFor(viewer, counts)}
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
