import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { instantInTable } from "@/lib/domain/day";
import { ISSUE, ITEM } from "@/lib/domain/feedback/kept";
import type { Change, Words } from "@/lib/domain/history/change";
import type { Noun } from "@/lib/domain/history/field";
import { baselineOf } from "@/lib/domain/history/kind";
import { changesInWords } from "@/lib/domain/history/said";
import { INSPECTION } from "@/lib/domain/inspection/kept";
import { MEASURE } from "@/lib/domain/measure/kept";
import { pageWithin } from "@/lib/domain/text/address";

/** Rows of a history shown at once. */
const PAGE = 50;
/** What there are histories of. */
const NOUNS: readonly Noun[] = [INSPECTION, ISSUE, ITEM, MEASURE];

export type HistoryRow = {
  id: string;
  at: string;
  who: string;
  post: string;
  /** The name of its kind, which lib/registry/events words. */
  kind: string;
  /** The code of what was changed, in histories of several things. */
  subject: string | null;
  changes: Words[];
  reason: string;
};
export type HistoryPage = { events: HistoryRow[]; page: number; pageCount: number; total: number };

/** What a history is of, by id: the things themselves, and measures with everything that hangs on them. */
export type HistorySubjects = {
  inspection?: string;
  issue?: string;
  items?: readonly string[];
  measures?: readonly string[];
};

function eventsOf({ inspection, issue, items = [], measures = [] }: HistorySubjects): Prisma.EventWhereInput {
  const of = ({ type: subjectType }: Noun, ids: readonly (string | undefined)[]) => {
    const named = ids.filter((id) => id !== undefined);
    return named.length === 0 ? [] : [{ subjectType, subjectId: { in: named } }];
  };
  return {
    // There to compute with, not to be read: what it says stands on the page.
    action: { notIn: NOUNS.map(baselineOf) },
    OR: [
      ...of(INSPECTION, [inspection]),
      ...of(ISSUE, [issue]),
      ...of(ITEM, items),
      ...(measures.length === 0 ? [] : [{ measureId: { in: [...measures] } }]),
    ],
  };
}

function wordsOf(event: { version: string; action: string; subjectType: string; changes: unknown }): Words[] {
  const noun = NOUNS.find(({ type }) => type === event.subjectType);
  return changesInWords(noun, { ...event, changes: event.changes as Change[] });
}

/**
 * One page of a history, newest first; one statement where a page holds it all, else two. What is named must already be within what the viewer sees.
 * @param withSubject tells the code of what was changed too, for histories of several things
 */
export async function historyOf(subjects: HistorySubjects, page: number, withSubject = false): Promise<HistoryPage> {
  const where = eventsOf(subjects);
  const read = (skip: number) =>
    reader().event.findMany({ where, orderBy: [{ seq: "desc" }, { id: "desc" }], skip, take: PAGE + 1 });
  // One more than is shown says whether there are others; only then is there anything to count.
  const first = page <= 1 ? await read(0) : null;
  const total = first && first.length <= PAGE ? first.length : await reader().event.count({ where });
  const { page: current, pageCount } = pageWithin(page, total, PAGE);
  const rows = (first ?? (await read((current - 1) * PAGE))).slice(0, PAGE);
  const events = rows.map((e) => ({
    id: e.id,
    at: instantInTable(e.at),
    who: e.personName,
    post: e.postLabel,
    kind: e.action,
    subject: withSubject ? e.subjectLabel : null,
    changes: wordsOf(e),
    reason: e.reason,
  }));
  return { events, page: current, pageCount, total };
}
