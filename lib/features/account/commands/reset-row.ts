import "server-only";
import { addHours } from "date-fns";
import type { Viewer } from "@/lib/access/viewer";
import { lock } from "@/lib/command/locks";
import type { Tx } from "@/lib/db/client";
import { type Day, dayToDb, instantInTable } from "@/lib/domain/day";
import type { Kind } from "@/lib/domain/history/kind";
import { ROLE_LABELS } from "@/lib/domain/labels";
import { type ResetKind, resetDesk, resetNotice, resetsNotice } from "@/lib/domain/people/account-reset";
import { env } from "@/lib/env";
import { tellAbout, tellAboutAll } from "./account-notice";

/** What the commands on one-time codes share. */

/** One half, told once, and who has or will have the other. */
export type Half = { login: string; half: string; other: string };

type Account = { id: string; login: string; person: { id: string; name: string; bodyId: string } };

/** Who asks for and who releases codes of this person. */
export async function deskOf(tx: Tx, personId: string, today: Day) {
  const posts = await tx.post.findMany({
    where: { personId, OR: [{ toOn: null }, { toOn: { gte: dayToDb(today) } }] },
    select: { role: true },
  });
  return resetDesk(posts.map((post) => post.role));
}

/** Until when a code that is asked for or released now may be used. */
export function resetEnds(now: Date): Date {
  return addHours(now, env().RESET_CODE_HOURS);
}

/** Opens a code of an account; an open one gives way to it. */
export function openReset(
  tx: Tx,
  viewer: Viewer,
  account: Account,
  { kind, reason, firstHash }: { kind: ResetKind; reason: string; firstHash: string },
): Promise<void> {
  return openResets(tx, viewer, [{ account, firstHash }], { kind, reason });
}

/** The same of several accounts. */
export async function openResets(
  tx: Tx,
  viewer: Viewer,
  codes: readonly { account: Account; firstHash: string }[],
  { kind, reason }: { kind: ResetKind; reason: string },
): Promise<void> {
  const ids = codes.map(({ account }) => account.id);
  await closeResets(tx, ids, viewer.now);
  await tx.accountReset.createMany({
    data: codes.map(({ account, firstHash }) => ({
      accountId: account.id,
      holderId: account.person.id,
      kind,
      reason,
      firstHash,
      askedById: viewer.personId,
      askedAt: viewer.now,
      expiresAt: resetEnds(viewer.now),
    })),
  });
}

/** Voids the open codes of accounts. Of two at once the second waits here for the first. */
export async function closeResets(tx: Tx, accountIds: readonly string[], at: Date): Promise<void> {
  await lock(tx, "account", accountIds, "alone");
  await tx.accountReset.updateMany({
    where: { accountId: { in: [...accountIds] }, usedAt: null, cancelledAt: null },
    data: { cancelledAt: at },
  });
}

/** Tells holder and audit administrator what the viewer did with a code of the account. */
export function tellOfReset(
  tx: Tx,
  viewer: Viewer,
  account: Account,
  kind: Kind,
  { post, did, reason = "" }: { post: string; did: string; reason?: string },
): Promise<void> {
  const { login, person } = account;
  const words = resetNotice({
    when: instantInTable(viewer.now),
    who: viewer.name,
    post,
    did,
    name: person.name,
    login,
    reason,
  });
  const { now: at, today, personId: by } = viewer;
  return tellAbout(tx, account, { kind, words, at, today, by, roles: ["AUDIT_ADMIN"] });
}

/** The same of several accounts of one body: each holder of the own, the audit administrator of all together. */
export function tellOfResets(
  tx: Tx,
  viewer: Viewer,
  accounts: readonly Account[],
  kind: Kind,
  { post, did }: { post: string; did: string },
): Promise<void> {
  const { now: at, today, personId: by } = viewer;
  const step = { when: instantInTable(at), who: viewer.name, post, did };
  const told = accounts.map((account) => {
    const { login, person } = account;
    return { account, words: resetNotice({ ...step, name: person.name, login }) };
  });
  const summary = resetsNotice({ ...step, names: accounts.map(({ person }) => person.name) });
  return tellAboutAll(tx, told, summary, { kind, at, today, by, roles: ["AUDIT_ADMIN"] });
}

export const roleInWords = (role: keyof typeof ROLE_LABELS) => ROLE_LABELS[role];
