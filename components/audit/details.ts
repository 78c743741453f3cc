import { BREAK_LABELS, type BreakKind, CALENDAR_FIELDS, CHAIN_FIELDS, type Change } from "@/lib/domain/events";
import { CALENDAR_SOURCE_LABELS } from "@/lib/domain/labels";
import type { CalendarSource } from "@/lib/domain/types";
import type { AuditRow } from "@/lib/features/audit/queries/audit";

/** LIBRARY → 程序自带; 2027-01-01/2027-01-03,2027-02-05 → 2027-01-01 至 2027-01-03、2027-02-05. */
function calendarWords(value: string | null): string | null {
  if (value === null) return value;
  return CALENDAR_SOURCE_LABELS[value as CalendarSource] ?? value.replaceAll("/", " 至 ").replaceAll(",", "、");
}

/** Events about the chain itself and about the calendar keep machine values under their own names. */
function inWords(row: AuditRow, c: Change): Change {
  if (row.subjectType === "CALENDAR") {
    return { field: CALENDAR_FIELDS[c.field] ?? c.field, old: calendarWords(c.old), new: calendarWords(c.new) };
  }
  if (row.subjectType !== "CHAIN") return c;
  const value = c.field === "kind" ? BREAK_LABELS[c.new as BreakKind] : c.new;
  return { ...c, field: CHAIN_FIELDS[c.field] ?? c.field, new: value };
}

/** Whether 对象 names a first value already: the login of an account, the role of a post, the number of an event. */
function isNamed(row: AuditRow, { old, new: value }: Change): boolean {
  return old === null && value !== null && row.subject.split(/[ （）第条]/).includes(value);
}

/** 名称：甲 → 乙. A value that was not there, or is no more, is left out. */
export function detailsOf(row: AuditRow): string {
  const changes = row.changes.filter((c) => !isNamed(row, c)).map((c) => inWords(row, c));
  const lines = changes.map((c) =>
    c.old === null ? `${c.field}：${c.new ?? "无"}` : `${c.field}：${c.old} → ${c.new ?? "无"}`,
  );
  // Why comes first where hashes follow.
  if (row.reason) lines[row.subjectType === "CHAIN" ? "unshift" : "push"](row.reason);
  // A sentence somebody wrote ends by itself: 已核对纸质件；情形：…, not 已核对纸质件。；情形：….
  const ends = lines.length - 1;
  return lines.map((line, i) => (i < ends ? line.replace(/[。；]+$/, "") : line)).join("；");
}
