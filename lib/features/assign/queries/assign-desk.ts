import "server-only";
import { bodiesFor, seenBy } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { type Day, dayFromDb } from "@/lib/domain/day";
import type { Assigned } from "@/lib/domain/measure/assigning";
import { type DueView, dayOrNull, dueView, TIMED, type WaitView, waitView } from "@/lib/domain/measure/due-view";
import { type AddressParams, one, readConditions, type Unread } from "@/lib/domain/text/address";
import type { ExtendedKind } from "@/lib/domain/types";
import { suggestFor } from "@/lib/features/import/read/review/suggest";
import type { NameOption } from "@/lib/features/ledger/queries/names";
import { type MeasureFilter, parseMeasureFilter, unreadConditions } from "@/lib/features/measure/filter";
import { measureWhere } from "@/lib/features/measure/queries/measure-where";

/** Measures on one page of the desk: a whole inspection in the normal case, and never an unbounded page. */
export const DESK_PAGE = 400;

/** An inspection whose measures the viewer assigns. */
export type DeskInspection = {
  id: string;
  title: string;
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
  kind: "ISSUE" | ExtendedKind;
  code: string;
  title: string;
  sectionId: string | null;
};

export type DeskNames = {
  sections: NameOption[];
  issues: NameOption[];
  /** Units that take measures, in order; those that ended are named for what they already lead. */
  units: (NameOption & { ended: boolean })[];
  /** Those who lead first, then by name; those who left are named for what they already have. */
  persons: (NameOption & { leads: boolean; left: boolean })[];
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
    where: {
      AND: [seenBy(viewer).inspection, { bodyId: { in: bodiesFor(viewer, "ledger.assign") }, archivedAt: null }],
    },
    select: {
      id: true,
      title: true,
      bodyId: true,
      feedbackOn: true,
      concentratedEndOn: true,
      reviewEveryDays: true,
      stuckAfterDays: true,
      body: { select: { shortName: true } },
    },
    orderBy: [{ feedbackOn: "desc" }, { id: "desc" }],
    take: 60,
  });
  return rows.map(({ body, feedbackOn, concentratedEndOn, ...row }) => ({
    ...row,
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

type Found = {
  sections: { id: string; number: string; title: string }[];
  issues: { id: string; code: string; title: string; sectionId: string | null }[];
  items: { id: string; code: string; title: string; kind: ExtendedKind; sectionId: string | null }[];
  units: { id: string; name: string; shortName: string; aliases: string[]; ended: boolean }[];
  persons: { id: string; name: string; title: string; leads: boolean; left: boolean }[];
};

/** Everything the page of the desk shows. Four statements. */
export async function assignDesk(
  viewer: Viewer,
  inspection: DeskInspection,
  filter: Partial<MeasureFilter>,
  page: number,
): Promise<Desk> {
  const where = measureWhere(viewer, { ...filter, inspection: inspection.id });
  const [total, names] = await Promise.all([reader().measure.count({ where }), readNames(viewer, inspection)]);
  const pageCount = Math.max(1, Math.ceil(total / DESK_PAGE));
  const at = Math.min(Math.max(1, page), pageCount);
  const found = await reader().measure.findMany({
    where,
    select: {
      id: true,
      version: true,
      sortKey: true,
      code: true,
      text: true,
      ...TIMED,
      issueId: true,
      extendedItemId: true,
      leaderId: true,
      leadUnitId: true,
      ownerId: true,
      timeClass: true,
      dueText: true,
      reviewEveryDays: true,
      cooperation: { select: { unitId: true } },
    },
    orderBy: [{ sortKey: "asc" }, { id: "asc" }],
    skip: (at - 1) * DESK_PAGE,
    take: DESK_PAGE,
  });
  const known = names.units.filter((u) => !u.ended);
  const rows = found.map(({ id, version, sortKey, text, issueId, extendedItemId, ...more }) => {
    const { cooperation, heldDays, submittedOn, stageSince, struckAt, ...m } = more;
    const timed = { ...m, heldDays, submittedOn, stageSince, struckAt };
    return {
      id,
      version,
      sortKey,
      text,
      groupId: issueId ?? extendedItemId ?? "",
      assigned: {
        ...m,
        unitIds: cooperation.map((c) => c.unitId),
        dueOn: dayOrNull(m.dueOn),
        originalDueOn: dayOrNull(m.originalDueOn),
      },
      due: dueView(timed, viewer.today),
      waiting: waitView(timed, inspection.stuckAfterDays, viewer),
      // A day before the feedback tells what was done, not by when something must be.
      suggestions: suggestFor(text, known, inspection.feedbackOn).filter(
        (s) => s.kind !== "deadline" || s.day >= inspection.feedbackOn,
      ),
    };
  });
  const onPage = new Set(rows.map((row) => row.groupId));
  const groups: DeskGroup[] = [
    ...names.issues.map((issue) => ({ ...issue, kind: "ISSUE" as const })),
    ...names.items,
  ].filter((group) => onPage.has(group.id));
  return {
    inspection,
    rows,
    groups,
    names: {
      sections: names.sections.map((s) => ({ value: s.id, label: `（${s.number}）${s.title}` })),
      issues: names.issues.map((i) => ({ value: i.id, label: `${i.code} ${i.title}` })),
      units: names.units.map((u) => ({
        value: u.id,
        label: u.shortName,
        hint: u.name === u.shortName ? undefined : u.name,
        ended: u.ended,
      })),
      persons: [...names.persons].sort(leadersFirst).map((p) => ({
        value: p.id,
        label: p.name,
        hint: p.title,
        leads: p.leads,
        left: p.left,
      })),
    },
    total,
    page: at,
    pageCount,
  };
}

// The database sorts by code point, which to a reader of Chinese is no order at all.
const BY_PINYIN = new Intl.Collator("zh-CN");

function leadersFirst(a: Found["persons"][number], b: Found["persons"][number]): number {
  return Number(b.leads) - Number(a.leads) || BY_PINYIN.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
}

/**
 * Sections, issues and items of the inspection, units and persons of its body. One statement. Who once had a post or an
 * account and now has neither has left; who never had any is kept in the list of people only to be named, and has not.
 */
async function readNames(viewer: Viewer, { id, bodyId }: DeskInspection): Promise<Found> {
  const [found] = await reader().$queryRaw<Found[]>`
    SELECT
      coalesce((SELECT json_agg(json_build_object('id', s.id, 'number', s.number, 'title', s.title) ORDER BY s.position, s.id)
        FROM section s WHERE s.inspection_id = ${id}::uuid), '[]') AS sections,
      coalesce((SELECT json_agg(json_build_object('id', i.id, 'code', i.code, 'title', i.title, 'sectionId', i.section_id) ORDER BY i.position, i.id)
        FROM issue i WHERE i.inspection_id = ${id}::uuid AND i.struck_at IS NULL), '[]') AS issues,
      coalesce((SELECT json_agg(json_build_object('id', e.id, 'code', e.code, 'title', e.title, 'kind', e.kind, 'sectionId', e.section_id) ORDER BY e.position, e.id)
        FROM extended_item e WHERE e.inspection_id = ${id}::uuid AND e.struck_at IS NULL), '[]') AS items,
      coalesce((SELECT json_agg(json_build_object('id', u.id, 'name', u.name, 'shortName', u.short_name, 'aliases', u.aliases,
                                                  'ended', u.ended_on IS NOT NULL AND u.ended_on <= ${viewer.today}::date) ORDER BY u.position, u.id)
        FROM unit u WHERE u.body_id = ${bodyId}::uuid), '[]') AS units,
      coalesce((SELECT json_agg(json_build_object('id', p.id, 'name', p.name, 'title', p.title, 'leads', p.leads, 'left', p.gone) ORDER BY p.id)
        FROM (SELECT p.id, p.name, p.title, EXISTS (
                SELECT 1 FROM post o WHERE o.person_id = p.id AND o.body_id = p.body_id
                  AND o.role IN ('RESPONSIBLE_LEADER', 'FIRST_LEADER', 'GROUP_LEADER', 'DEPUTY_LEADER')
                  AND o.from_on <= ${viewer.today}::date AND (o.to_on IS NULL OR o.to_on >= ${viewer.today}::date)) AS leads,
                (EXISTS (SELECT 1 FROM post o WHERE o.person_id = p.id) OR EXISTS (SELECT 1 FROM account a WHERE a.person_id = p.id))
                AND NOT EXISTS (SELECT 1 FROM post o WHERE o.person_id = p.id AND (o.to_on IS NULL OR o.to_on >= ${viewer.today}::date))
                AND NOT EXISTS (SELECT 1 FROM account a WHERE a.person_id = p.id AND a.disabled_at IS NULL) AS gone
              FROM person p WHERE p.body_id = ${bodyId}::uuid) p), '[]') AS persons`;
  if (!found) throw new Error("no row for a question that always has one");
  return found;
}
