"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useContext, useId } from "react";
import { cn } from "@/components/ui/cn";
import { FieldContext, FormErrorsContext } from "./field-context";

export type FieldProps = {
  label: string;
  /** Name of the control inside: the error the server gives under this name is shown here. */
  name?: string | undefined;
  hint?: ReactNode;
  error?: string | string[] | undefined;
  required?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
};

/** Label, hint and error of one control, linked for assistive technology. */
export function Field({ label, name, hint, error, required = false, className, children }: FieldProps) {
  const made = useId();
  const id = name ? `f-${name}-${made}` : made;
  const errors = useContext(FormErrorsContext);
  const given = error === undefined ? [] : [error].flat();
  const messages = given.length > 0 ? given : name ? (errors[name] ?? []) : [];
  const described = [hint ? `${id}-hint` : "", messages.length > 0 ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={cn("flex min-w-0 flex-col gap-1", className)} data-field={name}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
        {required ? <span className="ml-1 font-normal text-muted">（必填）</span> : null}
      </label>
      <FieldContext value={{ id, describedBy: described || undefined, invalid: messages.length > 0, required }}>
        {children}
      </FieldContext>
      {hint && (
        <div id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </div>
      )}
      {messages.length > 0 && (
        <p id={`${id}-error`} className="flex items-start gap-1 text-sm text-red">
          <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          {messages.join("；")}
        </p>
      )}
    </div>
  );
}
