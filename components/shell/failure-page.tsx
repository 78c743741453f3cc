"use client";

import { Button } from "@/components/ui/button";
import { isMissingFile } from "@/components/ui/overlay/missing-file";
import { isTooBusy } from "@/lib/domain/too-busy";
import { isTooSlow, STATEMENT_SECONDS } from "@/lib/domain/too-slow";
import { PlainPage } from "./plain-page";

/** The reference number of a failure: the digest the server wrote into its log. */
export function referenceOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("digest" in error)) return null;
  return typeof error.digest === "string" && error.digest !== "" ? error.digest : null;
}

/** What happened and what to do, by the kind of failure its number begins with. */
function saidOf(reference: string | null): { title: string; words: string[] } {
  if (isTooSlow(reference)) {
    return {
      title: "查询超时，请缩小范围",
      words: [
        `要查的数据较多，${STATEMENT_SECONDS}秒内没有查完，已经停止。已保存的内容没有受到影响。`,
        "请返回上一页，选定一次巡视巡察，或加上单位、完成情况、时限等条件再查；经常这样的，请把下面的编号告诉系统管理员。",
      ],
    };
  }
  if (isTooBusy(reference)) {
    return {
      title: "现在使用的人较多，请稍候再试",
      words: [
        "系统正忙，这一页还没有轮到就先停下了。已保存的内容和草稿没有受到影响。",
        "请过一分钟再点“再试一次”；经常这样的，请把下面的编号告诉系统管理员。",
      ],
    };
  }
  return {
    title: "页面没有打开",
    words: [
      "系统出了差错，已经记录在案。已保存的内容没有受到影响。",
      "请再试一次；仍然打不开的，请把下面的编号和操作时间告诉系统管理员。",
    ],
  };
}

/** Something failed that the reader cannot mend: what happened, what to do, and the number to quote. */
export function FailurePage({ error, retry }: { error: unknown; retry: () => void }) {
  const reference = referenceOf(error);
  if (isMissingFile(error)) return <OutdatedPage />;
  const { title, words } = saidOf(reference);
  return (
    <PlainPage
      title={title}
      actions={
        <>
          <Button variant="primary" onClick={retry}>
            再试一次
          </Button>
          {/* A full load on purpose: the part of the application that failed may be the one that navigates. */}
          <a href="/" target="_self" className="inline-flex h-8 items-center px-2 text-link hover:underline">
            回到首页
          </a>
        </>
      }
    >
      {words.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {reference && (
        <p>
          差错编号 <code className="rounded-sm bg-sunken px-1.5 py-0.5 font-mono select-all">{reference}</code>
        </p>
      )}
    </PlainPage>
  );
}

/** A part of the page is of a release the server has no more: opened anew it is whole. */
function OutdatedPage() {
  return (
    <PlainPage
      title="系统已更新"
      actions={
        <Button variant="primary" onClick={() => window.location.reload()}>
          刷新页面
        </Button>
      }
    >
      <p>这一页是更新前打开的，请刷新页面。写了没有提交的文字，刷新后还在。</p>
    </PlainPage>
  );
}
