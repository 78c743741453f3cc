import type { Viewer } from "@/lib/access/viewer";
import { historyOf } from "@/lib/features/audit/queries/history";
import { mayEditLedger } from "@/lib/features/feedback/queries/edit-choices";
import { getItem } from "@/lib/features/feedback/queries/item";
import { completionOf, measuresUnder } from "@/lib/features/measure/queries/measure-list";

/** What the page of an item shows, in at most five statements; null when the viewer does not see the item. */
export async function loadItem(viewer: Viewer, id: string, historyPage = 1) {
  const item = await getItem(viewer, id);
  if (!item) return null;
  const filter = { inspection: item.inspection.id, item: item.id };
  const measures = await measuresUnder(viewer, filter);
  return {
    ...item,
    mayEdit: mayEditLedger(viewer, item),
    measures,
    completion: completionOf(measures, filter),
    history: await historyOf({ items: [item.id], measures: measures.map((m) => m.id) }, historyPage, true),
  };
}
