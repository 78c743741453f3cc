"use client";

import { Button, type ButtonProps } from "@/components/ui/button";
import { DialogForm, type DialogFormProps } from "./dialog-form";
import { useOpening } from "./use-opening";

type Props = Pick<ButtonProps, "variant" | "size" | "icon"> &
  Pick<
    DialogFormProps<object>,
    "title" | "description" | "action" | "hidden" | "labels" | "successMessage" | "children"
  > & {
    /** Words of the button that opens it. */
    label: string;
    submitLabel?: string;
    danger?: boolean;
  };

/** A short form asked for by a button; it closes when the server has accepted it. */
export function FormDialog({ label, variant, size, icon, submitLabel = "保存", danger, ...form }: Props) {
  const { close, ...state } = useOpening({});
  return (
    <DialogForm
      {...form}
      {...state}
      trigger={
        <Button variant={variant} size={size} icon={icon}>
          {label}
        </Button>
      }
      submitLabel={submitLabel}
      tone={danger ? "danger" : "primary"}
      onDone={close}
    />
  );
}
