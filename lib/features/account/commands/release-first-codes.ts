import "server-only";
import type { HeldPost, Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { ACCOUNT_RESET_RELEASED } from "@/lib/features/account/events";
import { accountEvent } from "./account-row";
import { halvesFor, placeOf, type Slip, slipsOf } from "./first-codes";
import { releasable } from "./release-reset";
import { resetEnds, tellOfResets } from "./reset-row";

type Released = Awaited<ReturnType<typeof releasable>>["reset"]["account"];
type Named = Omit<Slip, "half"> & { id: string };

/** Releases the first codes of several people at once, all or none, and tells their second halves once, to be printed. */
export async function releaseFirstCodes(
  viewer: Viewer,
  sent: Sent,
  { ids }: { ids: readonly string[] },
): Promise<Result<{ slips: Slip[] }>> {
  const halves = await halvesFor("second", sent.key, ids);
  const result = await transact<{ slips: Named[] }>(viewer, sent, async (write) => {
    const { tx, record } = write;
    const bodies = new Map<string, { post: HeldPost; accounts: Released[] }>();
    const slips: Named[] = [];
    for (const id of ids) {
      const { reset, post } = await releasable(write, id);
      const { account } = reset;
      if (reset.kind !== "FIRST") refuse("state", `${account.person.name}的一次性码不是启用账号的，请单独核实释放。`);
      const done = await tx.accountReset.updateMany({
        where: { id, releasedAt: null, usedAt: null, cancelledAt: null, expiresAt: { gt: viewer.now } },
        data: {
          secondHash: halves.get(id)?.hash ?? "",
          releasedById: viewer.personId,
          releasedAt: viewer.now,
          expiresAt: resetEnds(viewer.now),
        },
      });
      if (done.count === 0) changedMeanwhile();
      const { bodyId } = account.person;
      bodies.set(bodyId, { post, accounts: [...(bodies.get(bodyId)?.accounts ?? []), account] });
      record(post, accountEvent(account, ACCOUNT_RESET_RELEASED));
      slips.push({ id, login: account.login, name: account.person.name, place: placeOf(account.person) });
    }
    for (const { post, accounts } of bodies.values())
      await tellOfResets(tx, viewer, accounts, ACCOUNT_RESET_RELEASED, { post: post.label, did: "释放了" });
    return { slips };
  });
  return result.ok ? { ...result, slips: slipsOf(result.slips, halves) } : result;
}
