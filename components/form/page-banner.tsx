"use client";

import { Notice } from "@/components/ui/notice";
import { usePageState } from "./page-state";
import { Rescue } from "./rescue";

/** Said above the page when it cannot act any more. What was typed stays beneath it, readable and to be copied. */
export function PageBanner() {
  const { wrong, outdated } = usePageState();
  if (!wrong && !outdated) return null;
  const title = wrong ? (wrong.signedIn ? "本浏览器已登录其他账号" : "本浏览器已退出登录") : "系统已更新";
  return (
    <div className="sticky top-12 z-20 px-4 pt-3 lg:px-6 print:hidden">
      <Notice tone="warn" title={title}>
        {wrong ? <Words {...wrong} /> : "这一页是更新前打开的，请刷新页面。写了没有提交的文字，刷新后还在。"}
        <Rescue />
      </Notice>
    </div>
  );
}

/** The sentence without what only fits after a press: nothing has been sent yet. */
function Words({ signedIn }: { signedIn?: { name: string } | null }) {
  return signedIn
    ? `现在登录的是“${signedIn.name}”，在这一页提交的内容不会生效，填写的内容还在。要以“${signedIn.name}”办理，请刷新页面；要用原来的账号，请在新窗口退出后重新登录。`
    : "在这一页提交的内容不会生效，填写的内容还在。请在新窗口重新登录，再回到本页提交。";
}
