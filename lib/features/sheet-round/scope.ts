import { bodiesFor, ofBodies } from "@/lib/access/can";
import { narrow, type Scope, scopeOf } from "@/lib/access/scope";
import type { PostHolder } from "@/lib/access/viewer";
import { COLLECT_SHEETS, READ_SHEET_ROUNDS } from "./acts";

/** The units for which the viewer holds a post that returns sheets. */
const ownUnits = ({ posts }: PostHolder): string[] =>
  posts.flatMap((post) =>
    READ_SHEET_ROUNDS.reach[post.role] === "lead-unit" && post.unitId !== null ? [post.unitId] : [],
  );

/** Of an inspection whose import was undone nothing is collected any more. */
const STANDS = { inspection: { struckAt: null } };

export const sheetRoundsSeenBy = (viewer: PostHolder): Scope<"sheetRound"> =>
  scopeOf<"sheetRound">({
    ...STANDS,
    OR: [ofBodies(bodiesFor(viewer, READ_SHEET_ROUNDS)), { units: { some: { unitId: { in: ownUnits(viewer) } } } }],
  });

/** Of a round the viewer sees, the units told of: all of the body, or the own. */
export const roundUnitsSeenBy = (viewer: PostHolder): Scope<"sheetRoundUnit"> =>
  scopeOf<"sheetRoundUnit">({
    OR: [{ round: ofBodies(bodiesFor(viewer, READ_SHEET_ROUNDS)) }, { unitId: { in: ownUnits(viewer) } }],
  });

export const sheetRoundsKeptBy = (viewer: PostHolder): Scope<"sheetRound"> =>
  narrow(sheetRoundsSeenBy(viewer), ofBodies(bodiesFor(viewer, COLLECT_SHEETS)));
