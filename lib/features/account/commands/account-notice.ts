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

type Telling = {
  kind: Kind;
  at: Date;
  today: Day;
  by: string | null;
  roles: readonly Role[];
};

/**
 * Tells the holder of the account and the administrators named. Who did it is not told of it.
 * @param words a whole sentence
 */
export async function tellAbout(
  tx: Tx,
  account: Account,
  { words, ...telling }: Telling & { words: string },
): Promise<void> {
  await tellAboutAll(tx, [{ account, words }], words, telling);
}

/**
 * The same of several accounts of one body: each holder in a sentence of their own, the administrators once.
 * @param summary the sentence for the administrators
 */
export async function tellAboutAll(
  tx: Tx,
  told: readonly { account: Account; words: string }[],
  summary: string,
  { kind, at, today, by, roles }: Telling,
): Promise<void> {
  const [first] = told;
  if (!first) return;
  const sentences = new Map(
    (await nearest(tx, first.account.person.bodyId, roles, today)).map((id) => [
      id,
      { accountId: first.account.id, words: summary },
    ]),
  );
  for (const { account, words } of told) sentences.set(account.person.id, { accountId: account.id, words });
  if (by) sentences.delete(by);
  const data = [...sentences].map(([personId, each]) => ({ personId, kind: kind.name, createdAt: at, ...each }));
  await tx.accountNotice.createMany({ data });
}
