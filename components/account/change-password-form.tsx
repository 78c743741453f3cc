"use client";

import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { Field } from "@/components/ui/control/field";
import { Input } from "@/components/ui/control/input";
import { changePasswordAction } from "@/lib/features/account/actions";

const LABELS = { current: "原密码", next: "新密码", again: "再输一次新密码" };

/** Three fields; the rule stands beside the new password. Leads to the start page. */
export function ChangePasswordForm({ rule }: { rule: string }) {
  return (
    <ActionForm
      action={changePasswordAction}
      labels={LABELS}
      warnUnsaved={false}
      successMessage="密码已修改"
      redirectTo="/"
    >
      <Field label={LABELS.current} name="current" required>
        <Input name="current" type="password" autoComplete="current-password" required />
      </Field>
      <Field label={LABELS.next} name="next" hint={rule} required>
        <Input name="next" type="password" autoComplete="new-password" required />
      </Field>
      <Field label={LABELS.again} name="again" required>
        <Input name="again" type="password" autoComplete="new-password" required />
      </Field>
      <SubmitButton className="h-9">保存新密码</SubmitButton>
    </ActionForm>
  );
}
