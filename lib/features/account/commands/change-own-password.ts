import "server-only";
import { ACCOUNT_LOCKED_OUT } from "@/lib/access/events";
import { ATTEMPTS_PER_CHANGE, giveBackPasswordCheck, takePasswordCheck } from "@/lib/access/sign-in/limits";
import { hashPassword, passwordProblems, verifyPassword } from "@/lib/access/sign-in/password";
import type { HeldPost, Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, notFound, refuse, wrong } from "@/lib/command/refusal";
import { answering, type Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { db } from "@/lib/db/client";
import type { Kind } from "@/lib/domain/history/kind";
import { ACCOUNT_PASSWORD_CHANGE_FAILED, ACCOUNT_PASSWORD_CHANGED } from "@/lib/features/account/events";
import { personActor } from "@/lib/history/actor";
import { recordEvents } from "@/lib/history/record";
import { accountEvent, endSessions } from "./account-row";

type Input = { current: string; next: string };

/**
 * A failure is an event of its own: the write it belongs to never happens. Whoever sits at a browser left open guesses
 * at the password here, and the holder must be able to see that.
 */
async function failed(
  viewer: Viewer,
  post: HeldPost,
  account: Parameters<typeof accountEvent>[0],
  kind: Kind,
  reason: string,
): Promise<void> {
  const actor = personActor({ id: viewer.personId, name: viewer.name }, post);
  const event = { ...accountEvent(account, kind), actor, at: viewer.now, reason };
  await db.$transaction((tx) => recordEvents(tx, [event]));
}

/** The account whose present password this is and may be replaced by that one; counts and tells failed attempts. */
async function checked(viewer: Viewer, { current, next }: Input) {
  const account = await db.account.findUnique({
    where: { id: viewer.accountId },
    include: { person: { include: { body: true } } },
  });
  const [post] = viewer.posts;
  if (!account || !post) notFound();
  const { body } = account.person;
  const wait = await takePasswordCheck(account.id);
  if (wait) {
    if (wait.first)
      await failed(viewer, post, account, ACCOUNT_LOCKED_OUT, `修改密码时原密码输错 ${ATTEMPTS_PER_CHANGE} 次`);
    refuse("limit", `原密码输错次数过多，请 ${wait.minutes} 分钟后再试。忘记密码的，可请系统管理员申请一次性码。`);
  }
  if (!(await verifyPassword(account.passwordHash, current))) {
    await failed(viewer, post, account, ACCOUNT_PASSWORD_CHANGE_FAILED, "原密码不正确");
    wrong("current", "与现在使用的密码不一致", "原密码不正确。");
  }
  await giveBackPasswordCheck(account.id);
  const problems = passwordProblems(next, account.login, [account.person.name, body.name, body.shortName]);
  if (next === current) problems.push("新密码不能与原密码相同");
  if (problems.length > 0) refuse("invalid", "新密码不符合要求，请按提示更正。", { next: problems });
  return { account, post };
}

/**
 * Replaces the viewer's own password and ends the account's other sessions. The passwords are tried before the write is
 * begun: that takes long, and what is told of a failure stays although nothing else is done.
 */
export async function changeOwnPassword(viewer: Viewer, sent: Sent, input: Input): Promise<Result> {
  const found = await answering(() => checked(viewer, input));
  if (!found.ok) return found;
  const { account, post } = found;
  const passwordHash = await hashPassword(input.next);
  return transact(viewer, sent, async ({ tx, record }) => {
    const done = await tx.account.updateMany({
      where: { id: account.id, version: account.version },
      data: { passwordHash, mustChangePassword: false, passwordChangedAt: viewer.now, version: { increment: 1 } },
    });
    if (done.count === 0) changedMeanwhile();
    await endSessions(tx, account.id, viewer.now, viewer.sessionId);
    record(post, accountEvent(account, ACCOUNT_PASSWORD_CHANGED));
  });
}
