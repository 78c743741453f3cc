import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { inSnapshot } from "@/lib/db/snapshot";
import { assignDesk, type DeskRow, deskInspections } from "./assign-desk";
import { foundIn } from "./desk-names";
import { type Chosen, readTaskTable, type TaskTable } from "./task-table";

/** A table as read, with the measures its rows mean as the desk stages them. */
export type MatchedTable = TaskTable & { rows: DeskRow[] };

/** What a pasted table means in an inspection whose measures the viewer assigns; null where there is none such. */
export function matchTaskTable(
  viewer: Viewer,
  { inspectionId, text, chosen }: { inspectionId: string; text: string; chosen: Chosen },
): Promise<MatchedTable | null> {
  return inSnapshot(async () => {
    const inspection = (await deskInspections(viewer)).find((one) => one.id === inspectionId);
    if (!inspection) return null;
    const rows: DeskRow[] = [];
    for (let page = 1, last = 1; page <= last; page += 1) {
      const desk = await assignDesk(viewer, inspection, { inspection: inspection.id }, page);
      rows.push(...desk.rows);
      last = desk.pageCount;
    }
    const { issues, items, units, persons } = await foundIn(viewer, inspection);
    const measures = rows.map(({ id, text: said, groupId, assigned }) => ({
      ...{ id, groupId, text: said, code: assigned.code },
    }));
    const known = { units, persons, measures, groups: [...issues, ...items] };
    const table = readTaskTable(text, known, inspection.feedbackOn, chosen);
    const meant = new Set(table.lines.flatMap((line) => line.measureIds));
    return { ...table, rows: rows.filter((row) => meant.has(row.id)) };
  });
}
