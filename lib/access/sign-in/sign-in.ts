import {
  ACCOUNT_LOCKED_OUT,
  ACCOUNT_SESSION_ENDED,
  ACCOUNT_SIGN_IN_FAILED,
  ACCOUNT_SIGNED_IN,
  ACCOUNT_SIGNED_OUT,
} from "@/lib/access/events";
import { postsHeldOn } from "@/lib/access/load-viewer";
import { db, type Tx } from "@/lib/db/client";
import { dayOf } from "@/lib/domain/day";
import type { Kind } from "@/lib/domain/history/kind";
import { cleanLine, cut } from "@/lib/domain/text/text";
import { type Actor, type PersonActor, personActor } from "@/lib/history/actor";
import { type EventInput, recordEvents } from "@/lib/history/record";
import { log } from "@/lib/log";
import { addressInWords } from "./address";
import { browserMark, knownBrowser } from "./known-browser";
import {
  ATTEMPTS_PER_ACCOUNT,
  ATTEMPTS_PER_ADDRESS,
  ATTEMPTS_PER_PAIR,
  giveBackAttempt,
  type SignInCount,
  takeAttempt,
} from "./limits";
import { normalLogin } from "./login";
import { PASSWORD_MAX, verifyNobody, verifyPassword } from "./password";

export type Attempt = {
  login: string;
  password: string;
  address: string;
  userAgent: string;
  /** The Cookie header: a browser known to the account is told by it. */
  cookies: string;
  now: Date;
  /** The session this browser has now: a browser has one, so it ends with the new sign-in. */
  replaces?: string | null;
};

/** `wrong` is said alike of an unknown account and a wrong password; `disabled` only to who knows the password. */
export type SignInAnswer =
  | { ok: true; sessionId: string; setCookie: string }
  | { ok: false; why: "wrong" | "disabled" }
  | { ok: false; why: "limited"; minutes: number };

const NO_SUBJECT = "00000000-0000-0000-0000-000000000000";
const WRONG = { ok: false, why: "wrong" } as const;

type Found = { id: string; login: string; person: { id: string; name: string; bodyId: string } };

/** What a lock-out is told as in the history; the address stands behind it. */
const LOCKED_OUT = {
  pair: `同一来源输错密码 ${ATTEMPTS_PER_PAIR} 次，该来源 15 分钟内不能再登录这个账号`,
  browser: `同一浏览器输错密码 ${ATTEMPTS_PER_PAIR} 次，该浏览器 15 分钟内不能再登录这个账号`,
  account: `1 小时内从各处共输错密码 ${ATTEMPTS_PER_ACCOUNT} 次，1 小时内只有登录过这个账号的浏览器可以登录`,
  address: `同一来源对各账号共登录失败 ${ATTEMPTS_PER_ADDRESS} 次，该来源 15 分钟内不能登录`,
} as const satisfies Record<SignInCount, string>;

function accountEvent(account: Found | null, kind: Kind, actor: Actor, at: Date, reason: string): EventInput {
  return {
    actor,
    at,
    kind,
    reason,
    bodyId: account?.person.bodyId ?? null,
    subjectId: account?.id ?? NO_SUBJECT,
    // What was typed as the account is not kept: it may be a password in the wrong field.
    subjectLabel: account ? `${account.person.name}（${account.login}）` : "不存在的账号",
  };
}

async function actorOf(tx: Tx, person: Found["person"], now: Date): Promise<PersonActor> {
  const [post] = await postsHeldOn(tx, person.id, dayOf(now));
  return personActor(person, post);
}

async function failed(account: Found | null, attempt: Attempt, why: string, kind: Kind): Promise<void> {
  const reason = `${why}，来源 ${addressInWords(attempt.address)}`;
  await db.$transaction((tx) =>
    recordEvents(tx, [accountEvent(account, kind, { kind: "stranger" }, attempt.now, reason)]),
  );
}

/**
 * Checks an account and its password and opens a session. Failures are events too; the limit keeps them few. Unknown
 * accounts cost the same work as known ones.
 */
export async function signIn(attempt: Attempt): Promise<SignInAnswer> {
  const { password, address, userAgent, now } = attempt;
  const login = normalLogin(attempt.login);
  if (!login || !password || password.length > PASSWORD_MAX) return WRONG;
  const account = await db.account.findUnique({ where: { login }, include: { person: true } });
  const browser = account && knownBrowser(account, attempt.cookies);
  const trier = { login, address, browser };
  const wait = await takeAttempt(trier);
  if (wait) {
    log().warn({ address, by: wait.by, minutes: wait.minutes }, "sign-in refused: too many attempts");
    // Once a window: whoever goes on trying does not fill the history.
    if (wait.first) await failed(account, attempt, LOCKED_OUT[wait.by], ACCOUNT_LOCKED_OUT);
    return { ok: false, why: "limited", minutes: wait.minutes };
  }
  const right = account ? await verifyPassword(account.passwordHash, password) : await verifyNobody(password);
  if (!account || !right) {
    await failed(account, attempt, account ? "密码不正确" : "账号不存在", ACCOUNT_SIGN_IN_FAILED);
    return WRONG;
  }
  if (account.disabledAt) {
    await failed(account, attempt, "账号已停用", ACCOUNT_SIGN_IN_FAILED);
    return { ok: false, why: "disabled" };
  }
  await giveBackAttempt(trier);
  const sessionId = await db.$transaction(async (tx) => {
    const session = await tx.session.create({
      data: {
        accountId: account.id,
        createdAt: now,
        lastSeenAt: now,
        address,
        userAgent: cut(cleanLine(userAgent), 300),
      },
    });
    const actor = await actorOf(tx, account.person, now);
    const events = [accountEvent(account, ACCOUNT_SIGNED_IN, actor, now, `来源 ${addressInWords(address)}`)];
    const replaced = attempt.replaces ? await endSession(tx, attempt.replaces, now) : null;
    if (replaced) events.push(accountEvent(replaced, ACCOUNT_SESSION_ENDED, actor, now, "同一浏览器中有新的登录"));
    await recordEvents(tx, events);
    return session.id;
  });
  return { ok: true, sessionId, setCookie: browserMark(account, browser ?? undefined) };
}

/** Ends a session. @returns whose it was; null when it had ended before */
async function endSession(tx: Tx, sessionId: string, now: Date): Promise<Found | null> {
  const ended = await tx.session.updateMany({ where: { id: sessionId, endedAt: null }, data: { endedAt: now } });
  if (ended.count === 0) return null;
  const { account } = await tx.session.findUniqueOrThrow({
    where: { id: sessionId },
    include: { account: { include: { person: true } } },
  });
  return account;
}

/** Ends a session by its owner's wish. Ending an ended one does nothing. */
export async function signOut(sessionId: string, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const account = await endSession(tx, sessionId, now);
    if (!account) return;
    const actor = await actorOf(tx, account.person, now);
    await recordEvents(tx, [accountEvent(account, ACCOUNT_SIGNED_OUT, actor, now, "")]);
  });
}
