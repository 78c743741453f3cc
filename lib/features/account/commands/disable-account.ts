import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { ACCOUNT_DISABLED } from "@/lib/features/account/events";
import { accountEvent, endSessions, managedAccount, NOT_YOUR_OWN } from "./account-row";

/** Stops an account: it cannot sign in, and its open sessions end with their next request. */
export function disableAccount(
  viewer: Viewer,
  sent: Sent,
  { id, version, reason }: { id: string; version: number; reason: string },
): Promise<Result> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const found = await managedAccount(tx, viewer, id);
    if (id === viewer.accountId) refuse("state", NOT_YOUR_OWN);
    const done = await tx.account.updateMany({
      where: { id, version, disabledAt: null },
      data: { disabledAt: viewer.now, version: { increment: 1 } },
    });
    if (done.count === 0) changedMeanwhile();
    await endSessions(tx, id, viewer.now);
    record(found.post, { ...accountEvent(found.account, ACCOUNT_DISABLED), reason });
  });
}
