import { db } from "@/lib/db/client";
import { sortKey } from "@/lib/domain/measure/parent";
import { settleOrder } from "@/lib/features/feedback/commands/settle-order";
import {
  createBody,
  createInspection,
  createIssue,
  createItem,
  createMeasure,
  createSection,
  sentOnce,
  viewerWith,
} from "@/tests/support/factories";

/**
 * Two sections with two issues each, items beside the second issue and beside none, three measures under each issue and one
 * under each item.
 */
export async function createLedger() {
  const body = await createBody();
  const office = await viewerWith("OFFICE", { bodyId: body.id });
  const inspection = await createInspection({ bodyId: body.id });
  const sections = [
    await createSection({ inspectionId: inspection.id }),
    await createSection({ inspectionId: inspection.id }),
  ] as const;
  const issueIn = async (section: { id: string }) => {
    const issue = await createIssue({ inspectionId: inspection.id, sectionId: section.id });
    for (let i = 0; i < 3; i += 1) await createMeasure({ issueId: issue.id });
    return issue;
  };
  const issues = [
    await issueIn(sections[0]),
    await issueIn(sections[0]),
    await issueIn(sections[1]),
    await issueIn(sections[1]),
  ] as const;
  const beside = await createItem({ issueId: issues[1].id });
  const alone = await createItem({ inspectionId: inspection.id });
  const reform = await createItem({ inspectionId: inspection.id, kind: "REFORM" });
  for (const item of [beside, alone, reform]) await createMeasure({ extendedItemId: item.id });
  // The factories count positions per kind; a ledger as imported has one order over both.
  await db.$transaction((tx) => settleOrder(tx, inspection.id));
  return { body, office, inspection, sections, issues, items: { beside, alone, reform } };
}

export type Ledger = Awaited<ReturnType<typeof createLedger>>;

/** The measures of an issue or item in order. */
export async function measuresOf(parent: { issueId: string } | { extendedItemId: string }) {
  return db.measure.findMany({ where: parent, orderBy: [{ position: "asc" }, { id: "asc" }] });
}

/** Codes in the order of their keys, as every list of the ledger shows them. */
export async function codesByKey(inspectionId: string): Promise<string[]> {
  const rows = await db.measure.findMany({ where: { inspectionId }, orderBy: [{ sortKey: "asc" }, { id: "asc" }] });
  return rows.map((row) => row.code);
}

/**
 * Codes in the order a report prints them, read from the tree itself and not from any key: sections, their issues, the
 * measures of each, the items beside it; then the items beside none.
 */
export async function codesAsPrinted(inspectionId: string): Promise<string[]> {
  const inOrder = [{ position: "asc" as const }, { id: "asc" as const }] as const;
  const where = { inspectionId };
  const sections = await db.section.findMany({ where, orderBy: [...inOrder] });
  const issues = await db.issue.findMany({ where, orderBy: [...inOrder] });
  const items = await db.extendedItem.findMany({ where, orderBy: [inOrder[0], { kind: "asc" }, inOrder[1]] });
  const measures = await db.measure.findMany({ where, orderBy: [...inOrder] });
  const own = (parent: { issueId?: string; extendedItemId?: string }) =>
    measures
      .filter((m) => m.issueId === (parent.issueId ?? null) && m.extendedItemId === (parent.extendedItemId ?? null))
      .map((m) => m.code);
  const itemsOf = (issueId: string | null) =>
    items.filter((i) => i.issueId === issueId).flatMap((i) => own({ extendedItemId: i.id }));
  return [
    ...[...sections.map((s) => s.id), null].flatMap((sectionId) =>
      issues.filter((i) => i.sectionId === sectionId).flatMap((i) => [...own({ issueId: i.id }), ...itemsOf(i.id)]),
    ),
    ...itemsOf(null),
  ];
}

/** What must hold of an inspection after any edit; throws naming what does not. */
export async function checkLedger(inspectionId: string): Promise<void> {
  const rows = await db.measure.findMany({
    where: { inspectionId },
    include: { issue: true, extendedItem: { include: { issue: true } } },
  });
  const keys = new Set<string>();
  for (const m of rows) {
    const root = m.issue ?? m.extendedItem?.issue ?? null;
    const parent = m.issue ?? m.extendedItem;
    const place = { root: root?.position ?? null, parent: parent?.position ?? 0, measure: m.position };
    const key = sortKey(m.issue ? "issue" : "item", place);
    if (m.sortKey !== key) throw new Error(`${m.code}: key ${m.sortKey}, place ${key}`);
    if (m.rootIssueId !== (root?.id ?? null)) throw new Error(`${m.code}: wrong root issue`);
    const section = root ? root.sectionId : (m.extendedItem?.sectionId ?? null);
    if (m.sectionId !== section) throw new Error(`${m.code}: wrong section`);
    if (keys.has(key)) throw new Error(`${m.code}: key ${key} twice`);
    keys.add(key);
    if (parent?.struckAt && !m.struckAt) throw new Error(`${m.code}: counts under the struck ${parent.code}`);
  }
}

export const sent = () => sentOnce();
