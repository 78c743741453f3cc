"use client";

import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { Field } from "@/components/ui/control/field";
import { Input } from "@/components/ui/control/input";
import { TYPED_HALF_MAX, TYPED_LOGIN_MAX } from "@/lib/domain/limits";
import { spendResetAction } from "@/lib/features/account/actions";

const LABELS = { login: "账号", first: "上半段", second: "下半段", next: "新密码", again: "再输一次新密码" };

/** Both halves as they stand on the slips, and the password only the holder knows. Leads to the sign-in page. */
export function CodeForm({ rule }: { rule: string }) {
  const half = {
    autoComplete: "off",
    autoCapitalize: "none",
    spellCheck: false,
    maxLength: TYPED_HALF_MAX,
    required: true,
  } as const;
  return (
    <ActionForm
      action={spendResetAction}
      labels={LABELS}
      warnUnsaved={false}
      // The halves are secrets: nothing of them stays in the browser.
      keep={false}
      successMessage="密码已设置，请用新密码登录"
      redirectTo="/sign-in"
    >
      <Field label={LABELS.login} name="login" required>
        <Input
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={TYPED_LOGIN_MAX}
          required
        />
      </Field>
      <Field label={LABELS.first} name="first" hint="8 个字母和数字，如 k7mf-3xwq，不分大小写。" required>
        <Input name="first" {...half} />
      </Field>
      <Field label={LABELS.second} name="second" required>
        <Input name="second" {...half} />
      </Field>
      <Field label={LABELS.next} name="next" hint={rule} required>
        <Input name="next" type="password" autoComplete="new-password" required />
      </Field>
      <Field label={LABELS.again} name="again" required>
        <Input name="again" type="password" autoComplete="new-password" required />
      </Field>
      <SubmitButton className="h-9">设置密码</SubmitButton>
    </ActionForm>
  );
}
