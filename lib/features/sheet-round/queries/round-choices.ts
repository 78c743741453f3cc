import "server-only";
import { bodiesFor, ofBodies } from "@/lib/access/can";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { ROUND_UNITS_MAX } from "@/lib/domain/limits";
import { inspectionsSeenBy } from "@/lib/features/inspection/scope";
import { unitsSeenBy } from "@/lib/features/people/scope";
import { COLLECT_SHEETS } from "@/lib/features/sheet-round/acts";
import { type UnitRows, unitRows } from "./unit-rows";

/** Inspections offered at most; those fed back last come first. */
const INSPECTIONS_MAX = 50;

export type RoundChoices = {
  inspections: { id: string; title: string; bodyName: string }[];
  /** The one a round is made of; null while several are offered and none is named. */
  inspection: { id: string; title: string; bodyName: string } | null;
  /** Its units that lead or co-operate on something. */
  units: { id: string; name: string; rows: UnitRows }[];
};

/** What the form of a round offers: the running inspections of the office's bodies, and the units of the one named or only one. */
export async function roundChoices(viewer: Viewer, wanted: string | undefined): Promise<RoundChoices> {
  const found = await reader().inspection.findMany({
    where: narrow(inspectionsSeenBy(viewer), { archivedAt: null }, ofBodies(bodiesFor(viewer, COLLECT_SHEETS))),
    select: { id: true, bodyId: true, title: true, body: { select: { name: true } } },
    orderBy: [{ feedbackOn: "desc" }, { id: "desc" }],
    take: INSPECTIONS_MAX,
  });
  const offered = found.map(({ id, bodyId, title, body }) => ({ id, bodyId, title, bodyName: body.name }));
  const chosen = offered.find(({ id }) => id === wanted) ?? (offered.length === 1 ? offered[0] : undefined);
  const inspections = offered.map(({ bodyId: _, ...rest }) => rest);
  if (!chosen) return { inspections, inspection: null, units: [] };
  const { bodyId, ...inspection } = chosen;
  const rows = await unitRows(viewer, inspection.id);
  const units = await reader().unit.findMany({
    where: narrow(unitsSeenBy(viewer), { bodyId }),
    select: { id: true, name: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  const asked = units.map((unit) => ({ ...unit, rows: rows(unit.id) })).filter((unit) => unit.rows.both.all > 0);
  return { inspections, inspection, units: asked.slice(0, ROUND_UNITS_MAX) };
}
