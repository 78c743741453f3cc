import { forgetAttempts } from "@/lib/auth/limits";
import { generatedPassword, hashPassword } from "@/lib/auth/password";
import type { Viewer } from "@/lib/auth/viewer";
import { authSecret } from "@/lib/env";
import { accountEvent, endSessions, managedAccount, NOT_YOUR_OWN } from "./account-row";
import { CHANGED_MEANWHILE, NOT_FOUND, type Result, refuse } from "./result";
import { type Sent, transact } from "./transact";

/** Gives an account a generated password, told once, to be replaced at the next sign-in. Ends all its sessions. */
export async function resetPassword(
  viewer: Viewer,
  sent: Sent,
  { id, version }: { id: string; version: number },
): Promise<Result<{ login: string; password: string }>> {
  const password = generatedPassword(authSecret(), sent.key);
  const passwordHash = await hashPassword(password);
  const result = await transact<{ login: string }>(viewer, sent, async ({ tx, record }) => {
    const found = await managedAccount(tx, viewer, id);
    if (!found) return refuse(NOT_FOUND);
    if (id === viewer.accountId) return refuse(NOT_YOUR_OWN);
    const done = await tx.account.updateMany({
      where: { id, version },
      data: { passwordHash, mustChangePassword: true, passwordChangedAt: viewer.now, version: { increment: 1 } },
    });
    if (done.count === 0) return refuse(CHANGED_MEANWHILE);
    await endSessions(tx, id, viewer.now);
    record(found.post, accountEvent(found.account, "account.password-reset"));
    return { ok: true, login: found.account.login };
  });
  if (!result.ok) return result;
  await forgetAttempts(result.login);
  return { ...result, password };
}
