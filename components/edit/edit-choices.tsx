"use client";

import { type ReactNode, useEffect, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { Dialog } from "@/components/ui/overlay/dialog";
import { Spinner } from "@/components/ui/spinner";
import { type ParentValue, parentValue } from "@/lib/domain/measure/parent";
import type { EditChoices } from "@/lib/features/feedback/queries/edit-choices";
import type { EditChoice } from "./edit-types";

/**
 * Asks for what a dialog offers to choose from when it opens, and shows the dialog once that is there: rows and versions
 * are then those of this moment, and a page carries no list of the whole inspection for a dialog nobody opens.
 */
export function WithEditChoices({
  inspectionId,
  parent,
  title,
  onClose,
  children,
}: {
  inspectionId: string;
  /** Whose measures are among the choices. */
  parent?: ParentValue | undefined;
  title: string;
  onClose: () => void;
  children: (choices: EditChoices) => ReactNode;
}) {
  const [choices, setChoices] = useState<EditChoices | "failed" | null>(null);
  useEffect(() => {
    const gone = new AbortController();
    const query = new URLSearchParams({ inspection: inspectionId });
    if (parent) query.set("parent", parent);
    fetch(`/api/edit-choices?${query}`, { signal: gone.signal })
      .then(async (answer) => setChoices(answer.ok ? ((await answer.json()) as EditChoices) : "failed"))
      .catch(() => !gone.signal.aborted && setChoices("failed"));
    return () => gone.abort();
  }, [inspectionId, parent]);
  if (choices && choices !== "failed") return children(choices);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title}>
      {choices === "failed" ? (
        <Notice tone="error" title="没有读到可选的内容">
          网络中断，或者这次巡视巡察已归档、您已没有修改台账的权限。请关闭后重试；仍不成功时请刷新页面。
        </Notice>
      ) : (
        <p className="flex items-center gap-2 text-muted" role="status">
          <Spinner /> 正在读取可选的内容…
        </p>
      )}
    </Dialog>
  );
}

export function sectionChoices(choices: EditChoices): EditChoice[] {
  return choices.sections.map((s) => ({ value: s.id, label: `（${s.number}）${s.title}` }));
}

export function issueChoices(choices: EditChoices): EditChoice[] {
  return choices.issues.map((i) => ({ value: i.id, label: `${i.code} ${i.title}` }));
}

/** Issues and items a measure can be moved under. */
export function parentChoices(choices: EditChoices): EditChoice[] {
  return [
    ...choices.issues.map((i) => ({ value: parentValue({ row: "issue", id: i.id }), label: `${i.code} ${i.title}` })),
    ...choices.items.map((i) => ({ value: parentValue({ row: "item", id: i.id }), label: `${i.code} ${i.title}` })),
  ];
}
