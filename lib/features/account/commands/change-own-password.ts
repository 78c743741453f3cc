import { ATTEMPTS_PER_CHANGE, giveBackPasswordCheck, takePasswordCheck } from "@/lib/access/sign-in/limits";
import { hashPassword, passwordProblems, verifyPassword } from "@/lib/access/sign-in/password";
import type { HeldPost, Viewer } from "@/lib/access/viewer";
import { CHANGED_MEANWHILE, NOT_FOUND, type Result, refuse } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { db } from "@/lib/db/client";
import { personActor } from "@/lib/history/actor";
import { recordEvents } from "@/lib/history/record";
import { accountEvent, endSessions } from "./account-row";

/**
 * A failure is an event of its own: the write it belongs to never happens. Whoever sits at a browser left open guesses
 * at the password here, and the holder must be able to see that.
 */
async function failed(
  viewer: Viewer,
  post: HeldPost,
  account: Parameters<typeof accountEvent>[0],
  action: "account.password-change-failed" | "account.locked-out",
  reason: string,
): Promise<void> {
  const actor = personActor({ id: viewer.personId, name: viewer.name }, post);
  const event = { ...accountEvent(account, action), actor, at: viewer.now, reason };
  await db.$transaction((tx) => recordEvents(tx, [event]));
}

/** Replaces the viewer's own password and ends the account's other sessions. */
export async function changeOwnPassword(
  viewer: Viewer,
  sent: Sent,
  { current, next }: { current: string; next: string },
): Promise<Result> {
  const account = await db.account.findUnique({
    where: { id: viewer.accountId },
    include: { person: { include: { body: true } } },
  });
  const [post] = viewer.posts;
  if (!account || !post) return refuse(NOT_FOUND);
  const { body } = account.person;
  const wait = await takePasswordCheck(account.id);
  if (wait) {
    if (wait.first)
      await failed(viewer, post, account, "account.locked-out", `修改密码时原密码输错 ${ATTEMPTS_PER_CHANGE} 次`);
    return refuse(`原密码输错次数过多，请 ${wait.minutes} 分钟后再试。忘记密码的，可请系统管理员申请一次性码。`);
  }
  if (!(await verifyPassword(account.passwordHash, current))) {
    await failed(viewer, post, account, "account.password-change-failed", "原密码不正确");
    return refuse("原密码不正确。", { current: ["与现在使用的密码不一致"] });
  }
  await giveBackPasswordCheck(account.id);
  const problems = passwordProblems(next, account.login, [account.person.name, body.name, body.shortName]);
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
