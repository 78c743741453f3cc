"use client";

import { type ReactNode, useState } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { Field } from "@/components/ui/control/field";
import { Textarea } from "@/components/ui/control/textarea";
import { Dialog, DialogClose } from "@/components/ui/overlay/dialog";
import { DECISION_WORDS_MAX } from "@/lib/domain/limits";
import { ActionForm } from "./action-form";
import type { ActionResult } from "./action-result";
import { SubmitButton } from "./submit-button";

export type ReasonDialogProps = Pick<ButtonProps, "variant" | "size"> & {
  trigger: string;
  title: string;
  description: ReactNode;
  action: (data: FormData) => Promise<ActionResult>;
  /** Sent along with the reason: the record and the version that was seen. */
  hidden: Record<string, string | number>;
  reasonLabel: string;
  submitLabel: string;
  successMessage: string;
  labels?: Record<string, string> | undefined;
  /** Further fields, before the reason. */
  children?: ReactNode;
};

/** An act that is asked for with its reason. Closes when done; what was typed stays while it is not. */
export function ReasonDialog(props: ReasonDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant={props.variant} size={props.size}>
          {props.trigger}
        </Button>
      }
      title={props.title}
      description={props.description}
    >
      <ActionForm
        action={props.action}
        successMessage={props.successMessage}
        labels={{ reason: props.reasonLabel, ...props.labels }}
        onSuccess={() => setOpen(false)}
      >
        {Object.entries(props.hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {props.children}
        <Field label={props.reasonLabel} name="reason" required>
          <Textarea name="reason" rows={4} maxLength={DECISION_WORDS_MAX} showCount required />
        </Field>
        <div className="flex justify-end gap-2">
          <DialogClose>
            <Button>取消</Button>
          </DialogClose>
          <SubmitButton>{props.submitLabel}</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}
