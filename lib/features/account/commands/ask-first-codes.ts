import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import { NO_PASSWORD } from "@/lib/access/sign-in/password";
import type { HeldPost, Viewer } from "@/lib/access/viewer";
import { notFound, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact, type Write } from "@/lib/command/transact";
import { ASK_RESET } from "@/lib/features/account/acts";
import { ACCOUNT_RESET_ASKED } from "@/lib/features/account/events";
import { accountEvent, NOT_YOUR_OWN } from "./account-row";
import { halvesFor, placeOf, type Slip, slipsOf } from "./first-codes";
import { deskOf, openResets, tellOfResets } from "./reset-row";

type Told = Omit<Slip, "half"> & { id: string };

/**
 * Asks for the first codes of several accounts nobody has used yet, and tells their first halves once, to be printed. They
 * are worth nothing until a second administrator releases them (release-first-codes). Open codes give way to the new ones.
 */
export async function askFirstCodes(
  viewer: Viewer,
  sent: Sent,
  { ids }: { ids: readonly string[] },
): Promise<Result<{ slips: Slip[] }>> {
  const halves = await halvesFor("first", sent.key, ids);
  const result = await transact<{ slips: Told[] }>(viewer, sent, async (write) => {
    const { accounts, post } = await unusedAccounts(write, ids);
    const codes = accounts.map((account) => ({ account, firstHash: halves.get(account.id)?.hash ?? "" }));
    await openResets(write.tx, viewer, codes, { kind: "FIRST", reason: "" });
    await tellOfResets(write.tx, viewer, accounts, ACCOUNT_RESET_ASKED, { post: post.label, did: "申请了" });
    for (const account of accounts) write.record(post, accountEvent(account, ACCOUNT_RESET_ASKED));
    const slips = accounts.map(({ id, login, person }) => ({ id, login, name: person.name, place: placeOf(person) }));
    return { slips };
  });
  return result.ok ? { ...result, slips: slipsOf(result.slips, halves) } : result;
}

/** The accounts in the order asked for, all of one body and none used yet. */
async function unusedAccounts({ tx, viewer }: Write, ids: readonly string[]) {
  const found = await tx.account.findMany({
    where: { id: { in: [...ids] } },
    include: { person: { include: { body: { select: { name: true } } } } },
  });
  const accounts = ids.flatMap((id) => found.find((account) => account.id === id) ?? []);
  const bodyId = accounts[0]?.person.bodyId;
  const post: HeldPost | null = bodyId ? can(viewer, ASK_RESET, await findPlace(tx, bodyId)) : null;
  if (!post || accounts.length !== ids.length || accounts.some(({ person }) => person.bodyId !== bodyId)) notFound();
  for (const account of accounts) {
    const who = `${account.person.name}（${account.login}）`;
    if (account.id === viewer.accountId) refuse("state", NOT_YOUR_OWN);
    if (account.passwordHash !== NO_PASSWORD) refuse("state", `${who}已经启用账号，请刷新页面后再试。`);
    if (account.disabledAt) refuse("state", `${who}的账号已停用，请先启用，再申请一次性码。`);
    const desk = await deskOf(tx, account.person.id, viewer.today);
    if (!desk.asks.includes(post.role)) notFound();
  }
  return { accounts, post };
}
