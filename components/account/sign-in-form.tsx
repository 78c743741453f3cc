"use client";

import { ActionForm } from "@/components/form/action-form";
import type { ActionResult } from "@/components/form/action-result";
import { SubmitButton } from "@/components/form/submit-button";
import { Field } from "@/components/ui/control/field";
import { Input } from "@/components/ui/control/input";
import { type BrowserAnswer, signInWithPassword } from "@/lib/access/sign-in/client";
import { TYPED_LOGIN_MAX, TYPED_PASSWORD_MAX } from "@/lib/domain/limits";

const SENTENCES = {
  wrong: "账号或密码不正确，请核对后重试。",
  disabled: "这个账号已停用，请联系系统管理员。",
  stale: "登录页面已过期，或浏览器没有接受本系统的 Cookie。请刷新页面后重试。",
  foreign: "当前访问地址与本系统公布的地址不一致，不能登录。请改用系统管理员公布的地址。",
  broken: "系统暂时无法登录，请稍后再试。仍不成功时，请联系系统管理员。",
  offline: "连接不上服务器，请检查网络后重试。",
} as const;

function sentence(answer: BrowserAnswer & { ok: false }): string {
  return answer.why === "limited"
    ? `登录失败次数过多，请 ${answer.minutes} 分钟后再试。忘记密码的，可请系统管理员申请一次性码。`
    : SENTENCES[answer.why];
}

async function signIn(data: FormData): Promise<ActionResult> {
  const answer = await signInWithPassword(String(data.get("login") ?? ""), String(data.get("password") ?? ""));
  return answer.ok ? { ok: true } : { ok: false, why: sentence(answer) };
}

/** Account and password. What was typed stays after a failure. `to` is a path of this site. */
export function SignInForm({ to }: { to: string }) {
  return (
    <ActionForm action={signIn} warnUnsaved={false} onSuccess={() => window.location.assign(to)}>
      <Field label="账号" name="login">
        <Input
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={TYPED_LOGIN_MAX}
          required
        />
      </Field>
      <Field label="密码" name="password">
        <Input
          name="password"
          type="password"
          autoComplete="current-password"
          maxLength={TYPED_PASSWORD_MAX}
          required
        />
      </Field>
      <SubmitButton className="h-9">登录</SubmitButton>
    </ActionForm>
  );
}
