import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import { hashPassword } from "@/lib/access/sign-in/password";
import { halfFor } from "@/lib/access/sign-in/reset-code";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, notFound, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { RELEASE_RESET } from "@/lib/features/account/acts";
import { ACCOUNT_RESET_RELEASED } from "@/lib/features/account/events";
import { accountEvent } from "./account-row";
import { deskOf, type Half, resetEnds, roleInWords, tellOfReset } from "./reset-row";

export const NOT_WHAT_YOU_ASKED_FOR = "这个一次性码是您申请的，须由另一名管理员释放。";
export const NOT_FOR_YOURSELF = "不能释放自己账号的一次性码。";

/** Releases a code that somebody else asked for: from now on both halves together work. The second is told once. */
export async function releaseReset(viewer: Viewer, sent: Sent, { id }: { id: string }): Promise<Result<Half>> {
  const half = halfFor("second", sent.key);
  const secondHash = await hashPassword(half);
  const result = await transact<Omit<Half, "half">>(viewer, sent, async ({ tx, record }) => {
    const reset = await tx.accountReset.findUnique({
      where: { id },
      include: { account: { include: { person: true } } },
    });
    const post = reset && can(viewer, RELEASE_RESET, await findPlace(tx, reset.account.person.bodyId));
    if (!reset || !post) notFound();
    const { account } = reset;
    if (reset.askedById === viewer.personId) refuse("state", NOT_WHAT_YOU_ASKED_FOR);
    if (account.person.id === viewer.personId) refuse("state", NOT_FOR_YOURSELF);
    const desk = await deskOf(tx, account.person.id, viewer.today);
    if (desk.releases !== post.role) refuse("state", `这个账号的一次性码须由${roleInWords(desk.releases)}释放。`);
    if (reset.expiresAt <= viewer.now) refuse("state", "这个一次性码已过期，请由申请人重新申请。");
    const done = await tx.accountReset.updateMany({
      where: { id, releasedAt: null, usedAt: null, cancelledAt: null, expiresAt: { gt: viewer.now } },
      data: {
        secondHash,
        releasedById: viewer.personId,
        releasedAt: viewer.now,
        expiresAt: resetEnds(viewer.now),
      },
    });
    if (done.count === 0) changedMeanwhile();
    await tellOfReset(tx, viewer, account, ACCOUNT_RESET_RELEASED, { post: post.label, did: "释放了" });
    record(post, accountEvent(account, ACCOUNT_RESET_RELEASED));
    return { login: account.login, other: "申请人" };
  });
  return result.ok ? { ...result, half } : result;
}
