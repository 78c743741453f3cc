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
import { entrance } from "@/lib/command/entrance";
import { formValues } from "@/lib/command/form-values";
import { type Refusal, type Result, turnAway } from "@/lib/command/result";
import { cleanValue } from "@/lib/domain/text/text";
import { ASK_RESET, CANCEL_RESET, KEEP_ACCOUNT, MANAGE_ACCOUNTS, RELEASE_RESET } from "@/lib/features/account/acts";
import { askFirstCodes } from "@/lib/features/account/commands/ask-first-codes";
import { askReset } from "@/lib/features/account/commands/ask-reset";
import { cancelReset } from "@/lib/features/account/commands/cancel-reset";
import { changeOwnPassword } from "@/lib/features/account/commands/change-own-password";
import { createAccount } from "@/lib/features/account/commands/create-account";
import { disableAccount } from "@/lib/features/account/commands/disable-account";
import { enableAccount } from "@/lib/features/account/commands/enable-account";
import { endSession } from "@/lib/features/account/commands/end-session";
import { readNotices } from "@/lib/features/account/commands/read-notices";
import { releaseFirstCodes } from "@/lib/features/account/commands/release-first-codes";
import { releaseReset } from "@/lib/features/account/commands/release-reset";
import { spendReset } from "@/lib/features/account/commands/spend-reset";
import {
  askFirstCodesInput,
  askResetInput,
  cancelResetInput,
  changePasswordInput,
  createAccountInput,
  disableAccountInput,
  enableAccountInput,
  endSessionInput,
  readNoticesInput,
  refuseResetInput,
  releaseFirstCodesInput,
  releaseResetInput,
  spendResetInput,
} from "./input";

/** Which rows the forms below reach at most. */
const ACCOUNTS = "people and accounts of the bodies at or below the post";

/**
 * 退出登录. Open to everybody: a session that has run out meanwhile must lead to the sign-in page too, not to a refusal.
 * Who signed in meanwhile as somebody else is not signed out by it.
 */
export const signOutAction = entrance(
  { act: "public", scope: "the session the cookie names; ends it whoever asks" },
  async (input: object): Promise<Refusal> => {
    try {
      assertSameOrigin(await headers());
    } catch (error) {
      if (error instanceof ForeignOrigin) return turnAway(FOREIGN_ORIGIN);
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
  },
);

/** 用一次性码设置密码. Open to everybody: whoever needs it cannot sign in. Limited by account and address. */
export const spendResetAction = entrance(
  { act: "public", scope: "an account with a released one-time code, by both halves; limited by account and address" },
  async (raw: FormData | object): Promise<Result> => {
    const head = await headers();
    try {
      assertSameOrigin(head);
    } catch (error) {
      if (error instanceof ForeignOrigin) return turnAway(FOREIGN_ORIGIN);
      throw error;
    }
    const sent = cleanValue(raw instanceof FormData ? formValues(raw) : raw, ["next", "again"]);
    const viewer = await getViewer();
    const wrong = viewer && wrongPage(viewer, sent);
    if (wrong) return wrong;
    const given = spendResetInput.safeParse(sent);
    if (!given.success)
      return turnAway("有内容需要填写，请按提示更正后再提交。", z.flattenError(given.error).fieldErrors);
    const { again, ...use } = given.data;
    if (use.next !== again) return turnAway("两次输入的新密码不一致。", { again: ["与上面的新密码不一致"] });
    return spendReset({ ...use, address: clientAddress(head.get("x-forwarded-for")), now: new Date() });
  },
);

export const readNoticesAction = defineAction(
  { name: "account.read-notices", act: KEEP_ACCOUNT, scope: "notices to the caller", input: readNoticesInput },
  ({ viewer, input, sent }) => readNotices(viewer, sent, input),
);

export const refuseResetAction = defineAction(
  {
    name: "account.refuse-reset",
    act: KEEP_ACCOUNT,
    scope: "an open one-time code for the caller's own account",
    input: refuseResetInput,
  },
  ({ viewer, input, sent }) => cancelReset(viewer, sent, input),
);

export const changePasswordAction = defineAction(
  {
    name: "account.change-password",
    act: KEEP_ACCOUNT,
    scope: "the caller's own account, after the present password",
    asTyped: ["current", "next", "again"],
    input: changePasswordInput,
  },
  async ({ viewer, input, sent }) => {
    if (input.next !== input.again) {
      return turnAway("两次输入的新密码不一致。", { again: ["与上面的新密码不一致"] });
    }
    return changeOwnPassword(viewer, sent, input);
  },
);

export const askResetAction = defineAction(
  {
    name: "resets.ask",
    act: ASK_RESET,
    scope: "accounts, never one's own, of the bodies at or below the post, by the holder's post",
    input: askResetInput,
  },
  ({ viewer, sent, input }) => askReset(viewer, sent, input),
);

export const releaseResetAction = defineAction(
  {
    name: "resets.release",
    act: RELEASE_RESET,
    scope: "codes somebody else asked for, never for oneself, of the bodies at or below the post, by the holder's post",
    input: releaseResetInput,
  },
  ({ viewer, sent, input }) => releaseReset(viewer, sent, input),
);

export const askFirstCodesAction = defineAction(
  {
    name: "resets.ask-first",
    act: ASK_RESET,
    scope: "accounts of one body at or below the post nobody has used yet, never one's own",
    input: askFirstCodesInput,
  },
  ({ viewer, sent, input }) => askFirstCodes(viewer, sent, input),
);

export const releaseFirstCodesAction = defineAction(
  {
    name: "resets.release-first",
    act: RELEASE_RESET,
    scope: "first codes somebody else asked for, of people who were given a post, of the bodies at or below the post",
    input: releaseFirstCodesInput,
  },
  ({ viewer, sent, input }) => releaseFirstCodes(viewer, sent, input),
);

export const cancelResetAction = defineAction(
  {
    name: "resets.cancel",
    act: CANCEL_RESET,
    scope: "open codes of the bodies at or below the post",
    input: cancelResetInput,
  },
  ({ viewer, sent, input }) => cancelReset(viewer, sent, input),
);

export const createAccountAction = defineAction(
  { name: "people.create-account", act: MANAGE_ACCOUNTS, scope: ACCOUNTS, input: createAccountInput },
  ({ viewer, sent, input }) => createAccount(viewer, sent, input),
);

export const disableAccountAction = defineAction(
  { name: "people.disable-account", act: MANAGE_ACCOUNTS, scope: ACCOUNTS, input: disableAccountInput },
  ({ viewer, sent, input }) => disableAccount(viewer, sent, input),
);

export const enableAccountAction = defineAction(
  { name: "people.enable-account", act: MANAGE_ACCOUNTS, scope: ACCOUNTS, input: enableAccountInput },
  ({ viewer, sent, input }) => enableAccount(viewer, sent, input),
);

export const endSessionAction = defineAction(
  { name: "people.end-session", act: MANAGE_ACCOUNTS, scope: ACCOUNTS, input: endSessionInput },
  ({ viewer, sent, input }) => endSession(viewer, sent, input),
);
