"use client";

import type { ReactNode } from "react";
import type { ActionResult } from "@/components/form/action-result";
import { DialogForm, type Opening } from "@/components/form/dialog-form";
import { ReasonField } from "@/components/form/reason-dialog";
import { useOpening } from "@/components/form/use-opening";
import { REASON_MAX } from "@/lib/domain/limits";

/** Striking out or restoring, both with a reason. */
export function StrikeDialog({
  title,
  description,
  restore = false,
  hidden,
  action,
  ...opening
}: Opening & {
  title: string;
  description: ReactNode;
  restore?: boolean | undefined;
  hidden: Record<string, string | number>;
  action: (data: FormData) => Promise<ActionResult>;
}) {
  const { close, ...state } = useOpening(opening);
  const label = restore ? "恢复原因" : "作废原因";
  return (
    <DialogForm
      {...state}
      trigger={opening.trigger}
      title={title}
      description={description}
      action={action}
      hidden={hidden}
      submitLabel={restore ? "恢复" : "作废"}
      successMessage={restore ? "已恢复" : "已作废"}
      tone={restore ? "primary" : "danger"}
      labels={{ reason: label }}
      onDone={close}
    >
      <ReasonField label={label} maxLength={REASON_MAX} autoFocus />
    </DialogForm>
  );
}
