"use client";

import { type ReactNode, useEffect, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { Dialog } from "@/components/ui/overlay/dialog";
import { Spinner } from "@/components/ui/spinner";
import type { OpeningChoices } from "@/lib/features/measure/queries/opening-choices";

/** Asks which measures can be entered as 期初, and who may vouch, when the form opens: as things stand at this moment. */
export function WithOpeningChoices({
  inspectionId,
  title,
  onClose,
  children,
}: {
  inspectionId: string;
  title: string;
  onClose: () => void;
  children: (choices: OpeningChoices) => ReactNode;
}) {
  const [choices, setChoices] = useState<OpeningChoices | "failed" | null>(null);
  useEffect(() => {
    const gone = new AbortController();
    fetch(`/api/opening-choices?${new URLSearchParams({ inspection: inspectionId })}`, { signal: gone.signal })
      .then(async (answer) => setChoices(answer.ok ? ((await answer.json()) as OpeningChoices) : "failed"))
      .catch(() => !gone.signal.aborted && setChoices("failed"));
    return () => gone.abort();
  }, [inspectionId]);
  if (choices && choices !== "failed") return children(choices);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title}>
      {choices === "failed" ? (
        <Notice tone="error" title="没有读到可选的内容">
          网络中断，或者这次巡视巡察已归档、您已没有登记期初的权限。请关闭后重试；仍不成功时请刷新页面。
        </Notice>
      ) : (
        <p className="flex items-center gap-2 text-muted" role="status">
          <Spinner /> 正在读取可选的内容…
        </p>
      )}
    </Dialog>
  );
}
