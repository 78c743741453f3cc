"use client";

import { ActionButton } from "@/components/form/action-button";
import { endSheetRoundAction } from "@/lib/features/sheet-round/actions";

/** 结束收表. */
export function EndRound({ roundId, version, waiting }: { roundId: string; version: number; waiting: number }) {
  return (
    <ActionButton
      action={endSheetRoundAction}
      input={{ roundId, version }}
      successMessage="已结束收表"
      confirm={{
        title: "结束这次收表？",
        description: `${waiting > 0 ? `还有${waiting}个部门未交回。` : ""}结束以后不再等待交回，不能恢复；需要时可以重新发起一次。迟交的表仍可导入。`,
        confirmLabel: "结束收表",
      }}
    >
      结束收表
    </ActionButton>
  );
}
