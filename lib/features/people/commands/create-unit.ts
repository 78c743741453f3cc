import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import type { Viewer } from "@/lib/access/viewer";
import { lock } from "@/lib/command/locks";
import { notFound, wrong } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { unitKeys } from "@/lib/domain/people/name-keys";
import type { UnitKind } from "@/lib/domain/types";
import { MANAGE_PEOPLE } from "@/lib/features/people/acts";
import { UNIT_CREATED } from "@/lib/features/people/events";

export type UnitWords = { kind: UnitKind; name: string; shortName: string; aliases: string[] };

export const UNIT_NAME_TAKEN = "本单位已有同名部门，请核对名称。";

/** Adds a unit at the end of its body's list. */
export function createUnit(
  viewer: Viewer,
  sent: Sent,
  input: UnitWords & { bodyId: string },
): Promise<Result<{ id: string }>> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const { bodyId } = input;
    const post = can(viewer, MANAGE_PEOPLE, await findPlace(tx, bodyId));
    if (!post) notFound();
    await lock(tx, "body", [bodyId], "alone");
    const { _max } = await tx.unit.aggregate({ where: { bodyId }, _max: { position: true } });
    const [unit] = await tx.unit.createManyAndReturn({
      data: [{ ...input, ...unitKeys(input), position: (_max.position ?? 0) + 1 }],
      skipDuplicates: true,
    });
    if (!unit) wrong("name", UNIT_NAME_TAKEN);
    record(post, {
      bodyId,
      kind: UNIT_CREATED,
      subjectId: unit.id,
      subjectLabel: unit.name,
    });
    return { id: unit.id };
  });
}
