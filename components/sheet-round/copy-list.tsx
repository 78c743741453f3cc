"use client";

import { Copy } from "lucide-react";
import { useState } from "react";
import { putOnClipboard } from "@/components/table/clipboard";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/overlay/toast";

/** Copies who has not returned the sheet, as one sentence for whatever the office writes to its units with. */
export function CopyList({ text }: { text: string }) {
  const [shown, setShown] = useState(false);
  const { toast } = useToast();
  return (
    <span className="inline-flex flex-col items-start gap-1">
      <Button
        size="sm"
        icon={<Copy aria-hidden="true" />}
        onClick={() => {
          if (putOnClipboard(text)) toast({ tone: "ok", title: "已复制未交回名单" });
          else setShown(true);
        }}
      >
        复制未交回名单
      </Button>
      {shown && (
        <label className="text-sm">
          浏览器不允许自动复制，请按 Ctrl+C：
          <textarea
            readOnly
            rows={3}
            value={text}
            ref={(node) => node?.select()}
            className="mt-1 w-72 rounded-md border border-field p-1"
          />
        </label>
      )}
    </span>
  );
}
