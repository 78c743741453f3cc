import { readsWholeBody, seenBy } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { isRecordId } from "@/lib/command/record-id";
import { reader } from "@/lib/db/snapshot";
import { historyOf } from "@/lib/features/audit/queries/history";
import { completionOf, measuresUnder } from "@/lib/features/measure/queries/measure-list";
import { mayEditLedger } from "./edit-choices";

/**
 * One “举一反三” or reform item with its measures, as far as the viewer sees them, in at most five statements; null when the
 * viewer does not see the item.
 */
export async function getItemPage(viewer: Viewer, id: string, historyPage = 1) {
  if (!isRecordId(id)) return null;
  const item = await reader().extendedItem.findFirst({
    where: { AND: [{ id }, seenBy(viewer).item] },
    include: {
      body: { select: { shortName: true } },
      inspection: { select: { id: true, title: true, archivedAt: true } },
      section: { select: { number: true, title: true } },
      issue: { select: { id: true, code: true, title: true } },
    },
  });
  if (!item) return null;
  const filter = { inspection: item.inspectionId, item: item.id };
  const measures = await measuresUnder(viewer, filter);
  const history = await historyOf(
    { OR: [{ subjectType: "ITEM", subjectId: item.id }, { measureId: { in: measures.map((m) => m.id) } }] },
    historyPage,
    true,
  );
  return {
    id: item.id,
    code: item.code,
    version: item.version,
    kind: item.kind,
    title: item.title,
    text: item.text,
    body: item.body.shortName,
    inspection: { id: item.inspection.id, title: item.inspection.title },
    archived: item.inspection.archivedAt !== null,
    section: item.section ? `（${item.section.number}）${item.section.title}` : null,
    issue: item.issue,
    struckReason: item.struckAt ? item.struckReason : null,
    completion: completionOf(measures, filter),
    measures,
    seesAll: readsWholeBody(viewer, item.bodyId),
    history,
    mayEdit: mayEditLedger(viewer, { bodyId: item.bodyId, archived: item.inspection.archivedAt !== null }),
  };
}

export type ItemPage = NonNullable<Awaited<ReturnType<typeof getItemPage>>>;
