import "server-only";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import type { Prisma } from "@/lib/db/generated/client";
import type { ScopedReader } from "@/lib/db/scoped";
import type { ParentRef, ParentRow } from "@/lib/domain/measure/parent";
import type { ParentKind } from "@/lib/domain/types";
import { issuesSeenBy, itemsSeenBy } from "@/lib/features/feedback/scope";

/**
 * The rows measures are written for, as the database holds them: the other half of lib/domain/measure/parent. Every table
 * below has an entry per table or kind of parents, so that a further one does not compile until it is read here.
 */

const NAMED = { id: true, code: true, title: true } as const;

/** What a query asks of a measure to know its parent. */
export const PARENT = {
  issue: { select: NAMED },
  extendedItem: { select: { ...NAMED, kind: true } },
} as const satisfies Prisma.MeasureSelect;

type WithParent = Prisma.MeasureGetPayload<{ select: typeof PARENT }>;
export type MeasureParent = { kind: ParentKind; id: string; code: string; title: string };

const DRAWN = {
  issue: ({ issue }) => issue && { ...issue, kind: "ISSUE" },
  item: ({ extendedItem }) => extendedItem,
} as const satisfies Record<ParentRow, (measure: WithParent) => MeasureParent | null>;

/** The parent of a measure drawn with PARENT. @throws where there is none, which the database does not take */
export function parentOf(measure: WithParent): MeasureParent {
  for (const drawn of Object.values(DRAWN)) {
    const found: MeasureParent | null = drawn(measure);
    if (found) return { kind: found.kind, id: found.id, code: found.code, title: found.title };
  }
  throw new Error("a measure without a parent");
}

/** The measures of a kind of parents, as a condition. */
export const OF_KIND = {
  ISSUE: { issueId: { not: null } },
  ANALOGOUS: { extendedItem: { kind: "ANALOGOUS" } },
  REFORM: { extendedItem: { kind: "REFORM" } },
} as const satisfies Record<ParentKind, Prisma.MeasureWhereInput>;

type Matching = { contains: string };

/** The measures whose parent says something in its title; those found beside an issue also by the title of that. */
const TITLED = {
  issue: (search) => ({ rootIssue: { search } }),
  item: (search) => ({ extendedItem: { search } }),
} as const satisfies Record<ParentRow, (title: Matching) => Prisma.MeasureWhereInput>;

export function underTitle(title: Matching): Prisma.MeasureWhereInput[] {
  return Object.values(TITLED).map((where) => where(title));
}

/** A parent with what its measures have from it. */
export type ParentFound = MeasureParent & {
  row: ParentRow;
  bodyId: string;
  inspectionId: string;
  /** The issue its measures stand under: itself, or the one it was found beside. */
  rootIssueId: string | null;
  sectionId: string | null;
  struckAt: Date | null;
};

const PLACED = { ...NAMED, bodyId: true, inspectionId: true, sectionId: true, struckAt: true } as const;

const FIND = {
  issue: async (from, viewer, id) => {
    const where = narrow(issuesSeenBy(viewer), { id });
    const found = await from.issue.findFirst({ where, select: PLACED });
    return found && { ...found, kind: "ISSUE", row: "issue", rootIssueId: found.id };
  },
  item: async (from, viewer, id) => {
    const where = narrow(itemsSeenBy(viewer), { id });
    const found = await from.extendedItem.findFirst({ where, select: { ...PLACED, kind: true, issueId: true } });
    if (!found) return null;
    const { issueId, ...item } = found;
    return { ...item, row: "item", rootIssueId: issueId };
  },
} as const satisfies Record<ParentRow, (from: ScopedReader, viewer: Viewer, id: string) => Promise<ParentFound | null>>;

/** One parent; null when the viewer does not see it. */
export function findParentRow(from: ScopedReader, viewer: Viewer, { row, id }: ParentRef): Promise<ParentFound | null> {
  return FIND[row](from, viewer, id);
}
