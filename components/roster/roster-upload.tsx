"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import type { ActionFailure } from "@/components/form/action-result";
import { newIdempotencyKey } from "@/components/form/idempotency-key";
import { usePageState } from "@/components/form/page-state";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/control/combobox";
import { Field } from "@/components/ui/control/field";
import { Notice } from "@/components/ui/notice";
import { PAGE_ACCOUNT } from "@/lib/access/page-account";

type Answer = { ok: true; rosterId: string } | ActionFailure;

const LOST: ActionFailure = { ok: false, why: "没有连上服务器，文件没有上传。请检查网络后再试，已选的文件还在。" };

async function send(query: URLSearchParams, file: File): Promise<Answer> {
  try {
    const response = await fetch(`/api/rosters?${query}`, { method: "POST", body: file });
    return (await response.json()) as Answer;
  } catch {
    return LOST;
  }
}

/** Where a sheet of people and units comes in. */
export function RosterUpload({
  bodies,
  source,
}: {
  bodies: { value: string; label: string }[];
  source: string | undefined;
}) {
  const router = useRouter();
  const { account, wrong, learn } = usePageState();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [fileName, setFileName] = useState("");
  const [over, setOver] = useState(false);
  const key = useRef<string | null>(null);
  const input = useRef<HTMLInputElement>(null);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    const file = form.get("file");
    if (wrong) return setFailure(wrong);
    if (!form.get("bodyId")) return setFailure({ ok: false, why: "请先选择单位。" });
    if (!(file instanceof File) || file.name === "") return setFailure({ ok: false, why: "请先选择一个文件。" });
    setPending(true);
    key.current ??= newIdempotencyKey();
    const query = new URLSearchParams({ bodyId: String(form.get("bodyId")), key: key.current, name: file.name });
    if (account) query.set(PAGE_ACCOUNT, account.accountId);
    const answer = await send(query, file);
    // After an answer the next press is another request; only an answer that never came is asked for again.
    if (answer !== LOST) key.current = null;
    if (answer.ok) return router.push(`/settings/rosters/${answer.rosterId}`);
    learn(answer);
    setFailure(answer);
    setPending(false);
  }

  return (
    <form onSubmit={(event) => void onSubmit(event)} className="flex flex-col gap-4">
      {failure && <Notice tone="error">{failure.why}</Notice>}
      {bodies.length > 1 ? (
        <Field label="单位" name="bodyId" hint="表中的人员和部门都录入这个单位。" required>
          <Combobox name="bodyId" options={bodies} source={source} />
        </Field>
      ) : (
        <input type="hidden" name="bodyId" value={bodies[0]?.value ?? ""} />
      )}
      <label
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const [dropped] = event.dataTransfer.files;
          if (!dropped || !input.current) return;
          input.current.files = event.dataTransfer.files;
          setFileName(dropped.name);
        }}
        className={`flex cursor-pointer flex-col items-center gap-1 rounded-lg border border-dashed px-6 py-8 focus-within:outline-2 focus-within:outline-focus ${over ? "border-field bg-hover" : "border-line-strong bg-ground"}`}
      >
        <input
          ref={input}
          type="file"
          name="file"
          accept=".xlsx,.xls,.csv"
          className="sr-only"
          onChange={(event) => {
            setFileName(event.target.files?.[0]?.name ?? "");
            setFailure(null);
          }}
        />
        <span className="font-medium">{fileName || "点击选择文件，或把文件拖到这里"}</span>
        <span className="text-sm text-muted">.xlsx、.xls 或 .csv，10 MB 以内，一次最多 1000 行。</span>
      </label>
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          读取表格
        </Button>
        <span role="status" className="ml-3 text-sm text-muted">
          {pending ? "正在读取，请稍候。" : ""}
        </span>
      </div>
    </form>
  );
}
