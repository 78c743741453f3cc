import { postFor, readsWholeBody, seenBy } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { type Day, dayFromDb, instantInTable } from "@/lib/domain/day";
import { type Change, EVENT_LABELS, type EventAction } from "@/lib/domain/events";
import type { InspectionDays } from "@/lib/domain/inspection/inspection-days";
import { EMPTY_TALLY, type IssueState, issueState, itemsLeft, type Tally } from "@/lib/domain/measure/completion";
import type { CloseOutStage, ExtendedKind, InspectionKind } from "@/lib/domain/types";
import { measureWhere } from "@/lib/features/measure/queries/measure-where";
import { daysOf } from "./inspections";

/** One inspection: its periods, sections with issues, items beside them, clue counts and history. */

/** Where a group of measures stands. */
export type Standing = { tally: Tally; overdue: number; state: IssueState };

export type IssueLine = {
  id: string;
  code: string;
  title: string;
  nearlyDone: boolean;
  struck: boolean;
  /** Of its own measures; what was found beside it is counted apart. */
  standing: Standing;
  /** Items beside it that are not done. */
  itemsLeft: number;
};

export type ItemLine = Omit<IssueLine, "nearlyDone" | "itemsLeft"> & { kind: ExtendedKind; fromIssue: string | null };

export type InspectionPage = {
  id: string;
  version: number;
  title: string;
  kind: InspectionKind;
  term: string;
  round: string;
  batch: string;
  team: string;
  body: { id: string; name: string };
  days: InspectionDays;
  chain: CloseOutStage[];
  silentAfterDays: number;
  stuckAfterDays: number;
  reviewEveryDays: number;
  contact: { phone: string; email: string; address: string; postcode: string };
  archived: boolean;
  /** All measures of the inspection the viewer sees. */
  standing: Standing;
  sections: { id: string | null; number: string; title: string; issues: IssueLine[] }[];
  items: ItemLine[];
  /** Newest first; null for viewers who do not read the whole body. */
  clues: { asOf: Day; transferred: number; concluded: number; pending: number }[] | null;
  /** Newest first; null for viewers who do not read the whole body. */
  history:
    | { id: string; at: string; who: string; post: string; action: string; changes: Change[]; reason: string }[]
    | null;
  mayEdit: boolean;
};

const LINE = { id: true, code: true, title: true, struckAt: true } as const;
const HISTORY_SHOWN = 30;

class Standings {
  private readonly byKey = new Map<string, { tally: Tally; overdue: number }>();
  private at(key: string) {
    const found = this.byKey.get(key) ?? { tally: { ...EMPTY_TALLY }, overdue: 0 };
    this.byKey.set(key, found);
    return found;
  }
  count(keys: (string | null)[], status: keyof Tally, n: number) {
    for (const key of keys) if (key) this.at(key).tally[status] += n;
  }
  countOverdue(keys: (string | null)[], n: number) {
    for (const key of keys) if (key) this.at(key).overdue += n;
  }
  of(key: string): Standing {
    const { tally, overdue } = this.at(key);
    return { tally, overdue, state: issueState(tally) };
  }
}

const ALL = "all";

