import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, notFound, wrong } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { stateOf } from "@/lib/domain/history/field";
import { UNIT } from "@/lib/domain/people/kept";
import { unitKeys } from "@/lib/domain/people/name-keys";
import { MANAGE_PEOPLE } from "@/lib/features/people/acts";
import { UNIT_EDITED } from "@/lib/features/people/events";
import { UNIT_NAME_TAKEN, type UnitWords } from "./create-unit";

/** Changes the words of a unit. What was recorded under its old name keeps that name. */
export function editUnit(
  viewer: Viewer,
  sent: Sent,
  { id, version, ...words }: UnitWords & { id: string; version: number },
): Promise<Result> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const before = await tx.unit.findUnique({ where: { id } });
    const post = before && can(viewer, MANAGE_PEOPLE, await findPlace(tx, before.bodyId));
    if (!before || !post) notFound();
    const namesake = { bodyId: before.bodyId, name: words.name, id: { not: id } };
    if (await tx.unit.findFirst({ where: namesake, select: { id: true } })) {
      wrong("name", UNIT_NAME_TAKEN);
    }
    const done = await tx.unit.updateMany({
      where: { id, version },
      data: { ...words, ...unitKeys(words), version: { increment: 1 } },
    });
    if (done.count === 0) changedMeanwhile();
    record(post, {
      bodyId: before.bodyId,
      kind: UNIT_EDITED,
      subjectId: id,
      subjectLabel: words.name,
      was: stateOf(UNIT, before),
    });
  });
}
