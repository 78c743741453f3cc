import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { stateOf } from "@/lib/domain/history/field";
import { UNIT } from "@/lib/domain/people/kept";
import { UNIT_RESTORED } from "@/lib/features/people/events";
import { heldUnit, type SeenUnit } from "./unit-row";

/** Takes a unit back into use. */
export function restoreUnit(viewer: Viewer, sent: Sent, { id, version }: SeenUnit): Promise<Result> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const { unit, post } = await heldUnit(tx, viewer, id);
    const done = await tx.unit.updateMany({
      where: { id, version, endedOn: { not: null } },
      data: { endedOn: null, version: { increment: 1 } },
    });
    if (done.count === 0) changedMeanwhile();
    record(post, {
      bodyId: unit.bodyId,
      kind: UNIT_RESTORED,
      subjectId: id,
      subjectLabel: unit.name,
      was: stateOf(UNIT, unit),
    });
  });
}
