import "server-only";
import { bodiesFor, ofBodies } from "@/lib/access/can";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { type Day, dayFromDb } from "@/lib/domain/day";
import type { Covered } from "@/lib/domain/feedback/lines";
import { inspectionName } from "@/lib/domain/inspection/inspection-name";
import type { Assigned } from "@/lib/domain/measure/assigning";
import { type DueView, dayOrNull, dueView, TIMED, type WaitView, waitView } from "@/lib/domain/measure/due-view";
import { PARENT_COLUMNS, parentIn } from "@/lib/domain/measure/parent";
import { type AddressParams, one, pageWithin, readConditions, type Unread } from "@/lib/domain/text/address";
import type { ParentKind } from "@/lib/domain/types";
import { suggestFor } from "@/lib/features/import/read/review/suggest";
import { type FactSuggestion, suggestFromFacts } from "@/lib/features/import/read/review/suggest-facts";
import { inspectionsSeenBy } from "@/lib/features/inspection/scope";
import { ASSIGN_MEASURES } from "@/lib/features/measure/acts";
import { type MeasureFilter, parseMeasureFilter, unreadConditions } from "@/lib/features/measure/filter";
import { coverageByIssue } from "@/lib/features/measure/queries/coverage";
import { measureWhere } from "@/lib/features/measure/queries/measure-where";
import { type DeskNames, type Found, foundIn, namesOf } from "./desk-names";

/** Measures on one page of the desk: a whole inspection in the normal case, and never an unbounded page. */
export const DESK_PAGE = 400;

/** An inspection whose measures the viewer assigns. */
export type DeskInspection = {
  id: string;
  title: string;
  /** The same beside its body. */
  name: string;
  bodyId: string;
  bodyName: string;
  feedbackOn: Day;
  concentratedEndOn: Day;
  reviewEveryDays: number;
  stuckAfterDays: number;
};

/** What the words of a measure say: shown with its words, never applied by itself. */
export type DeskSuggestion = { words: string; start: number; end: number } & (
  | { kind: "unit"; unitId: string; role: "lead" | "cooperating" | "named" }
  | { kind: "deadline"; day: Day; yearInferred: boolean }
  | { kind: "timeClass"; timeClass: "IMMEDIATE" | "TIME_BOUND" | "LONG_TERM" }
);

export type DeskRow = {
  id: string;
  version: number;
  /** Sorts as the report prints. */
  sortKey: string;
  text: string;
  groupId: string;
  assigned: Assigned;
  /** How it stands in time as saved, whatever is staged. */
  due: DueView;
  waiting: WaitView | null;
  suggestions: DeskSuggestion[];
};

/** An issue or item with measures on the page, in printed order. */
export type DeskGroup = {
  id: string;
  kind: ParentKind;
  code: string;
  title: string;
  sectionId: string | null;
  /** What the report says of it (通报所载), for all its measures: shown with its words, never applied by itself. */
  suggestions: FactSuggestion[];
  /** Its 具体表现 and 整改意见, and how many no measure answers; null where it has none. */
  lines: Covered | null;
};

export type Desk = {
  inspection: DeskInspection;
  rows: DeskRow[];
  groups: DeskGroup[];
  names: DeskNames;
  total: number;
  page: number;
  pageCount: number;
};

/** The running inspections whose measures the viewer assigns, newest feedback first. */
export async function deskInspections(viewer: Viewer): Promise<DeskInspection[]> {
  const rows = await reader().inspection.findMany({
    where: narrow(inspectionsSeenBy(viewer), ofBodies(bodiesFor(viewer, ASSIGN_MEASURES)), { archivedAt: null }),
    select: {
      id: true,
      title: true,
      bodyId: true,
      feedbackOn: true,
      concentratedEndOn: true,
      reviewEveryDays: true,
      stuckAfterDays: true,
      body: { select: { name: true, shortName: true } },
    },
    orderBy: [{ feedbackOn: "desc" }, { id: "desc" }],
    take: 60,
  });
  return rows.map(({ body, feedbackOn, concentratedEndOn, ...row }) => ({
    ...row,
    name: inspectionName(row.title, body),
    bodyName: body.shortName,
    feedbackOn: dayFromDb(feedbackOn),
    concentratedEndOn: dayFromDb(concentratedEndOn),
  }));
}

/** What narrows the desk beside the inspection. */
export const DESK_FIELDS = ["q", "section", "issue", "unit"] as const;
type DeskField = (typeof DESK_FIELDS)[number];

