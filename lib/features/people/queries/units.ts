import "server-only";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { type Day, dayFromDb, dayToDb } from "@/lib/domain/day";
import { STILL_OPEN } from "@/lib/domain/measure/standing-still";
import type { UnitKind } from "@/lib/domain/types";
import { unitsSeenBy } from "@/lib/features/people/scope";

/** More than any body has; a list of units never grows past it. */
const UNITS_MAX = 1_000;

export type UnitRow = {
  id: string;
  name: string;
  shortName: string;
  initials: string;
  kind: UnitKind;
  aliases: string[];
  endedOn: Day | null;
  version: number;
  /** Posts held today that act for the unit. */
  posts: number;
  /** Open measures it leads: they would stand still without it. */
  leads: number;
  /** Open measures it co-operates on: they go on without its part. */
  cooperates: number;
};

/** Whether a unit goes by a name in which the text stands. */
export const unitNamed = (unit: Pick<UnitRow, "name" | "shortName" | "aliases">, text: string): boolean =>
  [unit.name, unit.shortName, ...unit.aliases].some((word) => word.includes(text));

/**
 * The units of a body in their order, ended ones included. Figures only, here as on a person's page, and no links to rows:
 * who ends units, accounts and posts is an administrator, and may not open the ledger (三员分立).
 */
export async function listUnits(viewer: Viewer, bodyId: string): Promise<UnitRow[]> {
  const today = dayToDb(viewer.today);
  const units = await reader().unit.findMany({
    where: narrow(unitsSeenBy(viewer), { bodyId }),
    include: {
      _count: {
        select: {
          leads: { where: STILL_OPEN },
          cooperation: { where: { measure: STILL_OPEN } },
          posts: { where: { fromOn: { lte: today }, OR: [{ toOn: null }, { toOn: { gte: today } }] } },
        },
      },
    },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: UNITS_MAX,
  });
  return units.map(({ id, name, shortName, initials, kind, aliases, endedOn, version, _count }) => ({
    id,
    name,
    shortName,
    initials,
    kind,
    aliases,
    endedOn: endedOn && dayFromDb(endedOn),
    version,
    posts: _count.posts,
    leads: _count.leads,
    cooperates: _count.cooperation,
  }));
}
