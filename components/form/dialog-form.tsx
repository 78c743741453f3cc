"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogButtons, DialogClose } from "@/components/ui/overlay/dialog";
import { ActionForm } from "./action-form";
import type { ActionResult } from "./action-result";
import { SubmitButton } from "./submit-button";

/** How a dialog is opened: by a trigger of its own, or from outside, for example from a menu. */
export type Opening = {
  trigger?: ReactNode;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
};

export type DialogFormProps<T extends object> = Opening & {
  title: string;
  description?: ReactNode;
  action: (data: FormData) => Promise<ActionResult<T>>;
  /** Sent along unseen: the record and the version that was seen. */
  hidden?: Record<string, string | number> | undefined;
  submitLabel: string;
  successMessage: string;
  labels?: Record<string, string> | undefined;
  tone?: "primary" | "danger" | undefined;
  size?: "sm" | "md" | "lg" | undefined;
  redirectTo?: string | undefined;
  onDone: () => void;
  children?: ReactNode;
};

/** One form in a dialog: closes when done, keeps everything typed while it is not. */
export function DialogForm<T extends object>(props: DialogFormProps<T>) {
  return (
    <Dialog
      trigger={props.trigger}
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={props.title}
      description={props.description}
      size={props.size}
    >
      <ActionForm
        action={props.action}
        successMessage={props.successMessage}
        labels={props.labels}
        onSuccess={props.onDone}
        redirectTo={props.redirectTo}
      >
        {Object.entries(props.hidden ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {props.children}
        <DialogButtons>
          <DialogClose>
            <Button>取消</Button>
          </DialogClose>
          <SubmitButton variant={props.tone ?? "primary"}>{props.submitLabel}</SubmitButton>
        </DialogButtons>
      </ActionForm>
    </Dialog>
  );
}
