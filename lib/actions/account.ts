"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { sessionCookie } from "@/lib/auth/cookies";
import { assertSameOrigin, FOREIGN_ORIGIN, ForeignOrigin } from "@/lib/auth/origin";
import { wrongPage } from "@/lib/auth/page-account";
import { getSessionId, getViewer } from "@/lib/auth/session";
import { signOut } from "@/lib/auth/sign-in";
import { changeOwnPassword } from "@/lib/commands/change-own-password";
import { type Refusal, refuse } from "@/lib/commands/result";
import { defineAction } from "./define";

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
