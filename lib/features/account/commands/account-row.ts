import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import type { Viewer } from "@/lib/access/viewer";
import { notFound } from "@/lib/command/refusal";
import type { Tx } from "@/lib/db/client";
import type { Kind } from "@/lib/domain/history/kind";
import { MANAGE_ACCOUNTS } from "@/lib/features/account/acts";
import type { EventInput } from "@/lib/history/record";

/** What the commands on accounts share. */

export const NOT_YOUR_OWN = "不能这样处理自己的账号。修改自己的密码请用“修改密码”，其他变更请由另一名系统管理员办理。";

/** The account with its person, and the post with which the viewer may manage it. */
export async function managedAccount(tx: Tx, viewer: Viewer, id: string) {
  const account = await tx.account.findUnique({ where: { id }, include: { person: true } });
  const post = account && can(viewer, MANAGE_ACCOUNTS, await findPlace(tx, account.person.bodyId));
  if (!account || !post) notFound();
  return { account, post };
}

type Named = { id: string; login: string; person: { name: string; bodyId: string } };

export function accountEvent(account: Named, kind: Kind): Omit<EventInput, "actor" | "at"> {
  return {
    bodyId: account.person.bodyId,
    kind,
    subjectId: account.id,
    subjectLabel: `${account.person.name}（${account.login}）`,
  };
}

/** Ends the open sessions of an account, except one. Returns how many were open. */
export async function endSessions(tx: Tx, accountId: string, at: Date, except?: string): Promise<number> {
  const ended = await tx.session.updateMany({
    where: { accountId, endedAt: null, ...(except ? { id: { not: except } } : {}) },
    data: { endedAt: at },
  });
  return ended.count;
}
