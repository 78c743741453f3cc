"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { wrongPage } from "@/lib/access/page-account";
import { getSessionId, getViewer } from "@/lib/access/session";
import { clientAddress } from "@/lib/access/sign-in/address";
import { sessionCookie } from "@/lib/access/sign-in/cookies";
import { assertSameOrigin, FOREIGN_ORIGIN, ForeignOrigin } from "@/lib/access/sign-in/origin";
import { signOut } from "@/lib/access/sign-in/sign-in";
import { defineAction } from "@/lib/command/define-action";
import { formValues } from "@/lib/command/form-values";
import { type Refusal, type Result, refuse } from "@/lib/command/result";
import { cleanValue } from "@/lib/domain/text/text";
import { cancelReset } from "@/lib/features/account/commands/cancel-reset";
import { changeOwnPassword } from "@/lib/features/account/commands/change-own-password";
import { readNotices } from "@/lib/features/account/commands/read-notices";
import { spendReset } from "@/lib/features/account/commands/spend-reset";

/**
 * 退出登录. Open to everybody: a session that has run out meanwhile must lead to the sign-in page too, not to a refusal.
 * Who signed in meanwhile as somebody else is not signed out by it.
 */
export async function signOutAction(input: object): Promise<Refusal> {
  try {
    assertSameOrigin(await headers());
  } catch (error) {
    if (error instanceof ForeignOrigin) return refuse(FOREIGN_ORIGIN);
    throw error;
  }
  const viewer = await getViewer();
  const wrong = viewer && wrongPage(viewer, input);
  if (wrong) return wrong;
  const sessionId = await getSessionId();
  if (sessionId) await signOut(sessionId, new Date());
  const { name, options } = sessionCookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
  redirect("/sign-in");
}

const password = z.string("请填写密码。").min(1, "请填写密码。").max(1000);

/** What is typed on the page of one-time codes; the halves as on the slips, the rest like everywhere. */
const codeUse = z.object({
  login: z.string("请填写账号。").trim().min(1, "请填写账号。").max(100, "账号过长，请核对。"),
  first: z.string("请填写上半段。").trim().min(1, "请填写上半段。").max(100, "上半段过长，请核对。"),
  second: z.string("请填写下半段。").trim().min(1, "请填写下半段。").max(100, "下半段过长，请核对。"),
  next: password,
  again: password,
});

/** 用一次性码设置密码. Open to everybody: whoever needs it cannot sign in. Limited by account and address. */
export async function spendResetAction(raw: FormData | object): Promise<Result> {
  const head = await headers();
  try {
    assertSameOrigin(head);
  } catch (error) {
    if (error instanceof ForeignOrigin) return refuse(FOREIGN_ORIGIN);
    throw error;
  }
  const sent = cleanValue(raw instanceof FormData ? formValues(raw) : raw, ["next", "again"]);
  const viewer = await getViewer();
  const wrong = viewer && wrongPage(viewer, sent);
  if (wrong) return wrong;
  const given = codeUse.safeParse(sent);
  if (!given.success) return refuse("有内容需要填写，请按提示更正后再提交。", z.flattenError(given.error).fieldErrors);
  const { again, ...use } = given.data;
  if (use.next !== again) return refuse("两次输入的新密码不一致。", { again: ["与上面的新密码不一致"] });
  return spendReset({ ...use, address: clientAddress(head.get("x-forwarded-for")), now: new Date() });
}

export const readNoticesAction = defineAction(
  {
    name: "account.read-notices",
    act: "account.own",
    input: z.object({ ids: z.array(z.uuid()).min(1).max(20) }),
  },
  ({ viewer, input, sent }) => readNotices(viewer, sent, input),
);

export const refuseResetAction = defineAction(
  { name: "account.refuse-reset", act: "account.own", input: z.object({ id: z.uuid("页面已过期，请刷新后重试。") }) },
  ({ viewer, input, sent }) => cancelReset(viewer, sent, input),
);

export const changePasswordAction = defineAction(
  {
    name: "account.change-password",
    act: "account.own",
    asTyped: ["current", "next", "again"],
    input: z.object({ current: password, next: password, again: password }),
  },
  async ({ viewer, input, sent }) => {
    if (input.next !== input.again) {
      return refuse("两次输入的新密码不一致。", { again: ["与上面的新密码不一致"] });
    }
    return changeOwnPassword(viewer, sent, input);
  },
);
