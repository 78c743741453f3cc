"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { leaveOnPurpose } from "./use-unsaved-warning";

/** Says that what stands in a form was put back, and offers the form as it was before. */
export function RestoredNotice({ onDrop }: { onDrop: () => void }) {
  return (
    <Notice
      tone="info"
      action={
        <Button
          size="sm"
          variant="quiet"
          onClick={() => {
            onDrop();
            leaveOnPurpose();
            window.location.reload();
          }}
        >
          不要，恢复原样
        </Button>
      }
    >
      上次填写、没有提交的内容已放回，请核对后提交。
    </Notice>
  );
}
