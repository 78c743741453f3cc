import "server-only";
import { onceInSnapshot, reader } from "@/lib/db/snapshot";
import type { Kind } from "@/lib/domain/history/kind";

/** Which event of a chain may have moved figures last: what kept answers are kept under (lib/command/kept-figures). */

export type Unmoved = readonly Kind[] | undefined;

/** The last event numbers of the chains of these bodies, as the snapshot sees them. */
export function seqs(keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
  return onceInSnapshot(`heads of ${keys.join(" ")}`, async () => {
    const rows = await reader().eventChain.findMany({
      where: { key: { in: [...keys] } },
      select: { key: true, seq: true },
      orderBy: { key: "asc" },
    });
    return new Map(rows.map(({ key, seq }) => [key, seq]));
  });
}

/** A stretch of a chain: after `from`, up to and including `to`, there are only events that move nothing. */
type Stretch = { from: number; to: number };

/** The latest such stretch known of each chain, by the kinds that move nothing. */
const stretches = new Map<string, Stretch>();
const STRETCHES_MAX = 20_000;

export const namesOf = (unmovedBy: readonly Kind[]) => unmovedBy.map(({ name }) => name).sort();
const stretchKey = (key: string, names: readonly string[]) => `${key} ${names.join(" ")}`;

/** The last event that may have moved the figures, by what is known already; undefined where it is not. */
export function movedAt(key: string, seq: number, names: readonly string[]): number | undefined {
  const stretch = stretches.get(stretchKey(key, names));
  return stretch && seq >= stretch.from && seq <= stretch.to ? stretch.from : undefined;
}

/** What happened since the stretches that are known ended. One statement. */
async function movedSince(
  since: readonly (readonly [key: string, after: number, to: number])[],
  names: readonly string[],
): Promise<Map<string, number>> {
  const column = (at: 0 | 1 | 2) => since.map((one) => one[at]);
  const rows = await reader().$queryRaw<{ key: string; moved: number | null }[]>`
    SELECT c.key, (SELECT max(e.seq) FROM event e WHERE e.chain = c.key AND e.seq > c.after AND e.seq <= c.until
                   AND e.action <> ALL(${names}::text[])) AS moved
    FROM unnest(${column(0)}::text[], ${column(1)}::int[], ${column(2)}::int[]) AS c(key, after, until)`;
  return new Map(rows.flatMap(({ key, moved }) => (moved === null ? [] : [[key, moved] as const])));
}

/**
 * The numbers an answer is kept under: the last of each chain, or, where events of some kinds move nothing, the last of
 * another kind. An earlier state than the one known stands by itself: what it is asked for is seldom asked again.
 */
export async function movers(
  last: ReadonlyMap<string, number>,
  unmovedBy: Unmoved,
): Promise<ReadonlyMap<string, number>> {
  if (!unmovedBy) return last;
  const names = namesOf(unmovedBy);
  const knownOf = (key: string) => stretches.get(stretchKey(key, names));
  const later = [...last].flatMap(([key, seq]) => {
    const known = knownOf(key);
    return known && seq > known.to ? [[key, known.to, seq] as const] : [];
  });
  const moved =
    later.length > 0
      ? await onceInSnapshot(`moved ${JSON.stringify([later, names])}`, () => movedSince(later, names))
      : new Map<string, number>();
  const afterOf = new Map(later.map(([key, after]) => [key, after]));
  if (stretches.size > STRETCHES_MAX) stretches.clear();
  for (const [key, seq] of last) {
    const known = knownOf(key);
    // Looked at meanwhile in another snapshot, it is known already.
    if (known && (seq <= known.to || afterOf.get(key) !== known.to)) continue;
    stretches.set(stretchKey(key, names), { from: moved.get(key) ?? known?.from ?? seq, to: seq });
  }
  return new Map([...last].map(([key, seq]) => [key, movedAt(key, seq, names) ?? seq]));
}
