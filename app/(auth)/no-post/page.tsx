import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Button } from "@/components/ui/button";
import { signOutAction } from "@/lib/actions/account";
import { requireSignedIn } from "@/lib/auth/session";

export const metadata: Metadata = { title: "没有在任岗位" };

export default async function NoPostPage() {
  const viewer = await requireSignedIn();
  if (viewer.posts.length > 0) redirect("/");
  return (
    <>
      <h1 className="text-xl font-semibold">您目前没有在任的岗位</h1>
      <p>{viewer.name}，本系统按岗位开放内容。您的岗位尚未设置、还没有到任或者已经终止，所以暂时没有可以办理的事项。</p>
      <p className="text-muted">请联系本单位安全管理员核对岗位和起止日期。设置好后刷新本页即可，不需要重新登录。</p>
      <form action={signOutAction}>
        <Button type="submit">退出登录</Button>
      </form>
    </>
  );
}
