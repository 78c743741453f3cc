"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { ActionFailure } from "@/components/form/action-result";
import { newIdempotencyKey } from "@/components/form/idempotency-key";
import { usePageState } from "@/components/form/page-state";
import { Rescue } from "@/components/form/rescue";
import { RestoredNotice } from "@/components/form/restored-notice";
import { useKeptForm } from "@/components/form/use-kept-form";
import { useServerAction } from "@/components/form/use-server-action";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/control/checkbox";
import { Field } from "@/components/ui/control/field";
import { Select } from "@/components/ui/control/select";
import { Textarea } from "@/components/ui/control/textarea";
import { Notice } from "@/components/ui/notice";
import { PAGE_ACCOUNT } from "@/lib/access/page-account";
import { dismissReadingAction } from "@/lib/features/import/actions";
import { usePlace } from "./use-place";

type Answer = { ok: true; draftId: string } | ActionFailure;

const LOST: ActionFailure = {
  ok: false,
  why: "没有连上服务器，文件没有上传。请检查网络后再试，已选的文件和粘贴的文字都还在。",
};

/** Sends the body of a request and reads the answer; a lost connection is an answer too. */
async function send(query: URLSearchParams, body: Blob | string): Promise<Answer> {
  try {
    const response = await fetch(`/api/import?${query}`, { method: "POST", body });
    return (await response.json()) as Answer;
  } catch {
    return LOST;
  }
}

/** Where a report comes in: a file, or pasted text. */
export function ImportUpload({ bodies }: { bodies: { id: string; name: string }[] }) {
  const router = useRouter();
  const [pasting, setPasting] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [fileName, setFileName] = useState("");
  const key = useRef<string | null>(null);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLFormElement>(null);
  const { account, wrong, learn } = usePageState();
  const { restored, drop } = useKeptForm(box, true);
  const place = usePlace(pending);
  const { run: dismiss } = useServerAction(dismissReadingAction);
  // Who went on to another page finds the file, or why there is none, on return; he is not led away from there.
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  const duplicate = failure?.fields?.again !== undefined;

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    const file = form.get("file");
    const text = form.get("text");
    const bytes = pasting ? (typeof text === "string" ? text : "") : file instanceof File ? file : "";
    if (pasting ? bytes === "" : !(bytes instanceof File) || bytes.name === "") {
      setFailure({ ok: false, why: pasting ? "请先粘贴通报正文。" : "请先选择一个文件。" });
      return;
    }
    setPending(true);
    key.current ??= newIdempotencyKey();
    if (wrong) {
      setFailure(wrong);
      setPending(false);
      return;
    }
    const query = new URLSearchParams({ bodyId: String(form.get("bodyId")), key: key.current });
    if (account) query.set(PAGE_ACCOUNT, account.accountId);
    if (pasting) query.set("pasted", "1");
    else if (bytes instanceof File) query.set("name", bytes.name);
    if (form.get("again") === "1") query.set("again", "1");
    const sending = key.current;
    const answer = await send(query, bytes);
    if (!here.current) return;
    // After an answer the next press is another request; only an answer that never came is asked for again.
    if (answer !== LOST) key.current = null;
    if (answer.ok) {
      drop();
      router.push(`/import/${answer.draftId}`);
      return;
    }
    learn(answer);
    setFailure(answer);
    setPending(false);
    // Said here it need not stand in the list as well.
    if (answer !== LOST && answer.fields) void dismiss({ which: sending });
  }

  const stale = failure && (failure.outdated || failure.signedIn !== undefined);

  return (
    <form ref={box} onSubmit={(event) => void onSubmit(event)} className="flex flex-col gap-4">
      {failure && (
        <Notice tone="error">
          {failure.why}
          {stale && <Rescue form={box} />}
        </Notice>
      )}
      {restored && !failure && <RestoredNotice onDrop={drop} />}
      {bodies.length > 1 ? (
        <Field label="被巡视（巡察）单位">
          <Select name="bodyId" options={bodies.map((b) => ({ value: b.id, label: b.name }))} />
        </Field>
      ) : (
        <input type="hidden" name="bodyId" value={bodies[0]?.id ?? ""} />
      )}
      <div className="flex gap-5" role="radiogroup" aria-label="导入方式">
        {[
          { value: false, label: "上传文件" },
          { value: true, label: "粘贴文字" },
        ].map((choice) => (
          <label key={choice.label} className="inline-flex items-center gap-2">
            <input
              type="radio"
              name="way"
              checked={pasting === choice.value}
              onChange={() => setPasting(choice.value)}
              className="size-4 accent-solid"
            />
            {choice.label}
          </label>
        ))}
      </div>
      <div hidden={pasting}>
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
            accept=".docx,.txt,.html,.htm,.pdf"
            className="sr-only"
            onChange={(event) => {
              setFileName(event.target.files?.[0]?.name ?? "");
              setFailure(null);
            }}
          />
          <span className="font-medium">{fileName || "点击选择文件，或把文件拖到这里"}</span>
          <span className="text-sm text-muted">
            整改方案或整改进展情况通报，.docx、.txt、.html 或有文字的 .pdf，10 MB 以内。扫描件请先识别成文字。
          </span>
        </label>
      </div>
      <div hidden={!pasting}>
        <Field label="通报正文" hint="从网页或文档中全选复制后粘贴，网页的导航和页脚会自动去掉。">
          <Textarea name="text" rows={10} className="max-h-80 overflow-y-auto" />
        </Field>
      </div>
      {duplicate && <Checkbox name="again" value="1" label="仍然导入" hint="同样内容的报告已经导入过，见导入记录。" />}
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          识别报告
        </Button>
        <span role="status" className="ml-3 text-muted text-sm">
          {place}
        </span>
      </div>
    </form>
  );
}
