import type { Viewer } from "@/lib/access/viewer";
import { itemsLeft } from "@/lib/domain/measure/completion";
import { historyOf } from "@/lib/features/audit/queries/history";
import { mayEditLedger } from "@/lib/features/feedback/queries/edit-choices";
import { outlineOf } from "@/lib/features/feedback/queries/outline";
import { getInspection } from "@/lib/features/inspection/queries/inspection";
import { coverageOf } from "@/lib/features/measure/queries/coverage";
import { figuresWithin } from "@/lib/features/measure/queries/figures";

/** What the page of an inspection shows, in at most seven statements, six while one page holds its history; null when the viewer does not see it. */
export async function loadInspection(viewer: Viewer, id: string, historyPage = 1) {
  const inspection = await getInspection(viewer, id);
  if (!inspection) return null;
  const outline = await outlineOf(viewer, id);
  const figures = await figuresWithin(viewer, id);
  const items = outline.items.map((item) => ({ ...item, figures: figures.of(item.id) }));
  const left = (issueId: string) =>
    itemsLeft(
      items
        .filter((item) => item.issue?.id === issueId)
        .map((item) => ({ state: item.figures.state, struck: item.struck })),
    );
  return {
    ...inspection,
    figures: figures.all,
    /** Null for viewers who do not read the whole body: a line may be answered by a measure they do not see. */
    coverage: inspection.whole ? await coverageOf(id) : null,
    sections: outline.sections.map((section) => ({
      ...section,
      issues: section.issues.map((issue) => ({ ...issue, figures: figures.of(issue.id), itemsLeft: left(issue.id) })),
    })),
    items,
    /** Null for viewers who do not read the whole body. */
    history: inspection.whole ? await historyOf({ inspection: id }, historyPage) : null,
    mayEditLedger: mayEditLedger(viewer, { bodyId: inspection.body.id, archived: inspection.archived }),
  };
}
