import "server-only";
import { can } from "@/lib/access/can";
import { narrow } from "@/lib/access/scope";
import { notFound } from "@/lib/command/refusal";
import type { Write } from "@/lib/command/transact";
import { readerOf } from "@/lib/db/snapshot";
import { READ_SHEET_ROUNDS } from "@/lib/features/sheet-round/acts";
import { SHEET_ROUND_RETURNED, SHEET_ROUND_TAKEN_BACK } from "@/lib/features/sheet-round/events";
import { sheetRoundsSeenBy } from "@/lib/features/sheet-round/scope";
import { fact } from "@/lib/history/record";
import { aboutRound, STANDING } from "./round-row";

/**
 * What the desk that takes sheets in says of a round, inside the transaction in which it enters or undoes one. Both may run
 * twice for the same import: the second time nothing happens.
 */

const ROUND = { id: true, bodyId: true, inspectionId: true, madeOn: true } as const;

export type Returned = {
  /** As the sheet carries them unseen: whoever sent the file may have changed them. */
  roundId: string;
  unitId: string;
  importId: string;
  personId: string;
  fileName: string;
};

/**
 * A unit's sheet of a round came back with this import. A round or unit the viewer does not see, or one that asks something
 * else, is left alone.
 * @returns whether the round has it as returned now
 */
export async function markReturned(write: Write, returned: Returned): Promise<boolean> {
  const { tx, viewer } = write;
  const { roundId, unitId, importId, personId, fileName } = returned;
  const round = await readerOf(tx).sheetRound.findFirst({
    where: narrow(sheetRoundsSeenBy(viewer), { id: roundId, units: { some: { unitId } } }),
    select: ROUND,
  });
  const post = round && can(viewer, READ_SHEET_ROUNDS, { bodyId: round.bodyId, leadUnitId: unitId });
  if (!post) return false;
  const person = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { name: true } });
  const row = { roundId, unitId, importId, fileName, personId, personName: person.name, returnedAt: viewer.now };
  const { count } = await tx.sheetReturn.createMany({ data: [row], skipDuplicates: true });
  if (count > 0) {
    write.record(post, {
      ...aboutRound(round),
      kind: SHEET_ROUND_RETURNED,
      facts: [...fact("unit", null, unitId), ...fact("file", null, fileName)],
    });
  }
  return true;
}

/** The import was undone: what came back with it counts as not returned, unless the unit's sheet came another time too. */
export async function takeBackReturned(write: Write, importId: string): Promise<void> {
  const { tx, viewer } = write;
  const returns = await tx.sheetReturn.findMany({
    where: { importId, ...STANDING },
    select: { id: true, unitId: true, fileName: true, of: { select: { round: { select: ROUND } } } },
    orderBy: { id: "asc" },
  });
  for (const { id, unitId, fileName, of } of returns) {
    // Whoever may undo the import does this with it.
    const { bodyId } = of.round;
    const post =
      can(viewer, READ_SHEET_ROUNDS, { bodyId, leadUnitId: unitId }) ?? viewer.posts.find((p) => p.bodyId === bodyId);
    if (!post) notFound();
    const { count } = await tx.sheetReturn.updateMany({
      where: { id, ...STANDING },
      data: { takenBackAt: viewer.now },
    });
    if (count === 0) continue;
    write.record(post, {
      ...aboutRound(of.round),
      kind: SHEET_ROUND_TAKEN_BACK,
      facts: [...fact("unit", unitId, null), ...fact("file", fileName, null)],
    });
  }
}
