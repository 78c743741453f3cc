import type { ComponentProps } from "react";
import { Field } from "@/components/ui/control/field";
import { Textarea } from "@/components/ui/control/textarea";
import { DECISION_WORDS_MAX } from "@/lib/domain/limits";
import { FormDialog } from "./form-dialog";

/** Why something is done, the last field of its form; some may leave it out. */
export function ReasonField({
  label,
  maxLength,
  optional = false,
  autoFocus,
}: {
  label: string;
  maxLength: number;
  optional?: boolean | undefined;
  autoFocus?: boolean;
}) {
  return (
    <Field label={label} name="reason" required={!optional} hint={optional && "可以不填。"}>
      <Textarea
        name="reason"
        rows={optional ? 2 : 4}
        maxLength={maxLength}
        showCount
        required={!optional}
        autoFocus={autoFocus}
      />
    </Field>
  );
}

/** An act that is asked for with its reason: a form of a dialog whose last field is the reason. */
export function ReasonDialog({
  reasonLabel,
  optional,
  labels,
  children,
  ...form
}: ComponentProps<typeof FormDialog> & { reasonLabel: string; optional?: boolean }) {
  return (
    <FormDialog {...form} labels={{ reason: reasonLabel, ...labels }}>
      {children}
      <ReasonField label={reasonLabel} maxLength={DECISION_WORDS_MAX} optional={optional} />
    </FormDialog>
  );
}
