import type { Metadata } from "next";
import { PageStateProvider } from "@/components/form/page-state";
import { LinkButton } from "@/components/ui/button";
import { pageAccount } from "@/lib/auth/page-account";
import { PASSWORD_RULE } from "@/lib/auth/password";
import { getViewer } from "@/lib/auth/session";
import { CodeForm } from "./code-form";

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
