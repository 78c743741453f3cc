import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import type { Viewer } from "@/lib/access/viewer";
import { lock } from "@/lib/command/locks";
import { notFound } from "@/lib/command/refusal";
import type { Tx } from "@/lib/db/client";
import { MANAGE_PEOPLE } from "@/lib/features/people/acts";

/** A unit as the person saw it. */
export type SeenUnit = { id: string; version: number };

/** A unit the viewer manages, held until the transaction ends: no post is given and no measure assigned in it meanwhile. */
export async function heldUnit(tx: Tx, viewer: Viewer, id: string) {
  const seen = await tx.unit.findUnique({ where: { id }, select: { bodyId: true } });
  const post = seen && can(viewer, MANAGE_PEOPLE, await findPlace(tx, seen.bodyId));
  if (!post) notFound();
  await lock(tx, "unit", [id], "alone");
  return { unit: await tx.unit.findUniqueOrThrow({ where: { id } }), post };
}
