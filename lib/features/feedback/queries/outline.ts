import "server-only";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import type { ExtendedKind } from "@/lib/domain/types";
import { issuesSeenBy, itemsSeenBy, sectionsSeenBy } from "@/lib/features/feedback/scope";
import { inspectionsSeenBy } from "@/lib/features/inspection/scope";

/** What was fed back by one inspection, and found beside it, in printed order. */

export type IssueLine = { id: string; code: string; title: string; nearlyDone: boolean; struck: boolean };

export type ItemLine = {
  id: string;
  code: string;
  title: string;
  kind: ExtendedKind;
  struck: boolean;
  /** The issue it was found beside. */
  issue: { id: string; code: string } | null;
};

export type Outline = {
  /** `id` is null for the issues of no section, which come last. */
  sections: { id: string | null; number: string; title: string; issues: IssueLine[] }[];
  items: ItemLine[];
};

const LINE = { id: true, code: true, title: true, struckAt: true } as const;
const PRINTED = [{ position: "asc" }, { id: "asc" }] as const;
/** More of a kind than any inspection has (10–60 issues). */
const LINES_MAX = 1_000;

/** Sections, issues and items of an inspection, as far as the viewer sees them. One statement. */
export async function outlineOf(viewer: Viewer, inspectionId: string): Promise<Outline> {
  const found = await reader().inspection.findFirst({
    where: narrow(inspectionsSeenBy(viewer), { id: inspectionId }),
    select: {
      sections: {
        where: sectionsSeenBy(viewer),
        select: { id: true, number: true, title: true },
        orderBy: [...PRINTED],
        take: LINES_MAX,
      },
      issues: {
        where: issuesSeenBy(viewer),
        select: { ...LINE, sectionId: true, nearlyDoneAt: true },
        orderBy: [...PRINTED],
        take: LINES_MAX,
      },
      items: {
        where: itemsSeenBy(viewer),
        select: { ...LINE, kind: true, issue: { select: { id: true, code: true } } },
        orderBy: [{ kind: "asc" }, ...PRINTED],
        take: LINES_MAX,
      },
    },
  });
  const { sections, issues, items } = found ?? { sections: [], issues: [], items: [] };
  const inSection = (sectionId: string | null): IssueLine[] =>
    issues
      .filter((issue) => issue.sectionId === sectionId)
      .map(({ id, code, title, nearlyDoneAt, struckAt }) => ({
        id,
        code,
        title,
        nearlyDone: nearlyDoneAt !== null,
        struck: struckAt !== null,
      }));
  const without = inSection(null);
  return {
    sections: [
      ...sections.map((section) => ({ ...section, issues: inSection(section.id) })),
      ...(without.length > 0 ? [{ id: null, number: "", title: "未列方面", issues: without }] : []),
    ],
    items: items.map(({ struckAt, ...item }) => ({ ...item, struck: struckAt !== null })),
  };
}
