import "server-only";
import { addHours } from "date-fns";
import type { Viewer } from "@/lib/access/viewer";
import { lock } from "@/lib/command/locks";
import type { Tx } from "@/lib/db/client";
import { type Day, dayToDb, instantInTable } from "@/lib/domain/day";
import type { Kind } from "@/lib/domain/history/kind";
import { ROLE_LABELS } from "@/lib/domain/labels";
import { type ResetKind, resetDesk, resetNotice } from "@/lib/domain/people/account-reset";
import { env } from "@/lib/env";
import { tellAbout } from "./account-notice";

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
export async function openReset(
  tx: Tx,
  viewer: Viewer,
  account: Account,
  { kind, reason, firstHash }: { kind: ResetKind; reason: string; firstHash: string },
): Promise<void> {
  await closeResets(tx, account.id, viewer.now);
  await tx.accountReset.create({
    data: {
      accountId: account.id,
      holderId: account.person.id,
      kind,
      reason,
      firstHash,
      askedById: viewer.personId,
      askedAt: viewer.now,
      expiresAt: resetEnds(viewer.now),
    },
  });
}

/** Voids the open codes of an account. Of two at once the second waits here for the first. */
export async function closeResets(tx: Tx, accountId: string, at: Date): Promise<void> {
  await lock(tx, "account", [accountId], "alone");
  await tx.accountReset.updateMany({
    where: { accountId, usedAt: null, cancelledAt: null },
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

export const roleInWords = (role: keyof typeof ROLE_LABELS) => ROLE_LABELS[role];
