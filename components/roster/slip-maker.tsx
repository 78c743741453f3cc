"use client";

import { useState } from "react";
import type { ActionResult } from "@/components/form/action-result";
import { useServerAction } from "@/components/form/use-server-action";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PrintButton } from "@/components/ui/print-button";

export type Slip = { name: string; place: string; login: string; half: string };

const WORDS = {
  first: {
    half: "上半段",
    how: "本人收齐上、下两段后，在登录页点“用一次性码设置密码”，自己设置密码。安全管理员设置岗位并释放下半段之前，本段无效。",
  },
  second: {
    half: "下半段",
    how: "请与系统管理员发给您的上半段一并使用：在登录页点“用一次性码设置密码”，填账号和上、下两段，自己设置密码。",
  },
} as const;

/** Slips to be cut apart, each for one person alone. */
function Slips({ slips, part }: { slips: readonly Slip[]; part: keyof typeof WORDS }) {
  const { half, how } = WORDS[part];
  return (
    <ul className="grid grid-cols-1 sm:grid-cols-2 print:grid-cols-2" aria-label={`领取单（${half}）`}>
      {slips.map((slip) => (
        <li key={slip.login} className="break-inside-avoid border border-dashed border-line-strong p-3">
          <p className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="text-base font-semibold">{slip.name}</span>
            <span className="text-sm text-muted">{slip.place}</span>
          </p>
          <dl className="my-1 grid grid-cols-[auto_1fr] items-baseline gap-x-3">
            <dt className="text-sm text-muted">账号</dt>
            <dd>
              <code className="text-base">{slip.login}</code>
            </dd>
            <dt className="text-sm text-muted">{half}</dt>
            <dd>
              <code className="text-base font-semibold">{slip.half}</code>
            </dd>
          </dl>
          <p className="text-xs text-muted">{how}</p>
        </li>
      ))}
    </ul>
  );
}

/** Makes the halves of the codes of several people, shows them this once, and prints them as slips. */
export function SlipMaker({
  action,
  ids,
  part,
  label,
  said,
}: {
  action: (input: { ids: string[]; idempotencyKey: string }) => Promise<ActionResult<{ slips: Slip[] }>>;
  ids: string[];
  part: keyof typeof WORDS;
  label: string;
  /** What it does, for whom. */
  said: string;
}) {
  const { run, pending, result } = useServerAction<{ ids: string[] }, { slips: Slip[] }>(action);
  const [slips, setSlips] = useState<Slip[] | null>(null);
  async function make() {
    const reply = await run({ ids });
    if (reply?.ok) setSlips(reply.slips);
  }
  if (slips)
    return (
      <div className="flex flex-col gap-3">
        <Notice
          tone="warn"
          title={`${slips.length}张领取单只显示这一次，系统不保存`}
          action={<PrintButton>打印领取单</PrintButton>}
          className="print:hidden"
        >
          请现在打印，沿虚线裁开，密封后分别交给本人。
          {part === "first" ? "下半段由安全管理员设置岗位后另行发放。" : "不要经系统管理员转交。"}
        </Notice>
        <Slips slips={slips} part={part} />
        <p className="print:hidden">
          <Button onClick={() => setSlips(null)}>已打印，关闭</Button>
        </p>
      </div>
    );
  if (ids.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-3 print:hidden">
      <Button variant="primary" pending={pending} onClick={() => void make()}>
        {label}
      </Button>
      <span className="text-muted">{said}</span>
      {result && !result.ok && (
        <span role="alert" className="basis-full text-sm text-red">
          {result.why}
        </span>
      )}
    </div>
  );
}
