import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/account/sign-in-form";
import { PageStateProvider } from "@/components/form/page-state";
import { oneParam } from "@/components/table/query";
import { Link } from "@/components/ui/link";
import { getViewer } from "@/lib/access/session";
import { localPath } from "@/lib/access/sign-in/local-path";
import { type AddressParams, readAddress } from "@/lib/domain/text/address";

export const metadata: Metadata = { title: "登录" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<AddressParams> }) {
  const to = localPath(oneParam((await readAddress(searchParams)).from)) ?? "/";
  if (await getViewer()) redirect(to);
  return (
    <PageStateProvider account={null}>
      <h1 className="text-xl font-semibold">登录</h1>
      {to !== "/" && <p className="text-muted">请先登录，登录后回到您要打开的页面。</p>}
      <SignInForm to={to} />
      <p className="text-sm text-muted">
        账号由系统管理员开通。第一次使用或忘记密码，请向本单位系统管理员要一次性码，再
        <Link href="/one-time-code" className="text-link underline underline-offset-2">
          用一次性码设置密码
        </Link>
        。
      </p>
    </PageStateProvider>
  );
}
