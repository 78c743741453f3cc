"use client";

import { Download } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/overlay/popover";
import { useToast } from "@/components/ui/overlay/toast";
import { frameReader } from "@/lib/domain/sheet/frames";
import { SHEET_FORMATS, type SheetFormat } from "@/lib/features/sheet/words";

const FAILED = "没有导出：网络中断或登录已失效，请重试。";
const FORMAT_LABELS = { xlsx: "Excel", csv: "CSV" } as const satisfies Record<SheetFormat, string>;

/** The name the server gives the file. */
function nameIn(disposition: string | null): string {
  const [, name = ""] = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? "") ?? [];
  return decodeURIComponent(name);
}

/** Hands a file to the person as the browser does with any download; plain http is enough for it. */
function save(parts: BlobPart[], name: string): void {
  const address = URL.createObjectURL(new Blob(parts));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by the time anything else runs.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

type Under = { what: string; done: number; total: number; stop: () => void };

/** Reads the file as it comes. @throws where it broke off */
async function read(reply: Response, told: (done: number, total: number) => void): Promise<BlobPart[]> {
  const frames = frameReader();
  const parts: BlobPart[] = [];
  let whole = false;
  const reader = reply.body?.getReader();
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
    for (const frame of frames(next.value)) {
      if (frame.is === "bytes") parts.push(frame.bytes as BlobPart);
      else if (frame.is === "progress") told(frame.done, frame.total);
      else whole = true;
    }
  }
  if (!whole) throw new Error("the file broke off");
  return parts;
}

/**
 * Exports every row of a list, not only those of this page.
 * @param from where the sheets are made, with the conditions of the list in the address
 * @param said what will be in them
 */
export function ExportMenu({
  from,
  sheets,
  said,
  children,
}: {
  from: string;
  sheets: Readonly<Record<string, string>>;
  said: string;
  /** What else leads to sheets. */
  children?: ReactNode;
}) {
  const [under, setUnder] = useState<Under | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const stopped = useRef(false);
  const { toast } = useToast();

  async function take(kind: string, label: string, format: SheetFormat) {
    const abort = new AbortController();
    stopped.current = false;
    const stop = () => {
      stopped.current = true;
      abort.abort();
    };
    const what = `${label}（${FORMAT_LABELS[format]}）`;
    setWhy(null);
    setUnder({ what, done: 0, total: 0, stop });
    try {
      const address = new URL(from, location.href);
      for (const [name, value] of Object.entries({ sheet: kind, as: format, framed: "1" })) {
        address.searchParams.set(name, value);
      }
      const reply = await fetch(address, { signal: abort.signal });
      if (!reply.ok) return setWhy(reply.status === 413 ? await reply.text() : FAILED);
      save(
        await read(reply, (done, all) => setUnder({ what, done, total: all, stop })),
        nameIn(reply.headers.get("Content-Disposition")),
      );
      toast({ tone: "ok", title: `已导出${what}` });
    } catch {
      if (!stopped.current) setWhy(FAILED);
    } finally {
      setUnder(null);
    }
  }

  return (
    <Popover
      label="导出"
      align="end"
      className="w-80"
      trigger={
        <Button size="sm" pending={false} icon={<Download aria-hidden="true" />}>
          {under ? "正在导出" : "导出"}
        </Button>
      }
    >
      <p className="mb-2 text-sm text-muted">{said}</p>
      <ul>
        {Object.entries(sheets).map(([kind, label]) => (
          <li key={kind} className="flex items-center gap-2 py-1">
            <span className="flex-1">{label}</span>
            {SHEET_FORMATS.map((format) => (
              <Button
                key={format}
                size="sm"
                disabled={under !== null}
                aria-label={`导出${label}（${FORMAT_LABELS[format]}）`}
                onClick={() => void take(kind, label, format)}
              >
                {FORMAT_LABELS[format]}
              </Button>
            ))}
          </li>
        ))}
      </ul>
      {children}
      {under && (
        <div className="mt-2 flex items-center gap-2 border-t border-line pt-2 text-sm">
          <progress
            className="h-2 flex-1"
            aria-label={`正在导出${under.what}`}
            value={under.done}
            max={Math.max(1, under.total)}
          />
          <span className="nums">
            {under.done}/{under.total}
          </span>
          <Button size="sm" onClick={under.stop}>
            取消
          </Button>
        </div>
      )}
      {why && (
        <p role="alert" className="mt-2 text-sm text-red">
          {why}
        </p>
      )}
    </Popover>
  );
}
