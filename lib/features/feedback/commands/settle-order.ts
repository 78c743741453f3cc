import type { Tx } from "@/lib/db/client";
import { sortKey } from "@/lib/domain/numbering";
import type { ExtendedKind } from "@/lib/domain/types";

/**
 * Brings an inspection into the order a report prints, after an edit by hand: issues by section, then by position; items
 * by position, 举一反三 before reform where two share one; measures by position within their parent. Positions become
 * 1, 2, 3 … without gaps or ties, and every measure's key, section and root issue follow from them. Rows that are
 * already right are not written. The inspection must be locked (edit-guard).
 */
export async function settleOrder(tx: Tx, inspectionId: string): Promise<void> {
  const where = { inspectionId };
  const sections = await tx.section.findMany({ where, select: { id: true, position: true } });
  const issues = await tx.issue.findMany({ where, select: { id: true, sectionId: true, position: true } });
  const items = await tx.extendedItem.findMany({
    where,
    select: { id: true, kind: true, issueId: true, sectionId: true, position: true },
  });
  const measures = await tx.measure.findMany({
    where,
    select: {
      id: true,
      issueId: true,
      extendedItemId: true,
      rootIssueId: true,
      sectionId: true,
      position: true,
      sortKey: true,
    },
  });

  const sectionAt = new Map(sections.map((s) => [s.id, s.position]));
  const placeOfSection = (id: string | null) => (id ? (sectionAt.get(id) ?? Infinity) : Infinity);
  const issueAt = new Map(
    [...issues]
      .sort(
        by(
          (i) => placeOfSection(i.sectionId),
          (i) => i.position,
          (i) => i.id,
        ),
      )
      .map((issue, n) => [issue.id, { ...issue, at: n + 1 }]),
  );
  const itemAt = new Map(
    [...items]
      .sort(
        by(
          (i) => i.position,
          (i) => KIND_ORDER[i.kind],
          (i) => i.id,
        ),
      )
      .map((item, n) => {
        const issue = item.issueId ? issueAt.get(item.issueId) : undefined;
        return [item.id, { ...item, at: n + 1, inSection: issue ? issue.sectionId : item.sectionId, issue }];
      }),
  );

  const changedIssues = [...issueAt.values()].filter((i) => i.at !== i.position);
  const changedItems = [...itemAt.values()].filter((i) => i.at !== i.position || i.inSection !== i.sectionId);
  const lastIn = new Map<string, number>();
  const settled = [...measures]
    .sort(
      by(
        (m) => m.position,
        (m) => m.id,
      ),
    )
    .map((m) => {
      const parent = m.issueId ?? m.extendedItemId ?? "";
      const position = (lastIn.get(parent) ?? 0) + 1;
      lastIn.set(parent, position);
      const item = m.extendedItemId ? itemAt.get(m.extendedItemId) : undefined;
      const issue = item ? item.issue : m.issueId ? issueAt.get(m.issueId) : undefined;
      return {
        id: m.id,
        position,
        sortKey: sortKey({ issue: issue?.at ?? null, item: item?.at ?? null, measure: position }),
        rootIssueId: issue?.id ?? null,
        sectionId: item ? item.inSection : (issue?.sectionId ?? null),
        before: m,
      };
    });
  const changedMeasures = settled.filter(
    ({ before: b, ...m }) =>
      b.position !== m.position ||
      b.sortKey !== m.sortKey ||
      b.rootIssueId !== m.rootIssueId ||
      b.sectionId !== m.sectionId,
  );

  if (changedIssues.length > 0) {
    await tx.$executeRaw`
      UPDATE issue SET position = new.position
      FROM unnest(${changedIssues.map((i) => i.id)}::uuid[], ${changedIssues.map((i) => i.at)}::int[]) AS new(id, position)
      WHERE issue.id = new.id`;
  }
  if (changedItems.length > 0) {
    await tx.$executeRaw`
      UPDATE extended_item SET position = new.position, section_id = new.section_id
      FROM unnest(${changedItems.map((i) => i.id)}::uuid[], ${changedItems.map((i) => i.at)}::int[],
                  ${changedItems.map((i) => i.inSection)}::uuid[]) AS new(id, position, section_id)
      WHERE extended_item.id = new.id`;
  }
  if (changedMeasures.length > 0) {
    await tx.$executeRaw`
      UPDATE measure SET position = new.position, sort_key = new.sort_key, root_issue_id = new.root_issue_id,
                         section_id = new.section_id
      FROM unnest(${changedMeasures.map((m) => m.id)}::uuid[], ${changedMeasures.map((m) => m.position)}::int[],
                  ${changedMeasures.map((m) => m.sortKey)}::text[], ${changedMeasures.map((m) => m.rootIssueId)}::uuid[],
                  ${changedMeasures.map((m) => m.sectionId)}::uuid[])
           AS new(id, position, sort_key, root_issue_id, section_id)
      WHERE measure.id = new.id`;
  }
}

