import "server-only";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { isOverdue } from "@/lib/domain/measure/deadline";
import { timedOf } from "@/lib/domain/measure/due-view";
import { columnsOf, PARENT_COLUMN_NAMES, parentIn, refOf } from "@/lib/domain/measure/parent";
import type { LedgerRow } from "@/lib/features/ledger/columns";
import { type MeasureQuestion, measureWhere } from "@/lib/features/measure/queries/measure-where";

/** What of one issue or item the list holds, all its pages together. */
export type GroupCount = {
  all: number;
  closed: number;
  /** Of the closed ones: 期初. */
  opening: number;
  overdue: number;
};

type Counted = { parent: { id: string }; closed: boolean; opening: boolean; overdue: boolean; count: number };

export function summed(counted: readonly Counted[]): Map<string, GroupCount> {
  const groups = new Map<string, GroupCount>();
  for (const { parent, closed, opening, overdue, count } of counted) {
    const group = groups.get(parent.id) ?? { all: 0, closed: 0, opening: 0, overdue: 0 };
    groups.set(parent.id, group);
    group.all += count;
    if (closed) group.closed += count;
    if (opening) group.opening += count;
    if (overdue) group.overdue += count;
  }
  return groups;
}

type Parent = LedgerRow["parent"];

/**
 * The counts beside the issues of one page of a list too long to be read whole. A group that begins on an earlier page or
 * goes on on a later one is counted by `count`; of the others every row is at hand.
 */
export async function groupCounts(
  rows: readonly LedgerRow[],
  { page, pageCount }: { page: number; pageCount: number },
  count: (cut: readonly Parent[]) => Promise<readonly Counted[]>,
): Promise<Map<string, GroupCount>> {
  const groups = summed(
    rows.map(({ parent, status, due }) => ({
      parent,
      closed: status === "CLOSED",
      opening: due.dueState === "opening",
      // As the filter has it: what was applied for late is late as well.
      overdue: due.dueState === "overdue" || due.dueState === "applied-late",
      count: 1,
    })),
  );
  const cut = [page > 1 ? rows[0] : undefined, page < pageCount ? rows.at(-1) : undefined];
  const parents = [...new Map(cut.flatMap((row) => (row ? [[row.parent.id, row.parent] as const] : []))).values()];
  return parents.length === 0 ? groups : new Map([...groups, ...summed(await count(parents))]);
}

/** What a list holds of these issues and items, all its pages together, counted by its filter. One statement. */
export async function countedOf(
  viewer: Viewer,
  filter: MeasureQuestion,
  parents: readonly Parent[],
): Promise<Counted[]> {
  const found = await reader().measure.groupBy({
    by: [...PARENT_COLUMN_NAMES, "status", "opening", "dueOn", "heldDays", "submittedOn", "struckAt"],
    where: narrow(measureWhere(viewer, filter), { OR: parents.map((parent) => columnsOf(refOf(parent))) }),
    _count: { _all: true },
  });
  return found.map((g) => ({
    parent: { id: parentIn(g).id },
    closed: g.status === "CLOSED",
    opening: g.opening && g.struckAt === null,
    overdue: isOverdue(timedOf(g), viewer.today),
    count: g._count._all,
  }));
}
