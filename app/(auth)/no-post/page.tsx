import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionButton } from "@/components/form/action-button";
import { PageBanner } from "@/components/form/page-banner";
import { PageStateProvider } from "@/components/form/page-state";
import { pageAccount } from "@/lib/access/page-account";
import { requireSignedIn } from "@/lib/access/session";
import { signOutAction } from "@/lib/features/account/actions";

export const metadata: Metadata = { title: "没有在任岗位" };

export default async function NoPostPage() {
  const viewer = await requireSignedIn();
  if (viewer.posts.length > 0) redirect("/");
  return (
    <PageStateProvider account={pageAccount(viewer)}>
      <PageBanner />
      <h1 className="text-xl font-semibold">您目前没有在任的岗位</h1>
      <p>{viewer.name}，本系统按岗位开放内容。您的岗位尚未设置、还没有到任或者已经免去，所以暂时没有可以办理的事项。</p>
      <p className="text-muted">请联系本单位安全管理员核对岗位和起止日期。设置好后刷新本页即可，不需要重新登录。</p>
      <div>
        <ActionButton action={signOutAction} input={{}}>
          退出登录
        </ActionButton>
      </div>
    </PageStateProvider>
  );
}
