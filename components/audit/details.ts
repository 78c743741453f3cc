import { CHAIN } from "@/lib/domain/history/chain";
import type { Words } from "@/lib/domain/history/change";
import type { AuditRow } from "@/lib/features/audit/queries/audit";

/** Whether 对象 names a first value already: the login of an account, the role of a post, the number of an event. */
function isNamed(row: AuditRow, { old, new: value }: Words): boolean {
  return old === null && value !== null && row.subject.split(/[ （）第条]/).includes(value);
}

/** 名称：甲 → 乙. A value that was not there, or is no more, is left out. */
export function detailsOf(row: AuditRow): string {
  const changes = row.changes.filter((c) => !isNamed(row, c));
  const lines = changes.map((c) =>
    c.old === null ? `${c.field}：${c.new ?? "无"}` : `${c.field}：${c.old} → ${c.new ?? "无"}`,
  );
  // Why comes first where hashes follow.
  if (row.reason) lines[row.subjectType === CHAIN.type ? "unshift" : "push"](row.reason);
  // A sentence somebody wrote ends by itself: 已核对纸质件；情形：…, not 已核对纸质件。；情形：….
  const ends = lines.length - 1;
  return lines.map((line, i) => (i < ends ? line.replace(/[。；]+$/, "") : line)).join("；");
}