/** The page of one inspection, or null when the viewer does not see it. Six statements. */
export async function inspectionPage(viewer: Viewer, id: string): Promise<InspectionPage | null> {
  const seen = seenBy(viewer);
  const inspection = await reader().inspection.findFirst({
    where: { AND: [{ id }, seen.inspection] },
    include: {
      body: { select: { id: true, name: true } },
      sections: {
        where: seen.section,
        select: { id: true, number: true, title: true },
        orderBy: [{ position: "asc" }, { id: "asc" }],
      },
      clueCounts: { where: seen.clueCount, orderBy: [{ asOf: "desc" }, { id: "desc" }] },
    },
  });
  if (!inspection) return null;
  const whole = readsWholeBody(viewer, inspection.bodyId);
  const by = ["rootIssueId", "extendedItemId"] as const;
  const [issues, items, states, late, events] = await Promise.all([
    reader().issue.findMany({
      where: { AND: [{ inspectionId: id }, seen.issue] },
      select: { ...LINE, sectionId: true, nearlyDoneAt: true },
      orderBy: [{ position: "asc" }, { id: "asc" }],
    }),
    reader().extendedItem.findMany({
      where: { AND: [{ inspectionId: id }, seen.item] },
      select: { ...LINE, kind: true, issueId: true, issue: { select: { code: true } } },
      orderBy: [{ kind: "asc" }, { position: "asc" }, { id: "asc" }],
    }),
    reader().measure.groupBy({
      by: [...by, "status"],
      where: measureWhere(viewer, { inspection: id }),
      _count: { _all: true },
    }),
    reader().measure.groupBy({
      by: [...by],
      where: measureWhere(viewer, { inspection: id, overdue: true }),
      _count: { _all: true },
    }),
    whole
      ? reader().event.findMany({
          where: { inspectionId: id, subjectType: "INSPECTION" },
          orderBy: { seq: "desc" },
          take: HISTORY_SHOWN,
        })
      : [],
  ]);
  const standings = new Standings();
  for (const g of states) standings.count([ALL, g.extendedItemId ?? g.rootIssueId], g.status, g._count._all);
  for (const g of late) standings.countOverdue([ALL, g.extendedItemId ?? g.rootIssueId], g._count._all);
  const beside = (issueId: string) =>
    items
      .filter((item) => item.issueId === issueId)
      .map((item) => ({ state: standings.of(item.id).state, struck: item.struckAt !== null }));

  const lines = issues.map((i) => ({
    sectionId: i.sectionId,
    line: {
      id: i.id,
      code: i.code,
      title: i.title,
      nearlyDone: i.nearlyDoneAt !== null,
      struck: i.struckAt !== null,
      standing: standings.of(i.id),
      itemsLeft: itemsLeft(beside(i.id)),
    },
  }));
  const inSection = (sectionId: string | null) => lines.filter((l) => l.sectionId === sectionId).map((l) => l.line);
  const without = inSection(null);
  return {
    id,
    version: inspection.version,
    title: inspection.title,
    kind: inspection.kind,
    term: inspection.term,
    round: inspection.round,
    batch: inspection.batch,
    team: inspection.team,
    body: inspection.body,
    days: daysOf(inspection),
    chain: inspection.chain,
    silentAfterDays: inspection.silentAfterDays,
    stuckAfterDays: inspection.stuckAfterDays,
    reviewEveryDays: inspection.reviewEveryDays,
    contact: {
      phone: inspection.contactPhone,
      email: inspection.contactEmail,
      address: inspection.contactAddress,
      postcode: inspection.contactPostcode,
    },
    archived: inspection.archivedAt !== null,
    standing: standings.of(ALL),
    sections: [
      ...inspection.sections.map((s) => ({ ...s, issues: inSection(s.id) })),
      ...(without.length > 0 ? [{ id: null, number: "", title: "未归入方面", issues: without }] : []),
    ],
    items: items.map((i) => ({
      id: i.id,
      code: i.code,
      title: i.title,
      kind: i.kind,
      struck: i.struckAt !== null,
      fromIssue: i.issue?.code ?? null,
      standing: standings.of(i.id),
    })),
    clues: whole
      ? inspection.clueCounts.map((c) => ({
          asOf: dayFromDb(c.asOf),
          transferred: c.transferred,
          concluded: c.concluded,
          pending: c.pending,
        }))
      : null,
    history: whole
      ? events.map((e) => ({
          id: e.id,
          at: instantInTable(e.at),
          who: e.personName,
          post: e.postLabel,
          action: e.action in EVENT_LABELS ? EVENT_LABELS[e.action as EventAction] : e.action,
          changes: e.changes as Change[],
          reason: e.reason,
        }))
      : null,
    mayEdit: postFor(viewer, "inspection.edit", { bodyId: inspection.bodyId }) !== null,
  };
}

/** Bodies the viewer's office may add an inspection to, by name. */
export async function editableBodies(viewer: Viewer, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  return reader().body.findMany({
    where: { AND: [{ id: { in: [...ids] } }, seenBy(viewer).body] },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}
