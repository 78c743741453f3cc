import { type Actor, type EventInput, recordEvents } from "@/lib/commands/record-event";
import { db, type Tx } from "@/lib/db/client";
import { dayOf } from "@/lib/domain/day";
import type { EventAction } from "@/lib/domain/events";
import { log } from "@/lib/log";
import { giveBackAttempt, takeAttempt } from "./limits";
import { postsHeldOn } from "./load-viewer";
import { normalLogin } from "./login";
import { PASSWORD_MAX, verifyNobody, verifyPassword } from "./password";

export type Attempt = { login: string; password: string; address: string; userAgent: string; now: Date };

/** `wrong` is said alike of an unknown account and a wrong password; `disabled` only to who knows the password. */
export type SignInAnswer =
  | { ok: true; sessionId: string }
  | { ok: false; why: "wrong" | "disabled" }
  | { ok: false; why: "limited"; minutes: number };

/** Nobody has proved to be anybody yet. */
const STRANGER: Actor = { personId: null, personName: "（未登录）", postId: null, postLabel: "" };
const NO_SUBJECT = "00000000-0000-0000-0000-000000000000";
const WRONG = { ok: false, why: "wrong" } as const;

type Found = { id: string; login: string; person: { id: string; name: string; bodyId: string } };

function accountEvent(account: Found | null, action: EventAction, actor: Actor, at: Date, reason: string): EventInput {
  return {
    actor,
    at,
    action,
    reason,
    bodyId: account?.person.bodyId ?? null,
    subjectType: "ACCOUNT",
    subjectId: account?.id ?? NO_SUBJECT,
    // What was typed as the account is not kept: it may be a password in the wrong field.
    subjectLabel: account ? `${account.person.name}（${account.login}）` : "不存在的账号",
  };
}

async function actorOf(tx: Tx, person: Found["person"], now: Date): Promise<Actor> {
  const [post] = await postsHeldOn(tx, person.id, dayOf(now));
  return { personId: person.id, personName: person.name, postId: post?.id ?? null, postLabel: post?.label ?? "" };
}

async function failed(account: Found | null, attempt: Attempt, why: string): Promise<void> {
  const reason = `${why}，来源 ${attempt.address || "不明"}`;
  const event = accountEvent(account, "account.sign-in-failed", STRANGER, attempt.now, reason);
  await db.$transaction((tx) => recordEvents(tx, [event]));
}

/**
 * Checks an account and its password and opens a session. Failures are events too; the limit keeps them few. Unknown
 * accounts cost the same work as known ones.
 */
export async function signIn(attempt: Attempt): Promise<SignInAnswer> {
  const { password, address, userAgent, now } = attempt;
  const login = normalLogin(attempt.login);
  if (!login || !password || password.length > PASSWORD_MAX) return WRONG;
  const minutes = await takeAttempt(login, address);
  if (minutes !== null) {
    log().warn({ address, minutes }, "sign-in refused: too many attempts");
    return { ok: false, why: "limited", minutes };
  }
  const account = await db.account.findUnique({ where: { login }, include: { person: true } });
  const right = account ? await verifyPassword(account.passwordHash, password) : await verifyNobody(password);
  if (!account || !right) {
    await failed(account, attempt, account ? "密码不正确" : "账号不存在");
    return WRONG;
  }
  if (account.disabledAt) {
    await failed(account, attempt, "账号已停用");
    return { ok: false, why: "disabled" };
  }
  await giveBackAttempt(login, address);
  const sessionId = await db.$transaction(async (tx) => {
    const session = await tx.session.create({
      data: { accountId: account.id, createdAt: now, lastSeenAt: now, address, userAgent: userAgent.slice(0, 300) },
    });
    const actor = await actorOf(tx, account.person, now);
    await recordEvents(tx, [accountEvent(account, "account.signed-in", actor, now, `来源 ${address || "不明"}`)]);
    return session.id;
  });
  return { ok: true, sessionId };
}

/** Ends a session by its owner's wish. Ending an ended one does nothing. */
export async function signOut(sessionId: string, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const ended = await tx.session.updateMany({ where: { id: sessionId, endedAt: null }, data: { endedAt: now } });
    if (ended.count === 0) return;
    const { account } = await tx.session.findUniqueOrThrow({
      where: { id: sessionId },
      include: { account: { include: { person: true } } },
    });
    const actor = await actorOf(tx, account.person, now);
    await recordEvents(tx, [accountEvent(account, "account.signed-out", actor, now, "")]);
  });
}
