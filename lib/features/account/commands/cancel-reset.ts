import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, notFound } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { CANCEL_RESET } from "@/lib/features/account/acts";
import { ACCOUNT_RESET_CANCELLED } from "@/lib/features/account/events";
import { accountEvent } from "./account-row";
import { tellOfReset } from "./reset-row";

/** Voids an open code: any of the three administrators, or the holder who never wanted one. */
export function cancelReset(viewer: Viewer, sent: Sent, { id }: { id: string }): Promise<Result> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const reset = await tx.accountReset.findUnique({
      where: { id },
      include: { account: { include: { person: true } } },
    });
    const own = reset?.accountId === viewer.accountId ? viewer.posts[0] : undefined;
    const post = own ?? (reset && can(viewer, CANCEL_RESET, await findPlace(tx, reset.account.person.bodyId)));
    if (!reset || !post) notFound();
    const done = await tx.accountReset.updateMany({
      where: { id, usedAt: null, cancelledAt: null },
      data: { cancelledAt: viewer.now, cancelledById: viewer.personId },
    });
    if (done.count === 0) changedMeanwhile();
    await tellOfReset(tx, viewer, reset.account, ACCOUNT_RESET_CANCELLED, { post: post.label, did: "撤销了" });
    record(post, accountEvent(reset.account, ACCOUNT_RESET_CANCELLED));
  });
}
