"use client";

import { useState } from "react";
import type { ActionFailure } from "@/components/form/action-result";
import { usePageState } from "@/components/form/page-state";
import { PAGE_ACCOUNT } from "@/lib/access/page-account";

type Answer = { ok: true; text: string } | ActionFailure;

const LOST: ActionFailure = { ok: false, why: "没有连上服务器，文件没有上传。请检查网络后再试。" };

/** Has the tables of a file read on the server; `onText` gets them as text. What keeps it from being read is told. */
export function useTaskFile(onText: (text: string) => void) {
  const { account, wrong, learn } = usePageState();
  const [reading, setReading] = useState(false);
  const [failure, setFailure] = useState<ActionFailure | null>(null);

  const send = async (file: File) => {
    if (reading) return;
    setFailure(wrong);
    if (wrong) return;
    setReading(true);
    const query = new URLSearchParams({ name: file.name, ...(account ? { [PAGE_ACCOUNT]: account.accountId } : {}) });
    const answer = await fetch(`/api/task-table?${query}`, { method: "POST", body: file })
      .then(async (reply) => (await reply.json()) as Answer)
      .catch(() => LOST);
    setReading(false);
    if (answer.ok) {
      onText(answer.text);
      return;
    }
    learn(answer);
    setFailure(answer);
  };
  return { send, reading, failure, clear: () => setFailure(null) };
}
