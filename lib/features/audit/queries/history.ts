import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { instantInTable } from "@/lib/domain/day";
import { EVENT_LABELS, type EventAction, type SubjectType } from "@/lib/domain/events";
import type { Change } from "@/lib/domain/history/change";
import { BASELINE_ACTIONS, changesInWords } from "@/lib/domain/history/nouns";
import { pageWithin } from "@/lib/domain/text/address";
import { cut, lengthOf } from "@/lib/domain/text/text";

/** Rows of a history shown at once. */
const PAGE = 50;
/** Acts whose texts stand in full elsewhere on the page; their history shows so many characters. An edit is shown whole. */
const TOLD_ELSEWHERE: readonly string[] = [
  "measure.reported",
  "measure.reviewed",
  "measure.submitted",
] satisfies EventAction[];
const SHOWN = 80;

export type HistoryRow = {
  id: string;
  at: string;
  who: string;
  post: string;
  action: string;
  changes: { field: string; from: string | null; to: string | null }[];
  reason: string;
};
export type HistoryPage = { events: HistoryRow[]; page: number; pageCount: number; total: number };

function shown(text: string | null, action: string): string | null {
  return text !== null && lengthOf(text) > SHOWN && TOLD_ELSEWHERE.includes(action)
    ? `${cut(text, SHOWN)}……（共${lengthOf(text)}字）`
    : text;
}

function label(action: string): string {
  return action in EVENT_LABELS ? EVENT_LABELS[action as keyof typeof EVENT_LABELS] : action;
}

/** What a history is of, by id: the things themselves, and measures with everything that hangs on them. */
export type HistorySubjects = {
  inspection?: string;
  issue?: string;
  items?: readonly string[];
  measures?: readonly string[];
};

function eventsOf({ inspection, issue, items = [], measures = [] }: HistorySubjects): Prisma.EventWhereInput {
  const of = (subjectType: SubjectType, ids: readonly (string | undefined)[]) => {
    const named = ids.filter((id) => id !== undefined);
    return named.length === 0 ? [] : [{ subjectType, subjectId: { in: named } }];
  };
  return {
    // There to compute with, not to be read: what it says stands on the page.
    action: { notIn: [...BASELINE_ACTIONS] },
    OR: [
      ...of("INSPECTION", [inspection]),
      ...of("ISSUE", [issue]),
      ...of("ITEM", items),
      ...(measures.length === 0 ? [] : [{ measureId: { in: [...measures] } }]),
    ],
  };
}

/**
 * One page of a history, newest first; two statements. What is named must already be within what the viewer sees.
 * @param withSubject puts the code of what was changed before the act, for histories of several things
 */
export async function historyOf(subjects: HistorySubjects, page: number, withSubject = false): Promise<HistoryPage> {
  const where = eventsOf(subjects);
  const total = await reader().event.count({ where });
  const { page: current, pageCount } = pageWithin(page, total, PAGE);
  const rows = await reader().event.findMany({
    where,
    orderBy: [{ seq: "desc" }, { id: "desc" }],
    skip: (current - 1) * PAGE,
    take: PAGE,
  });
  const events = rows.map((e) => ({
    id: e.id,
    at: instantInTable(e.at),
    who: e.personName,
    post: e.postLabel,
    action: withSubject ? `${e.subjectLabel} ${label(e.action)}` : label(e.action),
    changes: changesInWords({ ...e, changes: e.changes as Change[] }).map((c) => ({
      field: c.field,
      from: shown(c.old, e.action),
      to: shown(c.new, e.action),
    })),
    reason: e.reason,
  }));
  return { events, page: current, pageCount, total };
}
