import type { ComponentProps } from "react";
import { Field } from "@/components/ui/control/field";
import { Textarea } from "@/components/ui/control/textarea";
import { DECISION_WORDS_MAX } from "@/lib/domain/limits";
import { FormDialog } from "./form-dialog";

/** An act that is asked for with its reason: a form of a dialog whose last field is the reason, which some may leave out. */
export function ReasonDialog({
  reasonLabel,
  optional = false,
  labels,
  children,
  ...form
}: ComponentProps<typeof FormDialog> & { reasonLabel: string; optional?: boolean }) {
  return (
    <FormDialog {...form} labels={{ reason: reasonLabel, ...labels }}>
      {children}
      <Field label={reasonLabel} name="reason" required={!optional} hint={optional && "可以不填。"}>
        <Textarea name="reason" rows={optional ? 2 : 4} maxLength={DECISION_WORDS_MAX} showCount required={!optional} />
      </Field>
    </FormDialog>
  );
}
