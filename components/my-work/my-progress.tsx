"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ReportRow } from "@/lib/features/my-work/queries/report-queue";
import { ProgressRow } from "./my-progress-row";
import { useProgress } from "./use-progress";

/** Progress of several measures written on one page and sent in one go; what is written is kept as drafts meanwhile. */
export function MyProgress({
  rows,
  personId,
  showInspection,
}: {
  rows: ReportRow[];
  personId: string;
  showInspection: boolean;
}) {
  const { drafts, errors, pending, result, valueFor, filled, wordless, write, send } = useProgress(rows, personId);
  return (
    <div>
      {result && !result.ok && (
        <div className="mb-3">
          <Notice tone="error" title="进展没有报上，内容都还在">
            {result.why}
          </Notice>
        </div>
      )}
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {rows.map((row) => (
          <ProgressRow
            key={row.id}
            row={row}
            showInspection={showInspection}
            value={valueFor(row)}
            draft={drafts.states[row.id]}
            error={errors[row.id]?.join("；")}
            onWrite={(part, now) => write(row, part, now)}
            onLeave={() => drafts.flush(row.id)}
          />
        ))}
      </ul>
      <div className="sticky bottom-0 z-10 mt-3 flex items-center justify-between gap-4 rounded-lg border border-line-strong bg-surface px-4 py-2 print:hidden">
        <span className="text-muted" aria-live="polite">
          {filled > 0
            ? `本页已填写 ${filled} 条，报送后不能修改，只能补充新的进展。`
            : wordless === 0 && "写完一条或几条进展后，在这里一次报送；没写完的会自动存为草稿。"}
          {wordless > 0 && `有 ${wordless} 条只选了本次情况，还没有写明原因。`}
        </span>
        <Button variant="primary" pending={pending} disabled={filled + wordless === 0} onClick={() => void send()}>
          报送{filled > 0 ? ` ${filled} 条` : ""}进展
        </Button>
      </div>
    </div>
  );
}
