import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ChangePasswordForm } from "@/components/account/change-password-form";
import { PageBanner } from "@/components/form/page-banner";
import { PageStateProvider } from "@/components/form/page-state";
import { UserMenuAction } from "@/components/shell/user-menu";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { pageAccount } from "@/lib/access/page-account";
import { requireSignedIn } from "@/lib/access/session";
import { PASSWORD_RULE } from "@/lib/access/sign-in/password";
import { signOutAction } from "@/lib/features/account/actions";

export const metadata: Metadata = { title: "修改密码" };

export default async function ChangePasswordPage() {
  const viewer = await requireSignedIn();
  if (viewer.posts.length === 0) redirect("/no-post");
  return (
    <PageStateProvider account={pageAccount(viewer)}>
      <PageBanner />
      <h1 className="text-xl font-semibold">修改密码</h1>
      {viewer.mustChangePassword && (
        <Notice tone="warn">当前密码是初始设置时生成的，请先改成只有您自己知道的密码，再办理业务。</Notice>
      )}
      <p className="text-muted">{viewer.name}，修改后您在其他浏览器上的登录会一并退出。</p>
      <ChangePasswordForm rule={PASSWORD_RULE} />
      <div className="flex justify-center">
        {viewer.mustChangePassword ? (
          <UserMenuAction action={signOutAction}>退出登录</UserMenuAction>
        ) : (
          <LinkButton href="/" variant="quiet">
            返回
          </LinkButton>
        )}
      </div>
    </PageStateProvider>
  );
}
