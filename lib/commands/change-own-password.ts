import { hashPassword, passwordProblems, verifyPassword } from "@/lib/auth/password";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { accountEvent, endSessions } from "./account-row";
import { CHANGED_MEANWHILE, NOT_FOUND, type Result, refuse } from "./result";
import { type Sent, transact } from "./transact";

/** Replaces the viewer's own password and ends the account's other sessions. */
export async function changeOwnPassword(
  viewer: Viewer,
  sent: Sent,
  { current, next }: { current: string; next: string },
): Promise<Result> {
  const account = await db.account.findUnique({ where: { id: viewer.accountId }, include: { person: true } });
  const [post] = viewer.posts;
  if (!account || !post) return refuse(NOT_FOUND);
  if (!(await verifyPassword(account.passwordHash, current))) {
    return refuse("原密码不正确。", { current: ["与现在使用的密码不一致"] });
  }
  const problems = passwordProblems(next, account.login);
  if (next === current) problems.push("新密码不能与原密码相同");
  if (problems.length > 0) return refuse("新密码不符合要求，请按提示更正。", { next: problems });
  const passwordHash = await hashPassword(next);
  return transact(viewer, sent, async ({ tx, record }) => {
    const done = await tx.account.updateMany({
      where: { id: account.id, version: account.version },
      data: { passwordHash, mustChangePassword: false, passwordChangedAt: viewer.now, version: { increment: 1 } },
    });
    if (done.count === 0) return refuse(CHANGED_MEANWHILE);
    await endSessions(tx, account.id, viewer.now, viewer.sessionId);
    record(post, accountEvent(account, "account.password-changed"));
    return { ok: true };
  });
}
