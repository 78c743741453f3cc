import type { Viewer } from "@/lib/access/viewer";
import { mayEditLedger } from "@/lib/features/feedback/queries/edit-choices";
import { getMeasurePage, type MeasurePages } from "@/lib/features/measure/queries/measure-page";
import { signPlace } from "@/lib/features/my-work/queries/sign-queue";

/** What the page of a measure shows; null when the viewer does not see it. */
export async function loadMeasure(viewer: Viewer, id: string, pages: MeasurePages) {
  const measure = await getMeasurePage(viewer, id, pages);
  if (!measure) return null;
  const signs = measure.work.steps.includes("approve");
  return {
    ...measure,
    mayEdit: mayEditLedger(viewer, measure),
    /** Its place in what waits for the viewer's signature. */
    place: signs ? await signPlace(viewer, id) : null,
  };
}
