import { normalLogin } from "@/lib/auth/login";
import { generatedPassword, hashPassword } from "@/lib/auth/password";
import { postFor } from "@/lib/auth/policy";
import type { Viewer } from "@/lib/auth/viewer";
import { change } from "@/lib/domain/events";
import { authSecret } from "@/lib/env";
import { accountEvent } from "./account-row";
import { NOT_FOUND, type Result, refuse } from "./result";
import { type Sent, transact } from "./transact";

const LOGIN_TAKEN = "这个账号名已被使用，请换一个。";

/**
 * Opens an account for a person with a generated first password, which the answer tells once and the first sign-in
 * replaces. The password is no part of what is remembered of the form; sending it again derives the same one.
 */
export async function createAccount(
  viewer: Viewer,
  sent: Sent,
  input: { personId: string; login: string },
): Promise<Result<{ login: string; password: string }>> {
  const password = generatedPassword(authSecret(), sent.key);
  const passwordHash = await hashPassword(password);
  const result = await transact<{ login: string }>(viewer, sent, async ({ tx, record }) => {
    const person = await tx.person.findUnique({ where: { id: input.personId }, include: { account: true } });
    const post = person && postFor(viewer, "people.manage", { bodyId: person.bodyId });
    if (!person || !post) return refuse(NOT_FOUND);
    if (person.account) return refuse("这个人已有账号。");
    const login = normalLogin(input.login);
    const [account] = await tx.account.createManyAndReturn({
      data: [{ personId: person.id, login, passwordHash }],
      skipDuplicates: true,
    });
    if (!account) return refuse(LOGIN_TAKEN, { login: [LOGIN_TAKEN] });
    record(post, { ...accountEvent({ ...account, person }, "account.created"), changes: change("账号", null, login) });
    return { ok: true, login };
  });
  return result.ok ? { ...result, password } : result;
}
