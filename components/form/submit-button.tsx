"use client";

import { Button, type ButtonProps } from "@/components/ui/button";
import { useFormState } from "./form-context";

/** Sends the ActionForm around it. With `name` and `value` it also says which of several buttons was pressed. */
export function SubmitButton({
  children,
  variant = "primary",
  disabled,
  ...rest
}: Omit<ButtonProps, "type" | "pending">) {
  const { pending, ready } = useFormState();
  return (
    <Button {...rest} type="submit" variant={variant} pending={pending} disabled={disabled || !ready}>
      {children}
    </Button>
  );
}
