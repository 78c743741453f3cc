import "server-only";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { headsOf, keptOfEach } from "@/lib/command/kept-figures";
import { reader } from "@/lib/db/snapshot";
import { EMPTY_TALLY, type IssueState, issueState, type Tally } from "@/lib/domain/measure/completion";
import { PARENT_COLUMN_NAMES, parentIn } from "@/lib/domain/measure/parent";
import { measureWhere } from "./measure-where";
import { SAID_ONLY } from "./said-only";

/** Where groups of measures stand: inspections, issues, items. The counted ones are the rows of the ledger under the same filter. */

export type GroupFigures = { tally: Tally; opening: number; overdue: number; state: IssueState };

class Groups {
  private readonly byKey = new Map<string, Omit<GroupFigures, "state">>();
  private at(key: string) {
    const found = this.byKey.get(key) ?? { tally: { ...EMPTY_TALLY }, opening: 0, overdue: 0 };
    this.byKey.set(key, found);
    return found;
  }
  count(keys: (string | null)[], { status, opening }: { status: keyof Tally; opening: boolean }, n: number) {
    for (const key of keys) {
      if (!key) continue;
      this.at(key).tally[status] += n;
      if (opening) this.at(key).opening += n;
    }
  }
  countOverdue(keys: (string | null)[], n: number) {
    for (const key of keys) if (key) this.at(key).overdue += n;
  }
  of(key: string): GroupFigures {
    const { tally, opening, overdue } = this.at(key);
    return { tally, opening, overdue, state: issueState(tally, opening) };
  }
}

const ALL = "all";

/**
 * Of one inspection: all its measures the viewer sees, and each issue and item by id. What was found beside an issue is
 * counted at the item and not at the issue. Two statements.
 */
export async function figuresWithin(
  viewer: Viewer,
  inspection: string,
): Promise<{ all: GroupFigures; of: (parentId: string) => GroupFigures }> {
  const [states, late] = await Promise.all([
    reader().measure.groupBy({
      by: [...PARENT_COLUMN_NAMES, "status", "opening"],
      where: measureWhere(viewer, { inspection }),
      _count: { _all: true },
    }),
    reader().measure.groupBy({
      by: [...PARENT_COLUMN_NAMES],
      where: measureWhere(viewer, { inspection, overdue: true }),
      _count: { _all: true },
    }),
  ]);
  const groups = new Groups();
  for (const g of states) groups.count([ALL, parentIn(g).id], g, g._count._all);
  for (const g of late) groups.countOverdue([ALL, parentIn(g).id], g._count._all);
  return { all: groups.of(ALL), of: (parentId) => groups.of(parentId) };
}

/** Of several inspections, each by id, kept until something happens in its body. One statement, and up to three more. */
export async function figuresByInspection(
  viewer: Viewer,
  inspections: readonly { id: string; bodyId: string }[],
): Promise<(inspectionId: string) => GroupFigures> {
  const headOf = await headsOf(
    inspections.map((i) => i.bodyId),
    SAID_ONLY,
  );
  const rows = inspections.map(({ id, bodyId }) => ({ id, head: headOf(bodyId) }));
  const asked = { figures: "inspections", about: null, seen: [measureWhere(viewer, {})] };
  return keptOfEach(viewer, asked, rows, (ids) => countedByInspection(viewer, ids));
}

async function countedByInspection(
  viewer: Viewer,
  ids: readonly string[],
): Promise<(inspectionId: string) => GroupFigures> {
  const inspectionId = { in: [...ids] };
  const [states, late] = await Promise.all([
    reader().measure.groupBy({
      by: ["inspectionId", "status", "opening"],
      where: narrow(measureWhere(viewer, {}), { inspectionId }),
      _count: { _all: true },
    }),
    reader().measure.groupBy({
      by: ["inspectionId"],
      where: narrow(measureWhere(viewer, { overdue: true }), { inspectionId }),
      _count: { _all: true },
    }),
  ]);
  const groups = new Groups();
  for (const g of states) groups.count([g.inspectionId], g, g._count._all);
  for (const g of late) groups.countOverdue([g.inspectionId], g._count._all);
  return (id) => groups.of(id);
}
