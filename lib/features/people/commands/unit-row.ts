import "server-only";
import { postFor } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { lock } from "@/lib/command/locks";
import { notFound } from "@/lib/command/refusal";
import type { Tx } from "@/lib/db/client";

/** A unit as the person saw it. */
export type SeenUnit = { id: string; version: number };

/** A unit the viewer manages, held until the transaction ends: no post is given and no measure assigned in it meanwhile. */
export async function heldUnit(tx: Tx, viewer: Viewer, id: string) {
  const seen = await tx.unit.findUnique({ where: { id }, select: { bodyId: true } });
  const post = seen && postFor(viewer, "people.manage", { bodyId: seen.bodyId });
  if (!post) notFound();
  await lock(tx, "unit", [id], "alone");
  return { unit: await tx.unit.findUniqueOrThrow({ where: { id } }), post };
}
