"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ImportReview } from "@/lib/features/import/queries/import-desk";

/** What to know before a report enters the ledger: told as the dialog opens, not after pressing. */
export function ConfirmNotices({
  draft: { counts, otherBody, body },
  unsaved,
  onShowDoubts,
}: {
  draft: Pick<ImportReview, "counts" | "otherBody" | "body">;
  unsaved: number;
  onShowDoubts: () => void;
}) {
  return (
    <div className="mb-3 flex flex-col gap-2 empty:hidden">
      {counts.openProblems > 0 && (
        <Notice
          tone="warn"
          action={
            <Button size="sm" onClick={onShowDoubts}>
              查看待核对内容
            </Button>
          }
        >
          还有 {counts.openProblems} 处待核对的内容没有处理，全部处理后才能生成台账。
        </Notice>
      )}
      {otherBody !== null && (
        <Notice tone="warn">
          报告所写单位是“{otherBody.name}”，将记入“{body}”，
          {otherBody.accepted ? "已确认。" : `还没有确认。请先返回核对，在上方勾选“确认记入${body}”。`}
        </Notice>
      )}
      {unsaved > 0 && (
        <Notice tone="warn">
          有 {unsaved} 条改过的内容还没有保存，现在生成台账不会带上。可以先返回校对，点“保存修改”。
        </Notice>
      )}
    </div>
  );
}
