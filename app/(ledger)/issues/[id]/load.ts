import type { Viewer } from "@/lib/access/viewer";
import { isDone, itemsLeft } from "@/lib/domain/measure/completion";
import { historyOf } from "@/lib/features/audit/queries/history";
import { mayEditLedger } from "@/lib/features/feedback/queries/edit-choices";
import { getIssue } from "@/lib/features/feedback/queries/issue";
import { completionOf, measuresUnder } from "@/lib/features/measure/queries/measure-list";

/**
 * What the page of an issue shows, in at most seven statements; null when the viewer does not see the issue. Figures count
 * what the viewer sees, and so does the ledger they open.
 */
export async function loadIssue(viewer: Viewer, id: string, historyPage = 1) {
  const issue = await getIssue(viewer, id);
  if (!issue) return null;
  const filter = { inspection: issue.inspection.id, issue: issue.id };
  const all = await measuresUnder(viewer, filter);
  const measures = all.filter((m) => m.parentId === issue.id);
  const items = issue.items.map((item) => ({ ...item, measures: all.filter((m) => m.parentId === item.id) }));
  const completion = completionOf(measures, { ...filter, source: ["ISSUE"] });
  return {
    ...issue,
    mayDeclare: issue.mayDeclare && !isDone(completion.state),
    mayEdit: mayEditLedger(viewer, issue),
    measures,
    items,
    completion,
    itemsLeft: itemsLeft(
      items.map((item) => ({
        state: completionOf(item.measures, {}).state,
        struck: item.struckReason !== null,
      })),
    ),
    // Events of measures and items the viewer does not see are not part of the viewer's history.
    history: await historyOf(
      { issue: issue.id, items: items.map((item) => item.id), measures: all.map((m) => m.id) },
      historyPage,
      true,
    ),
  };
}
