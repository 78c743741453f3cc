import "server-only";
import { can } from "@/lib/access/can";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { columnsOf, type ParentRef } from "@/lib/domain/measure/parent";
import type { ExtendedKind } from "@/lib/domain/types";
import { EDIT_LEDGER } from "@/lib/features/feedback/acts";
import { issuesSeenBy, itemsSeenBy, sectionsSeenBy } from "@/lib/features/feedback/scope";
import { inspectionsSeenBy, measuresSeenBy } from "@/lib/features/inspection/scope";

/**
 * What the dialogs that edit the ledger by hand offer to choose from. Asked for when such a dialog opens, not with every
 * page that could open one.
 */

/** More of a kind than any inspection has (10–60 issues); a list never grows past it. */
const LIMIT = 1_000;
const PRINTED = [{ position: "asc" }, { id: "asc" }] as const;
const SIBLING = { id: true, code: true, title: true, version: true } as const;

type Row = { id: string; code: string; title: string; version: number };

export type EditChoices = {
  sections: { id: string; number: string; title: string }[];
  issues: (Row & { sectionId: string | null })[];
  items: (Row & { kind: ExtendedKind; issueId: string | null })[];
  /** Measures of the parent that was named. */
  measures: Row[];
};

/** Whether the viewer may edit the ledger of an inspection by hand as it stands. */
export function mayEditLedger(viewer: Viewer, inspection: { bodyId: string; archived: boolean }): boolean {
  return !inspection.archived && can(viewer, EDIT_LEDGER, inspection) !== null;
}

/** Sections, issues and items of an inspection, and the measures of one parent, without struck ones, in printed order;
 * null for whoever may not edit it now. */
export async function editChoices(
  viewer: Viewer,
  inspectionId: string,
  parent: ParentRef | null,
): Promise<EditChoices | null> {
  const inspection = await reader().inspection.findFirst({
    where: narrow(inspectionsSeenBy(viewer), { id: inspectionId }),
    select: { bodyId: true, archivedAt: true },
  });
  if (!inspection) return null;
  if (!mayEditLedger(viewer, { bodyId: inspection.bodyId, archived: inspection.archivedAt !== null })) return null;
  const standing = { inspectionId, struckAt: null };
  const [sections, issues, items, measures] = await Promise.all([
    reader().section.findMany({
      where: narrow(sectionsSeenBy(viewer), { inspectionId }),
      select: { id: true, number: true, title: true },
      orderBy: [...PRINTED],
      take: LIMIT,
    }),
    reader().issue.findMany({
      where: narrow(issuesSeenBy(viewer), standing),
      select: { ...SIBLING, sectionId: true },
      orderBy: [...PRINTED],
      take: LIMIT,
    }),
    reader().extendedItem.findMany({
      where: narrow(itemsSeenBy(viewer), standing),
      select: { ...SIBLING, kind: true, issueId: true },
      orderBy: [{ kind: "asc" }, ...PRINTED],
      take: LIMIT,
    }),
    parent
      ? reader().measure.findMany({
          where: narrow(measuresSeenBy(viewer), standing, columnsOf(parent)),
          select: { id: true, code: true, text: true, version: true },
          orderBy: [...PRINTED],
          take: LIMIT,
        })
      : [],
  ]);
  return { sections, issues, items, measures: measures.map(({ text, ...m }) => ({ ...m, title: text })) };
}
