import "server-only";
import { ACCOUNT_SESSION_ENDED } from "@/lib/access/events";
import { addressInWords } from "@/lib/access/sign-in/address";
import type { Viewer } from "@/lib/access/viewer";
import { notFound, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { accountEvent, managedAccount } from "./account-row";

/** Ends one open session of an account the system administrator keeps; its browser is signed out at the next request. */
export function endSession(viewer: Viewer, sent: Sent, { id }: { id: string }): Promise<Result> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const session = await tx.session.findUnique({ where: { id } });
    if (!session) notFound();
    const found = await managedAccount(tx, viewer, session.accountId);
    const done = await tx.session.updateMany({ where: { id, endedAt: null }, data: { endedAt: viewer.now } });
    if (done.count === 0) refuse("state", "这个会话已经结束。");
    record(found.post, {
      ...accountEvent(found.account, ACCOUNT_SESSION_ENDED),
      reason: `来源 ${addressInWords(session.address)}`,
    });
  });
}
