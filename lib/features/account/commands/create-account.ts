import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import { normalLogin } from "@/lib/access/sign-in/login";
import { hashPassword, NO_PASSWORD } from "@/lib/access/sign-in/password";
import { halfFor } from "@/lib/access/sign-in/reset-code";
import type { Viewer } from "@/lib/access/viewer";
import { notFound, refuse, wrong } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { MANAGE_ACCOUNTS } from "@/lib/features/account/acts";
import { ACCOUNT_CREATED } from "@/lib/features/account/events";
import { fact } from "@/lib/history/record";
import { accountEvent } from "./account-row";
import { deskOf, type Half, openReset, roleInWords, tellOfReset } from "./reset-row";

const LOGIN_TAKEN = "这个账号名已被使用，请换一个。";

/**
 * Opens an account for a person, without a password: the holder chooses one with a one-time code, of which this tells
 * the first half once. It works like the code of a reset (ask-reset), so that who opens an account never acts as its
 * holder. The half is no part of what is remembered of the form; sending it again derives the same one.
 */
export async function createAccount(
  viewer: Viewer,
  sent: Sent,
  input: { personId: string; login: string },
): Promise<Result<Half>> {
  const half = halfFor("first", sent.key);
  const firstHash = await hashPassword(half);
  const result = await transact<Omit<Half, "half">>(viewer, sent, async ({ tx, record }) => {
    const person = await tx.person.findUnique({ where: { id: input.personId }, include: { account: true } });
    const post = person && can(viewer, MANAGE_ACCOUNTS, await findPlace(tx, person.bodyId));
    if (!person || !post) notFound();
    if (person.account) refuse("state", "这个人已有账号。");
    const login = normalLogin(input.login);
    const [account] = await tx.account.createManyAndReturn({
      data: [{ personId: person.id, login, passwordHash: NO_PASSWORD }],
      skipDuplicates: true,
    });
    if (!account) wrong("login", LOGIN_TAKEN);
    const made = { ...account, person };
    const desk = await deskOf(tx, person.id, viewer.today);
    await openReset(tx, viewer, made, { kind: "FIRST", reason: "", firstHash });
    await tellOfReset(tx, viewer, made, ACCOUNT_CREATED, { post: post.label, did: "开通账号并申请了" });
    record(post, { ...accountEvent(made, ACCOUNT_CREATED), facts: fact("login", null, login) });
    return { login, other: roleInWords(desk.releases) };
  });
  return result.ok ? { ...result, half } : result;
}
