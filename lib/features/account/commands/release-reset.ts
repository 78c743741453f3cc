import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import { hashPassword } from "@/lib/access/sign-in/password";
import { halfFor } from "@/lib/access/sign-in/reset-code";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, notFound, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact, type Write } from "@/lib/command/transact";
import type { Tx } from "@/lib/db/client";
import { type Day, dayToDb } from "@/lib/domain/day";
import { RELEASE_RESET } from "@/lib/features/account/acts";
import { ACCOUNT_RESET_RELEASED } from "@/lib/features/account/events";
import { accountEvent } from "./account-row";
import { deskOf, type Half, resetEnds, roleInWords, tellOfReset } from "./reset-row";

export const NOT_WHAT_YOU_ASKED_FOR = "这个一次性码是您申请的，须由另一名管理员释放。";
export const POST_FIRST = "这个人的岗位还在“待设岗位”里。请先设置岗位，再释放一次性码。";
export const NOT_FOR_YOURSELF = "不能释放自己账号的一次性码。";

/** Releases a code that somebody else asked for: from now on both halves together work. The second is told once. */
export async function releaseReset(viewer: Viewer, sent: Sent, { id }: { id: string }): Promise<Result<Half>> {
  const half = halfFor("second", sent.key);
  const secondHash = await hashPassword(half);
  const result = await transact<Omit<Half, "half">>(viewer, sent, async (write) => {
    const { tx, record } = write;
    const { reset, post } = await releasable(write, id);
    const { account } = reset;
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

/** A code the viewer may release now, with the post it is done with. */
export async function releasable({ tx, viewer }: Pick<Write, "tx" | "viewer">, id: string) {
  const reset = await tx.accountReset.findUnique({
    where: { id },
    include: { account: { include: { person: { include: { body: { select: { name: true } } } } } } },
  });
  const post = reset && can(viewer, RELEASE_RESET, await findPlace(tx, reset.account.person.bodyId));
  if (!reset || !post) notFound();
  const { person } = reset.account;
  if (reset.askedById === viewer.personId) refuse("state", NOT_WHAT_YOU_ASKED_FOR);
  if (person.id === viewer.personId) refuse("state", NOT_FOR_YOURSELF);
  const desk = await deskOf(tx, person.id, viewer.today);
  if (desk.releases !== post.role) refuse("state", `这个账号的一次性码须由${roleInWords(desk.releases)}释放。`);
  if (reset.expiresAt <= viewer.now) refuse("state", "这个一次性码已过期，请由申请人重新申请。");
  if (reset.kind === "FIRST" && (await waitsForPost(tx, person.id, viewer.today))) refuse("state", POST_FIRST);
  return { reset, post };
}

/** Whether somebody holds no post, and one is asked for: the way in opens with the post. */
async function waitsForPost(tx: Tx, personId: string, today: Day): Promise<boolean> {
  const held = { personId, OR: [{ toOn: null }, { toOn: { gte: dayToDb(today) } }] };
  if (await tx.post.findFirst({ where: held, select: { id: true } })) return false;
  return (await tx.postRequest.findFirst({ where: { personId, state: "WAITING" }, select: { id: true } })) !== null;
}
