import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import { hashPassword } from "@/lib/access/sign-in/password";
import { halfFor } from "@/lib/access/sign-in/reset-code";
import type { Viewer } from "@/lib/access/viewer";
import { notFound, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { ASK_RESET } from "@/lib/features/account/acts";
import { ACCOUNT_RESET_ASKED } from "@/lib/features/account/events";
import { accountEvent, NOT_YOUR_OWN } from "./account-row";
import { deskOf, type Half, openReset, roleInWords, tellOfReset } from "./reset-row";

/**
 * Asks for a one-time code with which the holder of an account chooses a new password. The first half is told once; it
 * is worth nothing until a second administrator releases the code and hands over the second. Until the code is used the
 * present password works and sessions stay.
 */
export async function askReset(
  viewer: Viewer,
  sent: Sent,
  { id, reason }: { id: string; reason: string },
): Promise<Result<Half>> {
  const half = halfFor("first", sent.key);
  const firstHash = await hashPassword(half);
  const result = await transact<Omit<Half, "half">>(viewer, sent, async ({ tx, record }) => {
    const account = await tx.account.findUnique({ where: { id }, include: { person: true } });
    const post = account && can(viewer, ASK_RESET, await findPlace(tx, account.person.bodyId));
    if (!account || !post) notFound();
    if (id === viewer.accountId) refuse("state", NOT_YOUR_OWN);
    const desk = await deskOf(tx, account.person.id, viewer.today);
    if (!desk.asks.includes(post.role)) notFound();
    if (account.disabledAt) refuse("state", "这个账号已停用，请先启用，再申请一次性码。");
    await openReset(tx, viewer, account, { kind: "RESET", reason, firstHash });
    await tellOfReset(tx, viewer, account, ACCOUNT_RESET_ASKED, { post: post.label, did: "申请了", reason });
    record(post, { ...accountEvent(account, ACCOUNT_RESET_ASKED), reason });
    return { login: account.login, other: roleInWords(desk.releases) };
  });
  return result.ok ? { ...result, half } : result;
}
