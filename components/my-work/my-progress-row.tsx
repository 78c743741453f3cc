import { DueChip } from "@/components/measure/mark/due-chip";
import { QuietWords } from "@/components/measure/mark/stall";
import { StatusBadge } from "@/components/measure/mark/status-badge";
import { ClampText } from "@/components/ui/clamp-text";
import { cn } from "@/components/ui/cn";
import { Textarea } from "@/components/ui/control/textarea";
import { Link } from "@/components/ui/link";
import { PROGRESS_KIND_LABELS } from "@/lib/domain/labels";
import { PROGRESS_MAX } from "@/lib/domain/limits";
import { isVisible, part } from "@/lib/domain/text/text";
import type { ProgressKind } from "@/lib/domain/types";
import type { ReportRow } from "@/lib/features/my-work/queries/report-queue";
import type { DraftState, Written } from "./use-drafts";

const DRAFT_WORDS = {
  saving: "正在保存草稿…",
  saved: "草稿已保存",
  failed: "草稿没有保存上，请不要关闭本页",
} satisfies Record<DraftState, string>;

type RowProps = {
  row: ReportRow;
  showInspection: boolean;
  value: Written;
  draft: DraftState | undefined;
  error: string | undefined;
  onWrite: (part: Partial<Written>, now?: boolean) => void;
  onLeave: () => void;
};

/** One measure to report on: what it is, and the box to write in. */
export function ProgressRow(props: RowProps) {
  const late = props.row.concerns.includes("overdue");
  return (
    <li
      className={cn(
        "grid gap-x-5 gap-y-2 px-4 py-3 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]",
        late && "border-l-2 border-l-red pl-[14px]",
      )}
    >
      <WhatItIs row={props.row} showInspection={props.showInspection} />
      <Report {...props} />
    </li>
  );
}

function WhatItIs({ row, showInspection }: { row: ReportRow; showInspection: boolean }) {
  return (
    <div className="min-w-0">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Link
          href={`/measures/${row.id}`}
          className="nums font-semibold whitespace-nowrap text-link underline-offset-4 hover:underline"
        >
          {row.code}
        </Link>
        <StatusBadge status={row.status} cycle={row.cycle} />
        <DueChip {...row.due} />
        <QuietWords quiet={row.quiet} />
      </div>
      <ClampText text={row.text} lines={2} />
      <div className="mt-0.5 truncate text-sm text-muted" title={row.parent}>
        {showInspection ? `${row.inspection} · ` : ""}
        {row.parent}
      </div>
      {row.points.length > 0 && (
        <div className="mt-1.5 rounded-md border border-amber-line bg-amber-tint px-3 py-1.5 text-sm">
          <div className="font-medium text-amber">退回意见（补充完善后请到措施页面逐条说明并重新申请销号）</div>
          <ol className="list-decimal pl-5">
            {row.points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ol>
        </div>
      )}
      {row.last && (
        <p className="mt-1 line-clamp-1 text-sm text-muted" title={row.last.text}>
          <span className="nums mr-2">最近进展（{part(row.last.day, 5)}）</span>
          {row.last.text}
        </p>
      )}
    </div>
  );
}

function Report({ row, value, draft, error, onWrite, onLeave }: Omit<RowProps, "showInspection">) {
  const kinds: ProgressKind[] = row.longTerm ? ["PROGRESS", "NO_CHANGE", "REVIEW"] : ["PROGRESS", "NO_CHANGE"];
  return (
    <div className="min-w-0 print:hidden">
      <div className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-1">
        <fieldset className="flex gap-x-4">
          <legend className="sr-only">{row.code} 进展情况</legend>
          {kinds.map((kind) => (
            <label key={kind} className="inline-flex items-center gap-1.5 text-sm">
              <input
                type="radio"
                name={`kind-${row.id}`}
                checked={value.kind === kind}
                onChange={() => onWrite({ kind }, isVisible(value.text))}
                className="size-4 accent-solid"
              />
              {PROGRESS_KIND_LABELS[kind]}
            </label>
          ))}
        </fieldset>
        <span className={cn("ml-auto text-xs", draft === "failed" ? "text-red" : "text-muted")} aria-live="polite">
          {draft === "failed" || (draft && value.text !== "")
            ? DRAFT_WORDS[draft]
            : row.draft && value.text !== ""
              ? "有草稿"
              : ""}
        </span>
      </div>
      <Textarea
        aria-label={`${row.code} 进展`}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `error-${row.id}` : undefined}
        rows={2}
        maxLength={PROGRESS_MAX}
        value={value.text}
        placeholder={value.kind === "NO_CHANGE" ? "说明没有变化的原因或下一步打算" : "做了什么、到什么程度、有什么成效"}
        onChange={(event) => onWrite({ text: event.target.value })}
        onBlur={onLeave}
      />
      {error && (
        <p id={`error-${row.id}`} className="mt-1 text-sm text-red">
          {error}
        </p>
      )}
    </div>
  );
}
