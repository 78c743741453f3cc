import type { Prisma } from "@/lib/db/generated/client";
import type { ScopedReader } from "@/lib/db/scoped";

/** Where something lies in the tree of bodies, as acts that reach below a body ask it. */
export type BodyPlace = { bodyId: string; within: readonly string[] };

/** What to select of the body of a row to learn where it lies. */
export const IN_TREE = {
  ancestors: { select: { ancestorId: true }, orderBy: { depth: "asc" } },
} as const satisfies Prisma.BodySelect;

export function placeOf(row: { bodyId: string; body: { ancestors: { ancestorId: string }[] } }): BodyPlace {
  return { bodyId: row.bodyId, within: row.body.ancestors.map((a) => a.ancestorId) };
}

/** Where a body lies: in itself and in all above it; nowhere when there is no such body. */
export async function findPlace(from: Pick<ScopedReader, "bodyAncestor">, bodyId: string): Promise<BodyPlace> {
  const rows = await from.bodyAncestor.findMany({
    where: { bodyId },
    select: { ancestorId: true },
    orderBy: { depth: "asc" },
  });
  return { bodyId, within: rows.map((row) => row.ancestorId) };
}
