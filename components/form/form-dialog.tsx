"use client";

import { type ReactNode, useState } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { Dialog, DialogButtons, DialogClose } from "@/components/ui/overlay/dialog";
import { ActionForm } from "./action-form";
import type { ActionResult } from "./action-result";
import { SubmitButton } from "./submit-button";

type Props = Pick<ButtonProps, "variant" | "size" | "icon"> & {
  /** Words of the button that opens it. */
  label: string;
  title: string;
  description?: ReactNode;
  action: (data: FormData) => Promise<ActionResult<object>>;
  /** Values the form sends beside its fields. */
  hidden?: Record<string, string | number>;
  labels?: Record<string, string>;
  submitLabel?: string;
  danger?: boolean;
  successMessage: string;
  children?: ReactNode;
};

/** A short form asked for by a button; it closes when the server has accepted it. */
export function FormDialog(props: Props) {
  const { label, title, description, action, hidden = {}, labels, submitLabel = "保存", danger, children } = props;
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={title}
      description={description}
      trigger={
        <Button variant={props.variant} size={props.size} icon={props.icon}>
          {label}
        </Button>
      }
    >
      <ActionForm
        action={action}
        labels={labels}
        successMessage={props.successMessage}
        onSuccess={() => setOpen(false)}
      >
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <DialogButtons>
          <DialogClose>
            <Button>取消</Button>
          </DialogClose>
          <SubmitButton variant={danger ? "danger" : "primary"}>{submitLabel}</SubmitButton>
        </DialogButtons>
      </ActionForm>
    </Dialog>
  );
}
