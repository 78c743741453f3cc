import "server-only";
import { can, mayEver } from "@/lib/access/can";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { type Day, dayFromDb, instantInTable } from "@/lib/domain/day";
import { NAMED, nameOf } from "@/lib/domain/inspection/inspection-name";
import { pageWithin } from "@/lib/domain/text/address";
import { COLLECT_SHEETS } from "@/lib/features/sheet-round/acts";
import type { RoundRows } from "@/lib/features/sheet-round/filter";
import { roundUnitsSeenBy, sheetRoundsSeenBy } from "@/lib/features/sheet-round/scope";
import { type RoundState, roundState } from "@/lib/features/sheet-round/words";
import { rowsIn, unitRows } from "./unit-rows";

/** 收表: the rounds of sheets a viewer sees, and what of each came back. */

export const SHEET_ROUNDS_PER_PAGE = 20;

const RETURNS = {
  where: { takenBackAt: null },
  orderBy: [{ returnedAt: "desc" }, { id: "desc" }],
  take: 1,
  select: { importId: true, fileName: true, note: true, personName: true, returnedAt: true },
} as const satisfies Prisma.SheetRoundUnit$returnsArgs;

/** A round with its units as far as the viewer sees them. */
const readRound = (viewer: Viewer) =>
  ({
    inspection: { select: { ...NAMED, archivedAt: true } },
    units: {
      where: roundUnitsSeenBy(viewer),
      orderBy: [{ unit: { position: "asc" } }, { unitId: "asc" }],
      select: { unitId: true, unit: { select: { name: true } }, returns: RETURNS },
    },
  }) as const satisfies Prisma.SheetRoundInclude;
type Read = Prisma.SheetRoundGetPayload<{ include: ReturnType<typeof readRound> }>;

export type SheetRoundRow = RoundRows & {
  id: string;
  version: number;
  inspection: string;
  bodyName: string;
  madeOn: Day;
  dueOn: Day;
  by: string;
  /** Units the viewer sees of it, and those of them that returned their sheet. */
  all: number;
  returned: number;
  state: RoundState;
};

function rowOf(viewer: Viewer, round: Read): SheetRoundRow {
  const { id, version, inspectionId, cooperating, openOnly, personName: by } = round;
  const dueOn = dayFromDb(round.dueOn);
  const [all, returned] = [round.units.length, round.units.filter(({ returns }) => returns.length > 0).length];
  return {
    ...{ id, version, inspectionId, cooperating, openOnly, by, dueOn, all, returned },
    inspection: nameOf(round.inspection),
    bodyName: round.inspection.body.name,
    madeOn: dayFromDb(round.madeOn),
    state: roundState({ dueOn, ended: round.endedAt !== null, all, returned }, viewer.today),
  };
}

/** One page of them, newest first. */
export async function sheetRoundList(viewer: Viewer, asked: number) {
  const where = sheetRoundsSeenBy(viewer);
  const total = await reader().sheetRound.count({ where });
  const { page, pageCount } = pageWithin(asked, total, SHEET_ROUNDS_PER_PAGE);
  const found = await reader().sheetRound.findMany({
    where,
    include: readRound(viewer),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: (page - 1) * SHEET_ROUNDS_PER_PAGE,
    take: SHEET_ROUNDS_PER_PAGE,
  });
  return {
    rows: found.map((round) => rowOf(viewer, round)),
    total,
    page,
    pageCount,
    mayMake: mayEver(viewer, COLLECT_SHEETS),
  };
}

/** A unit in a round: how many rows its sheet has now, and its return that counts. */
export type RoundUnit = {
  unitId: string;
  name: string;
  rows: number;
  returned: { at: string; by: string; fileName: string; note: string; byHand: boolean } | null;
};

export type SheetRoundView = SheetRoundRow & {
  units: RoundUnit[];
  archived: boolean;
  /** Asks and ends, and notes returns by hand. */
  mayKeep: boolean;
};

/** One round with its units; null where the viewer does not see it. */
export async function sheetRound(viewer: Viewer, id: string): Promise<SheetRoundView | null> {
  const round = await reader().sheetRound.findFirst({
    where: narrow(sheetRoundsSeenBy(viewer), { id }),
    include: readRound(viewer),
  });
  if (!round) return null;
  const rows = await unitRows(viewer, round.inspectionId);
  return {
    ...rowOf(viewer, round),
    archived: round.inspection.archivedAt !== null,
    mayKeep: can(viewer, COLLECT_SHEETS, round) !== null,
    units: round.units.map(({ unitId, unit, returns: [last] }) => ({
      unitId,
      name: unit.name,
      rows: rowsIn(rows(unitId), round),
      returned: last
        ? {
            at: instantInTable(last.returnedAt),
            by: last.personName,
            fileName: last.fileName,
            note: last.note,
            byHand: last.importId === null,
          }
        : null,
    })),
  };
}
