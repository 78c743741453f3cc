import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { instantInTable } from "@/lib/domain/day";
import { type Change, EVENT_LABELS, type EventAction } from "@/lib/domain/events";
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

/**
 * One page of a history, newest first; two statements. The condition must already be within what the viewer sees.
 * @param withSubject puts the code of what was changed before the act, for histories of several things
 */
export async function historyOf(
  where: Prisma.EventWhereInput,
  page: number,
  withSubject = false,
): Promise<HistoryPage> {
  const total = await reader().event.count({ where });
  const pageCount = Math.max(1, Math.ceil(total / PAGE));
  const current = Math.min(Math.max(1, page), pageCount);
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
    changes: (e.changes as Change[]).map((c) => ({
      field: c.field,
      from: shown(c.old, e.action),
      to: shown(c.new, e.action),
    })),
    reason: e.reason,
  }));
  return { events, page: current, pageCount, total };
}
