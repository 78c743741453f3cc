import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { measureWhere } from "@/lib/features/measure/queries/measure-where";
import { isOpen, type RoundRows } from "@/lib/features/sheet-round/filter";

/** How many rows a unit's sheet would have, by what the sheet lists. */
export type UnitRows = Record<"lead" | "both", { open: number; all: number }>;

const NO_ROWS: UnitRows = { lead: { open: 0, all: 0 }, both: { open: 0, all: 0 } };

/** Of every unit with a part in an inspection, as the viewer sees it: the rows its sheet has, whatever is asked for. One statement. */
export async function unitRows(viewer: Viewer, inspectionId: string): Promise<(unitId: string) => UnitRows> {
  const measures = await reader().measure.findMany({
    where: measureWhere(viewer, { inspection: inspectionId }),
    select: { status: true, leadUnitId: true, cooperation: { select: { unitId: true } } },
  });
  const byUnit = new Map<string, UnitRows>();
  for (const { status, leadUnitId, cooperation } of measures) {
    const involved = new Set([...(leadUnitId ? [leadUnitId] : []), ...cooperation.map(({ unitId }) => unitId)]);
    for (const unitId of involved) {
      const rows = byUnit.get(unitId) ?? structuredClone(NO_ROWS);
      byUnit.set(unitId, rows);
      for (const part of [rows.both, ...(unitId === leadUnitId ? [rows.lead] : [])]) {
        part.all += 1;
        if (isOpen(status)) part.open += 1;
      }
    }
  }
  return (unitId) => byUnit.get(unitId) ?? NO_ROWS;
}

/** The figure of one unit in a round. */
export const rowsIn = (rows: UnitRows, { cooperating, openOnly }: Omit<RoundRows, "inspectionId">): number =>
  rows[cooperating ? "both" : "lead"][openOnly ? "open" : "all"];
