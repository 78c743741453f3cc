import type { Viewer } from "@/lib/access/viewer";
import { inspectionList } from "@/lib/features/inspection/queries/inspections";
import { figuresByInspection } from "@/lib/features/measure/queries/figures";

/** One page of the inspections the viewer sees, with where each stands. Five statements at most. */
export async function loadInspections(viewer: Viewer, asked: { q: string | undefined; page: number }) {
  const list = await inspectionList(viewer, asked);
  const figures = await figuresByInspection(viewer, list.rows);
  return { ...list, rows: list.rows.map((row) => ({ ...row, figures: figures(row.id) })) };
}
