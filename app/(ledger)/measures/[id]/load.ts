import type { Viewer } from "@/lib/access/viewer";
import { mayEditLedger } from "@/lib/features/feedback/queries/edit-choices";
import { getMeasurePage, type MeasurePages } from "@/lib/features/measure/queries/measure-page";

/** What the page of a measure shows; null when the viewer does not see it. */
export async function loadMeasure(viewer: Viewer, id: string, pages: MeasurePages) {
  const measure = await getMeasurePage(viewer, id, pages);
  return measure && { ...measure, mayEdit: mayEditLedger(viewer, measure) };
}
