"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import type { ActionFailure } from "@/components/form/action-result";
import { newIdempotencyKey } from "@/components/form/idempotency-key";
import { usePageState } from "@/components/form/page-state";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/control/field";
import { Select } from "@/components/ui/control/select";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PAGE_ACCOUNT } from "@/lib/access/page-account";

type Answer = { ok: true; importId: string } | ActionFailure;
type Sent = { name: string; answer: Answer | null };

const LOST: ActionFailure = { ok: false, why: "没有连上服务器，文件没有上传。请检查网络后再选择一次。" };

async function send(query: URLSearchParams, file: File): Promise<Answer> {
  try {
    const response = await fetch(`/api/sheets?${query}`, { method: "POST", body: file });
    return (await response.json()) as Answer;
  } catch {
    return LOST;
  }
}

/** Where sheets come in, one or many at once: each is read by itself, and says for itself what became of it. */
export function SheetUpload({
  inspections,
  chosen,
}: {
  inspections: { id: string; title: string; body: string }[];
  chosen: string | undefined;
}) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [names, setNames] = useState<string[]>([]);
  const [over, setOver] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [sent, setSent] = useState<Sent[]>([]);
  const { account, wrong, learn } = usePageState();

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    const files = [...(input.current?.files ?? [])];
    if (files.length === 0) return setFailure("请先选择表格。");
    if (wrong) return setFailure(wrong.why);
    setFailure(null);
    setPending(true);
    const answers: Sent[] = files.map(({ name }) => ({ name, answer: null }));
    setSent(answers);
    for (const [at, file] of files.entries()) {
      const query = new URLSearchParams({
        inspectionId: String(form.get("inspectionId")),
        key: newIdempotencyKey(),
        name: file.name,
      });
      if (account) query.set(PAGE_ACCOUNT, account.accountId);
      const answer = await send(query, file);
      if (!answer.ok) learn(answer);
      answers[at] = { name: file.name, answer };
      setSent([...answers]);
    }
    setPending(false);
    const [only] = answers;
    if (answers.length === 1 && only?.answer?.ok) return router.push(`/sheets/${only.answer.importId}`);
    if (input.current) input.current.value = "";
    setNames([]);
    router.refresh();
  }

  const said = names.length > 1 ? `已选择${names.length}份：${names.join("、")}` : names[0];
  return (
    <form onSubmit={(event) => void onSubmit(event)} className="flex flex-col gap-4">
      {failure && <Notice tone="error">{failure}</Notice>}
      <Field label="导入到">
        <Select
          name="inspectionId"
          defaultValue={chosen}
          options={inspections.map(({ id, title, body }) => ({ value: id, label: title, group: body }))}
        />
      </Field>
      <label
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (!input.current || event.dataTransfer.files.length === 0) return;
          input.current.files = event.dataTransfer.files;
          setNames([...event.dataTransfer.files].map(({ name }) => name));
        }}
        className={`flex cursor-pointer flex-col items-center gap-1 rounded-lg border border-dashed px-6 py-6 focus-within:outline-2 focus-within:outline-focus ${over ? "border-field bg-hover" : "border-line-strong bg-ground"}`}
      >
        <input
          ref={input}
          type="file"
          name="file"
          multiple
          accept=".xlsx,.xls,.et,.csv"
          className="sr-only"
          onChange={(event) => {
            setNames([...(event.target.files ?? [])].map(({ name }) => name));
            setFailure(null);
          }}
        />
        <span className="max-w-full break-all font-medium">{said || "点击选择表格，或把表格拖到这里"}</span>
        <span className="text-sm text-muted">
          从台账导出后填好的表，或本单位自己的整改台账。.xlsx、.xls、.csv，10 MB 以内，可以一次选多份。
        </span>
      </label>
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          读取表格
        </Button>
      </div>
      {sent.length > 0 && <SentList sent={sent} />}
    </form>
  );
}

function SentList({ sent }: { sent: readonly Sent[] }) {
  return (
    <ul aria-label="这次上传的表格" className="flex flex-col gap-1 border-line border-t pt-3 text-sm">
      {sent.map(({ name, answer }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
        <li key={at} className="flex gap-3">
          <span className="min-w-0 flex-1 break-all">{name}</span>
          {answer === null && (
            <span role="status" className="text-muted">
              正在读取
            </span>
          )}
          {answer?.ok && (
            <Link href={`/sheets/${answer.importId}`} className="text-link hover:underline">
              去核对
            </Link>
          )}
          {answer && !answer.ok && <span className="max-w-[60%] text-red">{answer.why}</span>}
        </li>
      ))}
    </ul>
  );
}
