import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { ACCOUNT_ENABLED } from "@/lib/features/account/events";
import { accountEvent, managedAccount, NOT_YOUR_OWN } from "./account-row";

/** Lets a stopped account sign in again, with the password it had. */
export function enableAccount(
  viewer: Viewer,
  sent: Sent,
  { id, version }: { id: string; version: number },
): Promise<Result> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const found = await managedAccount(tx, viewer, id);
    if (id === viewer.accountId) refuse("state", NOT_YOUR_OWN);
    const done = await tx.account.updateMany({
      where: { id, version, disabledAt: { not: null } },
      data: { disabledAt: null, version: { increment: 1 } },
    });
    if (done.count === 0) changedMeanwhile();
    record(found.post, accountEvent(found.account, ACCOUNT_ENABLED));
  });
}
