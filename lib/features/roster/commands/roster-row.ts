import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import { narrow } from "@/lib/access/scope";
import type { HeldPost } from "@/lib/access/viewer";
import { lock } from "@/lib/command/locks";
import { changedMeanwhile, notFound, refuse } from "@/lib/command/refusal";
import type { Write } from "@/lib/command/transact";
import type { RosterImport } from "@/lib/db/generated/client";
import { IMPORT_ROSTER } from "@/lib/features/roster/acts";
import { rostersSeenBy } from "@/lib/features/roster/scope";

/** An import of people and units as the person saw it. */
export type SeenRoster = { rosterId: string; version: number };

/** The import, held until the transaction ends, and the post with which the viewer may work on it. */
export async function heldRoster(
  { tx, viewer }: Write,
  input: SeenRoster,
): Promise<{ roster: RosterImport; post: HeldPost }> {
  const where = narrow(rostersSeenBy(viewer), { id: input.rosterId });
  const seen = await tx.rosterImport.findFirst({ where, select: { bodyId: true } });
  const post = seen && can(viewer, IMPORT_ROSTER, await findPlace(tx, seen.bodyId));
  if (!post) notFound();
  await lock(tx, "roster-import", [input.rosterId], "alone");
  const roster = await tx.rosterImport.findFirst({ where });
  if (!roster) notFound();
  if (roster.version !== input.version) changedMeanwhile();
  return { roster, post };
}

/** The same of one that is still reviewed. */
export async function openRoster(write: Write, input: SeenRoster) {
  const held = await heldRoster(write, input);
  if (held.roster.state !== "REVIEW") refuse("state", "这份表已经导入或者取消，不能再核对。");
  return held;
}