/** The inspection an address asks for, else the first, whether everything is asked for, and what of the address says nothing. */
export function deskAsked(params: AddressParams, inspections: readonly DeskInspection[]) {
  const own = readConditions(params, {
    inspection: one((id) => inspections.find((i) => i.id === id)),
    show: one((text) => (text === "all" ? text : null)),
  });
  const narrowing = unreadConditions(params).filter((condition): condition is Unread<DeskField> =>
    (DESK_FIELDS as readonly string[]).includes(condition.field),
  );
  return { inspection: own.values.inspection ?? inspections[0], unread: [...own.unread, ...narrowing] };
}

/** The desk's part of the ledger's filter: by default what is not assigned yet, `show=all` everything. */
export function deskFilter(params: AddressParams, inspectionId: string): Partial<MeasureFilter> {
  const { q, section, issue, unit } = parseMeasureFilter(params);
  return {
    inspection: inspectionId,
    ...(q ? { q } : {}),
    ...(section ? { section } : {}),
    ...(issue ? { issue } : {}),
    ...(unit ? { unit } : {}),
    ...(params.show === "all" ? {} : { unassigned: true }),
  };
}

const DRAWN = {
  ...TIMED,
  id: true,
  version: true,
  sortKey: true,
  code: true,
  text: true,
  ...PARENT_COLUMNS,
  leaderId: true,
  leadUnitId: true,
  ownerId: true,
  timeClass: true,
  dueText: true,
  reviewEveryDays: true,
  cooperation: { select: { unitId: true } },
} as const satisfies Prisma.MeasureSelect;
type Drawn = Prisma.MeasureGetPayload<{ select: typeof DRAWN }>;

function toRow(m: Drawn, inspection: DeskInspection, units: Found["units"], viewer: Viewer): DeskRow {
  const { code, status, leaderId, leadUnitId, ownerId, timeClass, dueText, reviewEveryDays } = m;
  return {
    id: m.id,
    version: m.version,
    sortKey: m.sortKey,
    text: m.text,
    groupId: parentIn(m).id,
    assigned: {
      ...{ code, status, leaderId, leadUnitId, ownerId, timeClass, dueText, reviewEveryDays },
      unitIds: m.cooperation.map((c) => c.unitId),
      dueOn: dayOrNull(m.dueOn),
      originalDueOn: dayOrNull(m.originalDueOn),
    },
    due: dueView(m, viewer.today),
    waiting: waitView(m, inspection.stuckAfterDays, viewer),
    // A day before the feedback tells what was done, not by when something must be.
    suggestions: suggestFor(m.text, units, inspection.feedbackOn).filter(
      (s) => s.kind !== "deadline" || s.day >= inspection.feedbackOn,
    ),
  };
}

/** Issues and items with rows on the page, in printed order. */
function groupsOf(
  { issues, items, units, persons }: Found,
  rows: readonly DeskRow[],
  feedbackOn: Day,
  lines: ReadonlyMap<string, Covered>,
): DeskGroup[] {
  const onPage = new Set(rows.map((row) => row.groupId));
  const known = { units: units.filter((u) => !u.ended), persons: persons.filter((p) => !p.left) };
  return [
    ...issues.map((issue) => ({ ...issue, kind: "ISSUE" as const })),
    ...items.map((item) => ({ ...item, facts: [] })),
  ].flatMap(({ facts, ...group }) =>
    onPage.has(group.id)
      ? [{ ...group, suggestions: suggestFromFacts(facts, known, feedbackOn), lines: lines.get(group.id) ?? null }]
      : [],
  );
}

/** Everything the page of the desk shows. Five statements. */
export async function assignDesk(
  viewer: Viewer,
  inspection: DeskInspection,
  filter: Partial<MeasureFilter>,
  asked: number,
): Promise<Desk> {
  const where = measureWhere(viewer, { ...filter, inspection: inspection.id });
  const [total, found, lines] = await Promise.all([
    reader().measure.count({ where }),
    foundIn(viewer, inspection),
    coverageByIssue(inspection.id),
  ]);
  const { page, pageCount } = pageWithin(asked, total, DESK_PAGE);
  const drawn = await reader().measure.findMany({
    where,
    select: DRAWN,
    orderBy: [{ sortKey: "asc" }, { id: "asc" }],
    skip: (page - 1) * DESK_PAGE,
    take: DESK_PAGE,
  });
  const known = found.units.filter((u) => !u.ended);
  const rows = drawn.map((m) => toRow(m, inspection, known, viewer));
  return {
    inspection,
    rows,
    groups: groupsOf(found, rows, inspection.feedbackOn, lines),
    names: namesOf(found),
    total,
    page,
    pageCount,
  };
}
