"use client";

import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Group } from "@/lib/domain/measure/concern";
import { type Packed, unpack } from "@/lib/domain/text/packed";
import type { ReportRow } from "@/lib/features/my-work/queries/report-row";
import "./my-work.css";
import { ProgressRow, SentRow } from "./my-progress-row";
import type { Asked } from "./row-props";
import { useProgress } from "./use-progress";

const GROUP_LABELS = {
  returned: "退回（在此逐条答复并重新申请）",
  draft: "已写未报（草稿）",
  overdue: "逾期",
  due: "7天内到期",
  silent: "无进展",
  planned: "未启动",
  other: "其他",
  sent: "本周已报",
} satisfies Record<Group, string>;

/** Progress of several measures written on one page and sent in one go; what is written is kept as drafts meanwhile. */
export function MyProgress({
  rows: packed,
  personId,
  showInspection,
}: {
  rows: Packed<ReportRow[]>;
  personId: string;
  showInspection: boolean;
}) {
  const rows = useMemo(() => unpack(packed), [packed]);
  const { drafts, errors, pending, result, valueFor, filled, wordless, write, send, applying, apply } = useProgress(
    rows,
    personId,
  );
  const [opened, setOpened] = useState<Record<string, Asked>>({});
  const open = (id: string, asked: Asked) => setOpened((before) => ({ ...before, [id]: asked }));
  const groups = [...new Set(rows.map((row) => row.group))].map((group) => ({
    group,
    rows: rows.filter((row) => row.group === group),
  }));
  return (
    <div>
      {result && !result.ok && (
        <div className="mb-3">
          <Notice tone="error" title="进展没有报上，内容都还在">
            {result.why}
          </Notice>
        </div>
      )}
      <div className="my-list">
        {groups.map(({ group, rows: inGroup }) => (
          <section key={group} aria-label={GROUP_LABELS[group]}>
            <h3>
              {GROUP_LABELS[group]} <span className="nums">{inGroup.length}</span>
            </h3>
            <ul>
              {inGroup.map((row) => {
                const tag = showInspection ? row.inspection : null;
                return group === "sent" && opened[row.id] === undefined ? (
                  <SentRow key={row.id} row={row} tag={tag} onOpen={() => open(row.id, "report")} />
                ) : (
                  <ProgressRow
                    key={row.id}
                    row={row}
                    tag={tag}
                    open={opened[row.id] ?? null}
                    onOpen={(asked) => open(row.id, asked)}
                    value={valueFor(row)}
                    draft={drafts.states[row.id]}
                    error={errors[row.id]?.join("；")}
                    applying={applying.has(row.id)}
                    onApply={(on) => apply(row.id, on)}
                    onWrite={(part, now) => write(row, part, now)}
                    onLeave={() => drafts.flush(row.id)}
                  />
                );
              })}
            </ul>
          </section>
        ))}
      </div>
      <div className="sticky bottom-0 z-10 mt-3 flex items-center justify-between gap-4 rounded-lg border border-line-strong bg-surface px-4 py-2 print:hidden">
        <span className="min-w-0 truncate text-muted" aria-live="polite">
          {filled.length > 0
            ? `本页已填写 ${filled.length} 条（${filled.map((row) => row.code).join("、")}），报送后不能修改，只能补充新的进展。`
            : wordless === 0 && "写完一条或几条进展后，在这里一次报送；没写完的会自动存为草稿。"}
          {wordless > 0 && `有 ${wordless} 条只选了情况，还没有写明原因。`}
        </span>
        <Button
          variant="primary"
          pending={pending}
          disabled={filled.length + wordless === 0}
          onClick={async () => {
            // Sent rows fold and sink.
            if (await send()) setOpened({});
          }}
        >
          报送{filled.length > 0 ? ` ${filled.length} 条` : ""}进展
        </Button>
      </div>
    </div>
  );
}
