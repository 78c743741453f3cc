import "server-only";
import type { Tx } from "@/lib/db/client";
import type { Day } from "@/lib/domain/day";
import type { Kind } from "@/lib/domain/history/kind";
import type { Role } from "@/lib/domain/types";

/** Telling people what happened to an account: on top of every page until they have said that they read it. */

type Account = { id: string; person: { id: string; bodyId: string } };

/** Who holds one of the posts today, in the body itself or, where it has nobody in that post, in the nearest one above. */
async function nearest(tx: Tx, bodyId: string, roles: readonly Role[], today: Day): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH held AS (
      SELECT o.person_id AS id, up.depth, min(up.depth) OVER (PARTITION BY o.role) AS first
      FROM body_ancestor up JOIN post o ON o.body_id = up.ancestor_id
      JOIN account a ON a.person_id = o.person_id AND a.disabled_at IS NULL
      WHERE up.body_id = ${bodyId}::uuid AND o.role = ANY(${roles}::role[]) AND o.from_on <= ${today}::date
        AND (o.to_on IS NULL OR o.to_on >= ${today}::date)
    ) SELECT DISTINCT id FROM held WHERE depth = first ORDER BY id`;
  return rows.map((row) => row.id);
}

/**
 * Tells the holder of the account and the administrators named. Who did it is not told of it.
 * @param words a whole sentence
 */
export async function tellAbout(
  tx: Tx,
  account: Account,
  {
    kind,
    words,
    at,
    today,
    by,
    roles,
  }: {
    kind: Kind;
    words: string;
    at: Date;
    today: Day;
    by: string | null;
    roles: readonly Role[];
  },
): Promise<void> {
  const told = new Set([account.person.id, ...(await nearest(tx, account.person.bodyId, roles, today))]);
  if (by) told.delete(by);
  const data = [...told].map((personId) => ({
    personId,
    kind: kind.name,
    accountId: account.id,
    words,
    createdAt: at,
  }));
  await tx.accountNotice.createMany({ data });
}
