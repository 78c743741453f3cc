"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/control/textarea";
import { typedText } from "./form-values";
import { leaveOnPurpose } from "./use-unsaved-warning";

/** Copies a text. Outside a secure context the browser has no clipboard for pages: a selected field has to do. */
async function copied(text: string, beside: HTMLElement): Promise<boolean> {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Not allowed: as where there is none.
    }
  }
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "sr-only";
  // Within the dialog, where there is one: it does not let the focus go elsewhere.
  beside.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

/**
 * The way out of a page that cannot act any more: what was typed is copied, from one form or the whole page, and the page is
 * opened anew. What is kept of a form is in it again then.
 */
export function Rescue({ form }: { form?: RefObject<HTMLFormElement | null> }) {
  const box = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState("");
  const [byHand, setByHand] = useState("");

  useEffect(() => {
    if (byHand) box.current?.querySelector("textarea")?.select();
  }, [byHand]);

  async function copy() {
    const text = typedText(form?.current ?? document);
    if (text === "") {
      setSaid("没有填写内容");
      return;
    }
    const done = box.current !== null && (await copied(text, box.current));
    setSaid(done ? "已复制" : "请按 Ctrl+C 复制下面的内容");
    setByHand(done ? "" : text);
  }

  return (
    <div ref={box} className="mt-1.5 flex flex-wrap items-center gap-2 text-ink print:hidden">
      <Button size="sm" onClick={() => void copy()}>
        复制已填写的内容
      </Button>
      <Button
        size="sm"
        onClick={() => {
          leaveOnPurpose();
          window.location.reload();
        }}
      >
        刷新页面
      </Button>
      <span role="status" className="text-sm">
        {said}
      </span>
      {byHand && (
        <div className="basis-full">
          <Textarea readOnly aria-label="已填写的内容" value={byHand} />
        </div>
      )}
    </div>
  );
}
