"use client";

import type { ReactNode } from "react";
import type { ActionResult } from "@/components/form/action-result";
import { Field } from "@/components/ui/control/field";
import { Textarea } from "@/components/ui/control/textarea";
import { REASON_MAX } from "@/lib/domain/limits";
import { EditDialog, type Opening } from "./edit-dialog";
import { useOpening } from "./edit-opening";

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
    <EditDialog
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
      <Field label={label} name="reason" required>
        <Textarea name="reason" rows={3} maxLength={REASON_MAX} showCount required autoFocus />
      </Field>
    </EditDialog>
  );
}
