"use client";

import { Copy, Printer } from "lucide-react";
import { useState } from "react";
import { putOnClipboard } from "@/components/table/clipboard";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/overlay/popover";
import { useToast } from "@/components/ui/overlay/toast";

const FAILED = "没有取到：网络中断或登录已失效，请重试。";

/** Prints or copies every row of the list, not only those of this page. `query` is the list's address, without its ?. */
export function LedgerOut({ query, total }: { query: string; total: number }) {
  const [text, setText] = useState<string | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const { toast } = useToast();

  async function fetchText() {
    setPending(true);
    setWhy(null);
    setText(null);
    try {
      const reply = await fetch(`/api/ledger/rows?${query}&as=text`);
      const said = await reply.text();
      if (!reply.ok) setWhy(reply.status === 413 ? said : FAILED);
      else if (putOnClipboard(said)) toast({ tone: "ok", title: `已复制${total}条，可以粘贴到表格里` });
      else setText(said);
    } catch {
      setWhy(FAILED);
    } finally {
      setPending(false);
    }
  }

  function print(paper: "a4" | "a3") {
    const sheet = window.open(`/api/ledger/rows?${query}&as=${paper}`);
    // Where the browser lets no window open itself, the list is printed from its own tab by hand.
    sheet?.addEventListener("load", () => sheet.print(), { once: true });
  }

  return (
    <Popover
      label="打印和复制"
      align="end"
      className="w-72"
      trigger={
        <Button size="sm" icon={<Printer aria-hidden="true" />}>
          打印、复制
        </Button>
      }
    >
      <p className="mb-2 text-sm text-muted">符合条件的全部{total}条，不限于本页。</p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" icon={<Printer aria-hidden="true" />} onClick={() => print("a4")}>
          打印（A4横向）
        </Button>
        <Button size="sm" icon={<Printer aria-hidden="true" />} onClick={() => print("a3")}>
          打印（A3横向）
        </Button>
        <Button size="sm" icon={<Copy aria-hidden="true" />} pending={pending} onClick={() => void fetchText()}>
          复制全部
        </Button>
      </div>
      {why && (
        <p role="alert" className="mt-2 text-sm text-red">
          {why}
        </p>
      )}
      {text !== null && (
        <label className="mt-2 block text-sm">
          浏览器不允许自动复制，请按 Ctrl+C：
          <textarea
            readOnly
            rows={4}
            value={text}
            ref={(node) => node?.select()}
            className="mt-1 w-full rounded-md border border-field p-1"
          />
        </label>
      )}
    </Popover>
  );
}
