import "server-only";
import { can } from "@/lib/access/can";
import { IN_TREE, placeOf } from "@/lib/access/place";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { inspectionName } from "@/lib/domain/inspection/inspection-name";
import { itemsSeenBy } from "@/lib/features/feedback/scope";
import { READ_WHOLE_LEDGER } from "@/lib/features/inspection/acts";

/**
 * One “举一反三” or reform item, one statement; null when the viewer does not see it. Its measures are asked of the
 * measures.
 */
export async function getItem(viewer: Viewer, id: string) {
  const item = await reader().extendedItem.findFirst({
    where: narrow(itemsSeenBy(viewer), { id }),
    include: {
      body: { select: { shortName: true, name: true, ...IN_TREE } },
      inspection: { select: { id: true, title: true, archivedAt: true } },
      section: { select: { number: true, title: true } },
      issue: { select: { id: true, code: true, title: true } },
    },
  });
  if (!item) return null;
  return {
    id: item.id,
    bodyId: item.bodyId,
    code: item.code,
    version: item.version,
    kind: item.kind,
    title: item.title,
    text: item.text,
    body: item.body.shortName,
    inspection: { id: item.inspection.id, title: inspectionName(item.inspection.title, item.body) },
    archived: item.inspection.archivedAt !== null,
    section: item.section ? `（${item.section.number}）${item.section.title}` : null,
    issue: item.issue,
    struckReason: item.struckAt ? item.struckReason : null,
    seesAll: can(viewer, READ_WHOLE_LEDGER, placeOf(item)) !== null,
  };
}

export type ItemView = NonNullable<Awaited<ReturnType<typeof getItem>>>;