const KIND_ORDER = { ANALOGOUS: 0, REFORM: 1 } satisfies Record<ExtendedKind, number>;

/** Orders by each reading in turn. */
function by<T>(...readings: ((row: T) => number | string)[]): (a: T, b: T) => number {
  return (a, b) => {
    for (const read of readings) {
      const [x, y] = [read(a), read(b)];
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  };
}

/** The kinds of row that stand in an order. */
type Table = "issue" | "item" | "measure";
type Siblings = { inspectionId: string; issueId?: string | null; extendedItemId?: string | null };

/**
 * Opens a gap of `count` places behind a row of the same kind (or before the first, `afterId` null) and returns the
 * first free position. Null when the row is not there.
 */
export async function openGap(
  tx: Tx,
  table: Table,
  among: Siblings,
  afterId: string | null,
  count: number,
): Promise<number | null> {
  const at = afterId === null ? 0 : await positionOf(tx, table, among, afterId);
  if (at === null) return null;
  const behind = { ...among, position: { gt: at } };
  const data = { position: { increment: count } };
  if (table === "measure") await tx.measure.updateMany({ where: behind, data });
  else if (table === "issue")
    await tx.issue.updateMany({ where: { inspectionId: among.inspectionId, position: { gt: at } }, data });
  else await tx.extendedItem.updateMany({ where: { inspectionId: among.inspectionId, position: { gt: at } }, data });
  return at + 1;
}

async function positionOf(tx: Tx, table: Table, among: Siblings, id: string): Promise<number | null> {
  const select = { position: true };
  if (table === "measure") return (await tx.measure.findFirst({ where: { ...among, id }, select }))?.position ?? null;
  const where = { inspectionId: among.inspectionId, id };
  if (table === "issue") return (await tx.issue.findFirst({ where, select }))?.position ?? null;
  return (await tx.extendedItem.findFirst({ where, select }))?.position ?? null;
}

/** The last position among siblings, 0 when there is none: where a row goes that names no place. */
export async function lastPosition(tx: Tx, table: Table, among: Siblings): Promise<number> {
  const inspection = { inspectionId: among.inspectionId };
  const found =
    table === "measure"
      ? await tx.measure.aggregate({ where: among, _max: { position: true } })
      : table === "issue"
        ? await tx.issue.aggregate({ where: inspection, _max: { position: true } })
        : await tx.extendedItem.aggregate({ where: inspection, _max: { position: true } });
  return found._max.position ?? 0;
}

/** Opens a gap behind the last item of a kind, or at the very end when it is the first of its kind. */
export async function gapBehindKind(tx: Tx, inspectionId: string, kind: ExtendedKind): Promise<number> {
  const last = await tx.extendedItem.findFirst({
    where: { inspectionId, kind },
    select: { id: true },
    orderBy: [{ position: "desc" }, { id: "desc" }],
  });
  const gap = last ? await openGap(tx, "item", { inspectionId }, last.id, 1) : null;
  return gap ?? (await lastPosition(tx, "item", { inspectionId })) + 1;
}
