import "server-only";
import { can } from "@/lib/access/can";
import { narrow } from "@/lib/access/scope";
import type { HeldPost } from "@/lib/access/viewer";
import { notFound } from "@/lib/command/refusal";
import type { Write } from "@/lib/command/transact";
import { readerOf } from "@/lib/db/snapshot";
import { dayFromDb } from "@/lib/domain/day";
import { COLLECT_SHEETS } from "@/lib/features/sheet-round/acts";
import { sheetRoundsKeptBy } from "@/lib/features/sheet-round/scope";
import { sheetRoundName } from "@/lib/features/sheet-round/words";

type Round = { id: string; bodyId: string; inspectionId: string; madeOn: Date };

/** The part of an event that tells which round it is about. */
export function aboutRound({ id, bodyId, inspectionId, madeOn }: Round) {
  return { bodyId, inspectionId, subjectId: id, subjectLabel: sheetRoundName(dayFromDb(madeOn)) };
}

const ROUND = { id: true, bodyId: true, inspectionId: true, madeOn: true, endedAt: true } as const;

/** A round the viewer's office keeps, with the post that does it; where a unit is named, one it asks. */
export async function keptRound(
  { tx, viewer }: Write,
  roundId: string,
  unitId?: string,
): Promise<{ round: Round & { endedAt: Date | null }; post: HeldPost }> {
  const round = await readerOf(tx).sheetRound.findFirst({
    where: narrow(sheetRoundsKeptBy(viewer), { id: roundId, ...(unitId ? { units: { some: { unitId } } } : {}) }),
    select: ROUND,
  });
  const post = round ? can(viewer, COLLECT_SHEETS, { bodyId: round.bodyId }) : null;
  return round && post ? { round, post } : notFound();
}

/** The return of a unit's sheet that counts: the newest that was not taken back. */
export const STANDING = { takenBackAt: null } as const;
