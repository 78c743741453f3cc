import { DueChip } from "@/components/measure/mark/due-chip";
import { QuietWords } from "@/components/measure/mark/stall";
import { StatusBadge } from "@/components/measure/mark/status-badge";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { part } from "@/lib/domain/text/text";
import type { ReportRow } from "@/lib/features/my-work/queries/report-row";
import { OpenRow } from "./my-progress-open";
import type { RowProps } from "./row-props";

/** One measure to report on: what it is in one line, and a box of one row. The rest of its form is there once it is opened. */
export function ProgressRow(props: RowProps) {
  const { row, open, value, error, onWrite, onOpen, onLeave } = props;
  const answers = row.points.length > 0;
  const boxed = !answers || open !== null || value.text !== "";
  return (
    <li className={cn("my-row", row.concerns.includes("overdue") && "my-late")}>
      <div className="min-w-0">
        <WhatItIs row={row} tag={props.tag} opened={open !== null} />
        {answers && <Points row={row} opened={open === "submit"} onOpen={() => onOpen("submit")} />}
      </div>
      {/* What was returned is answered point by point, not reported on: its box comes when it is asked for. */}
      {boxed && (
        <div className="min-w-0 print:hidden">
          {open !== "submit" && (
            <textarea
              ref={grow}
              className="my-box"
              aria-label={`${row.code} 进展`}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? `error-${row.id}` : undefined}
              rows={1}
              value={value.text}
              placeholder={value.kind === "NO_CHANGE" ? "说明暂无进展的原因或下一步打算" : "本周做了什么、到什么程度"}
              onFocus={() => open === null && onOpen("report")}
              onChange={(event) => onWrite({ text: event.target.value })}
              onBlur={onLeave}
            />
          )}
          {error && (
            <p id={`error-${row.id}`} className="mt-1 text-sm text-red">
              {error}
            </p>
          )}
          {open === null ? (
            value.text !== "" && (
              <span className="text-xs text-muted">草稿{row.draft && ` ${row.draft.day}`}，尚未报送</span>
            )
          ) : (
            <OpenRow {...props} open={open} />
          )}
        </div>
      )}
    </li>
  );
}

/** As high as what is written in it. */
function grow(area: HTMLTextAreaElement | null) {
  if (!area || area.value === "") return;
  area.style.height = "auto";
  if (area.scrollHeight > 0) area.style.height = `${area.scrollHeight + 2}px`;
}

function WhatItIs({ row, tag, opened }: { row: ReportRow; tag: string | null; opened: boolean }) {
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3">
        <Link href={`/measures/${row.id}`} className="nums font-semibold text-link underline-offset-4 hover:underline">
          {row.code}
        </Link>
        <StatusBadge status={row.status} cycle={row.cycle} />
        <DueChip {...row.due} />
        <QuietWords quiet={row.quiet} />
        {tag && <span className="text-sm text-muted">{tag}</span>}
      </div>
      <p className={opened ? "" : "line-clamp-1"} title={row.text}>
        {row.text}
      </p>
      {row.last && (
        <p className="line-clamp-1 text-sm text-muted" title={row.last.text}>
          最近进展（{part(row.last.day, 5)}）{row.last.text}
        </p>
      )}
    </>
  );
}

function Points({ row, opened, onOpen }: { row: ReportRow; opened: boolean; onOpen: () => void }) {
  if (opened) return null;
  return (
    <div className="mt-1 rounded-md border border-amber-line bg-amber-tint px-3 py-1 text-sm">
      <ol className="list-decimal pl-5">
        {row.points.map((point) => (
          <li key={point.id}>{point.text}</li>
        ))}
      </ol>
      <button type="button" className="text-link underline underline-offset-2 print:hidden" onClick={onOpen}>
        逐条答复并重新申请
      </button>
    </div>
  );
}

/** What was reported this week, folded to one line until the next. */
export function SentRow({ row, tag, onOpen }: { row: ReportRow; tag: string | null; onOpen: () => void }) {
  return (
    <li className="my-sent">
      <span className="text-green">✓ {row.sent && part(row.sent.day, 5)} 已报</span>
      <Link href={`/measures/${row.id}`} className="nums text-link underline-offset-4 hover:underline">
        {row.code}
      </Link>
      {tag && <span className="text-sm text-muted">{tag}</span>}
      <span className="min-w-0 flex-1 truncate text-muted" title={row.sent?.text}>
        {row.sent?.text}
      </span>
      <button type="button" className="text-link underline-offset-2 hover:underline print:hidden" onClick={onOpen}>
        补充<span className="sr-only"> {row.code} 的进展</span>
      </button>
    </li>
  );
}
