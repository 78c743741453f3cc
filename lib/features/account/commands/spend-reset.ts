import "server-only";
import { ACCOUNT_LOCKED_OUT } from "@/lib/access/events";
import { postsHeldOn } from "@/lib/access/load-viewer";
import { addressInWords } from "@/lib/access/sign-in/address";
import { CODES_PER_ACCOUNT, forgetAttempts, giveBackCode, takeCode } from "@/lib/access/sign-in/limits";
import { normalLogin } from "@/lib/access/sign-in/login";
import { hashPassword, NO_PASSWORD, passwordProblems, verifyPassword } from "@/lib/access/sign-in/password";
import { normalHalf } from "@/lib/access/sign-in/reset-code";
import { lock } from "@/lib/command/locks";
import { refuse } from "@/lib/command/refusal";
import { answering, type Result } from "@/lib/command/result";
import { db } from "@/lib/db/client";
import { dayOf, instantInTable } from "@/lib/domain/day";
import type { Kind } from "@/lib/domain/history/kind";
import { ACCOUNT_RESET_FAILED, ACCOUNT_RESET_USED } from "@/lib/features/account/events";
import { personActor } from "@/lib/history/actor";
import { recordEvents } from "@/lib/history/record";
import { tellAbout } from "./account-notice";
import { accountEvent, endSessions } from "./account-row";

export type CodeUse = { login: string; first: string; second: string; next: string; address: string; now: Date };

/** Said alike of whatever is wrong, so that nobody learns which accounts and codes there are. */
export const NO_SUCH_CODE =
  "账号或一次性码不正确，或者这个一次性码还没有释放、已经使用、已经撤销或已经过期。请核对后重试，或请系统管理员重新申请。";
const WEAK = "新密码不符合要求，请按提示更正。";

function find(login: string) {
  return db.account.findUnique({
    where: { login },
    include: {
      person: { include: { body: true } },
      resets: { where: { usedAt: null, cancelledAt: null }, orderBy: [{ askedAt: "desc" }, { id: "desc" }], take: 1 },
    },
  });
}
type Found = NonNullable<Awaited<ReturnType<typeof find>>>;

async function failed(account: Found | null, use: CodeUse, kind: Kind) {
  // Of an account that does not exist there is nothing to tell its administrators.
  if (!account) return;
  const what = kind === ACCOUNT_LOCKED_OUT ? `一次性码输错次数过多（1 小时最多 ${CODES_PER_ACCOUNT} 次），` : "";
  const reason = `${what}来源 ${addressInWords(use.address)}`;
  const event = { ...accountEvent(account, kind), actor: { kind: "stranger" } as const, at: use.now, reason };
  await db.$transaction((tx) => recordEvents(tx, [event]));
}

/** Whether both halves are right; as much work for an account without a code as for one with it. */
async function right(account: Found | null, { first, second, now }: CodeUse): Promise<boolean> {
  const reset = account?.resets[0];
  const one = await verifyPassword(reset?.firstHash ?? NO_PASSWORD, normalHalf(first));
  const two = await verifyPassword(reset?.secondHash ?? NO_PASSWORD, normalHalf(second));
  return one && two && reset !== undefined && reset.releasedAt !== null && reset.expiresAt > now;
}

/**
 * The holder of an account chooses a new password with both halves of a released code. Works once; the sessions there
 * were end; holder and audit administrator are told.
 */
export function spendReset(use: CodeUse): Promise<Result> {
  return answering(() => spend(use));
}

async function spend(use: CodeUse): Promise<void> {
  const login = normalLogin(use.login);
  const early = passwordProblems(use.next, login || "-");
  if (early.length > 0) refuse("invalid", WEAK, { next: early });
  const wait = await takeCode(login, use.address);
  const account = await find(login);
  if (wait) {
    if (wait.first) await failed(account, use, ACCOUNT_LOCKED_OUT);
    refuse("limit", `一次性码输错次数过多，请 ${wait.minutes} 分钟后再试。`);
  }
  if (!(await right(account, use)) || !account || account.disabledAt) {
    await failed(account, use, ACCOUNT_RESET_FAILED);
    refuse("not-found", NO_SUCH_CODE);
  }
  await giveBackCode(login, use.address);
  const { person } = account;
  const problems = passwordProblems(use.next, login, [person.name, person.body.name, person.body.shortName]);
  if (problems.length > 0) refuse("invalid", WEAK, { next: problems });
  const passwordHash = await hashPassword(use.next);
  await change(account, use, passwordHash);
  await forgetAttempts(login);
}

async function change(account: Found, { now, address }: CodeUse, passwordHash: string): Promise<void> {
  const today = dayOf(now);
  const { person } = account;
  await db.$transaction(async (tx) => {
    // The same order as asking for a code: account, then code.
    await lock(tx, "account", [account.id], "alone");
    const used = await tx.accountReset.updateMany({
      where: {
        id: account.resets[0]?.id ?? "",
        usedAt: null,
        cancelledAt: null,
        releasedAt: { not: null },
        expiresAt: { gt: now },
      },
      data: { usedAt: now },
    });
    // Spent by another browser a moment ago.
    if (used.count === 0) refuse("not-found", NO_SUCH_CODE);
    await tx.account.update({
      where: { id: account.id },
      data: { passwordHash, mustChangePassword: false, passwordChangedAt: now, version: { increment: 1 } },
    });
    await endSessions(tx, account.id, now);
    const [post] = await postsHeldOn(tx, person.id, today);
    const words = `${instantInTable(now)}，${person.name}（${account.login}）用一次性码设置了新密码，来源 ${addressInWords(address)}。`;
    const kind = ACCOUNT_RESET_USED;
    await tellAbout(tx, account, { kind, words, at: now, today, by: null, roles: ["AUDIT_ADMIN"] });
    const actor = personActor(person, post);
    const reason = `来源 ${addressInWords(address)}`;
    await recordEvents(tx, [{ ...accountEvent(account, kind), actor, at: now, reason }]);
  });
}
