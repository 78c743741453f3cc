import type { Viewer } from "@/lib/access/viewer";
import { CHANGED_MEANWHILE, NOT_FOUND, type Result, refuse } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { accountEvent, managedAccount, NOT_YOUR_OWN } from "./account-row";

/** Lets a stopped account sign in again, with the password it had. */
export function enableAccount(
  viewer: Viewer,
  sent: Sent,
  { id, version }: { id: string; version: number },
): Promise<Result> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const found = await managedAccount(tx, viewer, id);
    if (!found) return refuse(NOT_FOUND);
    if (id === viewer.accountId) return refuse(NOT_YOUR_OWN);
    const done = await tx.account.updateMany({
      where: { id, version, disabledAt: { not: null } },
      data: { disabledAt: null, version: { increment: 1 } },
    });
    if (done.count === 0) return refuse(CHANGED_MEANWHILE);
    record(found.post, accountEvent(found.account, "account.enabled"));
    return { ok: true };
  });
}
