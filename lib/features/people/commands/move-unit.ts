import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import type { Viewer } from "@/lib/access/viewer";
import { lock } from "@/lib/command/locks";
import { notFound } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { MANAGE_PEOPLE } from "@/lib/features/people/acts";
import { writeStandingWithin } from "@/lib/features/people/commands/standing";
import { UNIT_EDITED } from "@/lib/features/people/events";
import { fact } from "@/lib/history/record";

/** Moves a unit one place up or down in its body's list. At the end of the list it stays where it is. */
export function moveUnit(viewer: Viewer, sent: Sent, { id, to }: { id: string; to: "up" | "down" }): Promise<Result> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const unit = await tx.unit.findUnique({ where: { id } });
    const post = unit && can(viewer, MANAGE_PEOPLE, await findPlace(tx, unit.bodyId));
    if (!unit || !post) notFound();
    // The list is renumbered as a whole: of two movers the second waits and works on the new order.
    await lock(tx, "body", [unit.bodyId], "alone");
    const all = await tx.unit.findMany({ where: { bodyId: unit.bodyId }, select: { id: true } });
    await lock(
      tx,
      "unit",
      all.map((u) => u.id),
      "alone",
    );
    const list = await tx.unit.findMany({
      where: { bodyId: unit.bodyId },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true, position: true },
    });
    const from = list.findIndex((u) => u.id === id);
    const target = to === "up" ? from - 1 : from + 1;
    const [moved, other] = [list[from], list[target]];
    if (!moved || !other) return;
    list[from] = other;
    list[target] = moved;
    const renumbered: string[] = [];
    for (const [index, { id, position }] of list.entries()) {
      if (position === index + 1) continue;
      await tx.unit.update({ where: { id }, data: { position: index + 1 } });
      renumbered.push(id);
    }
    await writeStandingWithin(tx, viewer.today, renumbered);
    record(post, {
      bodyId: unit.bodyId,
      kind: UNIT_EDITED,
      subjectId: id,
      subjectLabel: unit.name,
      facts: fact("place", from + 1, target + 1),
    });
  });
}
