import "server-only";
import { changedMeanwhile } from "@/lib/command/refusal";
import type { Tx } from "@/lib/db/client";
import { PARENT_COLUMNS, type ParentColumns, type ParentRow, parentIn, sortKey } from "@/lib/domain/measure/parent";
import { EXTENDED_KINDS, type ExtendedKind } from "@/lib/domain/types";

/** The rows of an inspection as they stand, as far as their order goes. */
async function readOrder(tx: Tx, inspectionId: string) {
  const where = { inspectionId };
  return {
    sections: await tx.section.findMany({ where, select: { id: true, position: true } }),
    issues: await tx.issue.findMany({ where, select: { id: true, sectionId: true, position: true } }),
    items: await tx.extendedItem.findMany({
      where,
      select: { id: true, kind: true, issueId: true, sectionId: true, position: true },
    }),
    measures: await tx.measure.findMany({
      where,
      select: { id: true, ...PARENT_COLUMNS, rootIssueId: true, sectionId: true, position: true, sortKey: true },
    }),
  };
}
type Standing = Awaited<ReturnType<typeof readOrder>>;

/** Where the measures of one parent stand: its own place, and what they have from it. */
type ParentPlace = {
  row: ParentRow;
  id: string;
  at: number;
  rootAt: number | null;
  rootIssueId: string | null;
  sectionId: string | null;
};

/** Issues by section, then by position; items by position, 举一反三 before reform where two share one. */
function settleParents({ sections, issues, items }: Standing): ParentPlace[] {
  const sectionAt = new Map(sections.map((s) => [s.id, s.position]));
  const placeOfSection = (id: string | null) => (id ? (sectionAt.get(id) ?? Infinity) : Infinity);
  const ordered = [...issues].sort(
    by(
      (i) => placeOfSection(i.sectionId),
      (i) => i.position,
      (i) => i.id,
    ),
  );
  const issuePlaces = ordered.map(
    ({ id, sectionId }, n): ParentPlace => ({
      row: "issue",
      id,
      at: n + 1,
      rootAt: n + 1,
      rootIssueId: id,
      sectionId,
    }),
  );
  const placeOfIssue = new Map(issuePlaces.map((place) => [place.id, place]));
  const beside = [...items].sort(
    by(
      (i) => i.position,
      (i) => EXTENDED_KINDS.indexOf(i.kind),
      (i) => i.id,
    ),
  );
  const itemPlaces = beside.map(({ id, issueId, sectionId }, n): ParentPlace => {
    const issue = issueId ? placeOfIssue.get(issueId) : undefined;
    const root = { rootAt: issue?.at ?? null, rootIssueId: issue?.id ?? null };
    return { row: "item", id, at: n + 1, ...root, sectionId: issue ? issue.sectionId : sectionId };
  });
  return [...issuePlaces, ...itemPlaces];
}

/** Measures by position within their parent; key, section and root issue follow from the place of the parent. */
function settleMeasures({ measures }: Standing, parents: readonly ParentPlace[]) {
  const placeOf = new Map(parents.map((place) => [place.id, place]));
  const lastIn = new Map<string, number>();
  const ordered = [...measures].sort(
    by(
      (m) => m.position,
      (m) => m.id,
    ),
  );
  return ordered.map((m) => {
    const parent = placeOf.get(parentIn(m).id);
    if (!parent) throw new Error(`measure ${m.id} stands under a parent of another inspection`);
    const position = (lastIn.get(parent.id) ?? 0) + 1;
    lastIn.set(parent.id, position);
    return {
      id: m.id,
      position,
      sortKey: sortKey(parent.row, { root: parent.rootAt, parent: parent.at, measure: position }),
      rootIssueId: parent.rootIssueId,
      sectionId: parent.sectionId,
      before: m,
    };
  });
}

/**
 * Brings an inspection into the order a report prints, after an edit by hand. Positions become 1, 2, 3 … without gaps or
 * ties, and every measure's key, section and root issue follow from them. Rows that are already right are not written.
 * The inspection must be locked (edit-guard).
 */
export async function settleOrder(tx: Tx, inspectionId: string): Promise<void> {
  const standing = await readOrder(tx, inspectionId);
  const parents = settleParents(standing);
  const before = new Map([...standing.issues, ...standing.items].map((row) => [row.id, row]));
  const moved = (row: ParentRow) =>
    parents.filter((place) => {
      const old = before.get(place.id);
      return place.row === row && (old?.position !== place.at || old.sectionId !== place.sectionId);
    });
  const issues = moved("issue");
  const items = moved("item");
  const measures = settleMeasures(standing, parents).filter(
    ({ before: b, ...m }) =>
      b.position !== m.position ||
      b.sortKey !== m.sortKey ||
      b.rootIssueId !== m.rootIssueId ||
      b.sectionId !== m.sectionId,
  );

  if (issues.length > 0) {
    await tx.$executeRaw`
      UPDATE issue SET position = new.position
      FROM unnest(${issues.map((i) => i.id)}::uuid[], ${issues.map((i) => i.at)}::int[]) AS new(id, position)
      WHERE issue.id = new.id`;
  }
  if (items.length > 0) {
    await tx.$executeRaw`
      UPDATE extended_item SET position = new.position, section_id = new.section_id
      FROM unnest(${items.map((i) => i.id)}::uuid[], ${items.map((i) => i.at)}::int[],
                  ${items.map((i) => i.sectionId)}::uuid[]) AS new(id, position, section_id)
      WHERE extended_item.id = new.id`;
  }
  if (measures.length > 0) {
    await tx.$executeRaw`
      UPDATE measure SET position = new.position, sort_key = new.sort_key, root_issue_id = new.root_issue_id,
                         section_id = new.section_id
      FROM unnest(${measures.map((m) => m.id)}::uuid[], ${measures.map((m) => m.position)}::int[],
                  ${measures.map((m) => m.sortKey)}::text[], ${measures.map((m) => m.rootIssueId)}::uuid[],
                  ${measures.map((m) => m.sectionId)}::uuid[])
           AS new(id, position, sort_key, root_issue_id, section_id)
      WHERE measure.id = new.id`;
  }
}

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
type Siblings = { inspectionId: string } & Partial<ParentColumns>;

/**
 * Opens a gap of `count` places behind a row of the same kind (or before the first, `afterId` null) and returns the
 * first free position. A row that is not there was moved or struck meanwhile.
 */
export async function openGap(
  tx: Tx,
  table: Table,
  among: Siblings,
  afterId: string | null,
  count: number,
): Promise<number> {
  const at = afterId === null ? 0 : await positionOf(tx, table, among, afterId);
  if (at === null) changedMeanwhile();
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
  if (last) return openGap(tx, "item", { inspectionId }, last.id, 1);
  return (await lastPosition(tx, "item", { inspectionId })) + 1;
}
