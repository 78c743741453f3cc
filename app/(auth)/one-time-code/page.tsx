import type { Metadata } from "next";
import { CodeForm } from "@/components/account/code-form";
import { PageStateProvider } from "@/components/form/page-state";
import { LinkButton } from "@/components/ui/link-button";
import { pageAccount } from "@/lib/access/page-account";
import { getViewer } from "@/lib/access/session";
import { PASSWORD_RULE } from "@/lib/access/sign-in/password";

export const metadata: Metadata = { title: "用一次性码设置密码" };

export default async function OneTimeCodePage() {
  const viewer = await getViewer();
  return (
    <PageStateProvider account={viewer && pageAccount(viewer)}>
      <h1 className="text-xl font-semibold">用一次性码设置密码</h1>
      <p className="text-muted">
        第一次使用账号，或者忘记了密码：上半段由系统管理员交给您，下半段由释放的管理员交给您。设置后，这个账号现有的登录全部退出。
      </p>
      <CodeForm rule={PASSWORD_RULE} />
      <div className="flex justify-center">
        <LinkButton href="/sign-in" variant="quiet">
          返回登录
        </LinkButton>
      </div>
    </PageStateProvider>
  );
}
