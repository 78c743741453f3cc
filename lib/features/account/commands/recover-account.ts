import "server-only";
import { hashPassword } from "@/lib/access/sign-in/password";
import { randomHalf } from "@/lib/access/sign-in/reset-code";
import { refuse } from "@/lib/command/refusal";
import { answering, type Result } from "@/lib/command/result";
import { db } from "@/lib/db/client";
import { dayOf, instantInTable } from "@/lib/domain/day";
import { ADMIN_ROLES } from "@/lib/domain/people/posts";
import { ACCOUNT_RECOVERED } from "@/lib/features/account/events";
import { recoverableAccounts } from "@/lib/features/account/queries/recoverable-accounts";
import type { Actor } from "@/lib/history/actor";
import { fact, recordEvents } from "@/lib/history/record";
import { tellAbout } from "./account-notice";
import { accountEvent } from "./account-row";
import { closeResets, resetEnds } from "./reset-row";

const MACHINE: Actor = { kind: "program", program: "recover" };

type Recovered = { login: string; name: string; first: string; second: string; expiresAt: Date };

/**
 * A code for an administrator, made by whoever holds the machine, with both halves at once: for the day all three are
 * locked out. Whoever can run this can change the database anyway; so it is told to every administrator, and stands in
 * the history. A disabled account works again.
 */
export function recoverAccount(login: string, now: Date): Promise<Result<Recovered>> {
  return answering(() => recover(login, now));
}

async function recover(login: string, now: Date): Promise<Recovered> {
  const [first, second] = [randomHalf(), randomHalf()];
  const [firstHash, secondHash] = [await hashPassword(first), await hashPassword(second)];
  const expiresAt = resetEnds(now);
  return db.$transaction(async (tx) => {
    const chosen = (await recoverableAccounts(now, tx)).find((account) => account.login === login);
    if (!chosen) refuse("not-found", "没有这个账号，或者它的主人目前不是系统管理员、安全管理员或审计管理员。");
    await closeResets(tx, [chosen.id], now);
    const account = await tx.account.findUniqueOrThrow({ where: { id: chosen.id }, include: { person: true } });
    const made = { kind: "RECOVERY" as const, askedAt: now, releasedAt: now, expiresAt, firstHash, secondHash };
    await tx.accountReset.create({ data: { ...made, accountId: account.id, holderId: account.person.id } });
    if (account.disabledAt) {
      await tx.account.update({ where: { id: account.id }, data: { disabledAt: null, version: { increment: 1 } } });
    }
    const words = `${instantInTable(now)}，有人在服务器上用 recover 命令为${account.person.name}（${login}）生成了一次性码。如不知情，请立即查看审计日志并报告。`;
    const kind = ACCOUNT_RECOVERED;
    await tellAbout(tx, account, { kind, words, at: now, today: dayOf(now), by: null, roles: ADMIN_ROLES });
    const facts = account.disabledAt ? fact("state", "DISABLED", "ENABLED") : [];
    await recordEvents(tx, [{ ...accountEvent(account, kind), actor: MACHINE, at: now, facts }]);
    return { login, name: account.person.name, first, second, expiresAt };
  });
}
