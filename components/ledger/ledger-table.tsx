import type { ReactNode } from "react";
import { DueChip, dueWords } from "@/components/measure/due-chip";
import { QuietWords, StandsWords, WaitWords } from "@/components/measure/stall";
import { StatusBadge } from "@/components/measure/status-badge";
import { TimeClassTag } from "@/components/measure/time-class-tag";
import { type Column, DataTable, type Sort } from "@/components/table/data-table";
import type { QueryParams } from "@/components/table/query";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { TONE_TEXT } from "@/components/ui/tone";
import { type Day, dayInText } from "@/lib/domain/day";
import { OUTCOME_LABELS, PROGRESS_KIND_LABELS, SOURCE_LABELS, STAGE_LABELS } from "@/lib/domain/labels";
import { LEDGER_COLUMNS, type LedgerColumn } from "@/lib/domain/ledger/ledger-columns";
import type { LedgerRow } from "@/lib/features/ledger/queries/ledger";
import { LedgerRowLink } from "./ledger-row-link";
import { LedgerText } from "./ledger-text";

/** Pixels of each column on the screen. */
const WIDTHS = {
  order: 48,
  code: 80,
  inspection: 160,
  section: 140,
  parent: 190,
  manifestation: 220,
  target: 180,
  text: 260,
  source: 84,
  leader: 76,
  lead: 96,
  coop: 120,
  owner: 76,
  class: 88,
  due: 156,
  progress: 210,
  outcome: 170,
  status: 108,
  closed: 76,
  closedOn: 112,
  remark: 140,
} as const satisfies Record<LedgerColumn, number>;

/** On paper long text is printed in full and wants more of the sheet, days and their words stand one below the other. */
const PAPER_WIDTHS: Partial<Record<LedgerColumn, number>> = {
  order: 42,
  text: 400,
  progress: 280,
  due: 104,
  closedOn: 96,
};

const SORTED_BY = { code: "code", due: "due", progress: "heard", closedOn: "closed" } as const satisfies Partial<
  Record<LedgerColumn, string>
>;

function quiet(text: string) {
  return <span className="text-muted">{text}</span>;
}

/** A deadline written out as its own day (2024年12月30日前) says nothing beside it. */
function restates(asWritten: string, day: Day | null): boolean {
  return day !== null && asWritten.startsWith(dayInText(day));
}

/** What a run of rows under one parent says once; the line below it is drawn only where the run ends. */
function OncePerRun({ row, again, children }: { row: LedgerRow; again?: ReactNode; children: ReactNode }) {
  return (
    <div data-continues={row.continues || undefined}>
      {row.sameParent ? (
        <>
          <span className="sr-only">同上</span>
          {again}
        </>
      ) : (
        children
      )}
    </div>
  );
}

function Parent({ row }: { row: LedgerRow }) {
  const { parent } = row;
  const href = parent.kind === "ISSUE" ? `/issues/${parent.id}` : `/items/${parent.id}`;
  return (
    <div>
      {parent.kind !== "ISSUE" && (
        <div className="text-xs text-muted">
          {SOURCE_LABELS[parent.kind]}
          {row.fromIssue && <span className="nums">（问题 {row.fromIssue}）</span>}
        </div>
      )}
      <Link href={href} className="hover:text-link hover:underline print:no-underline">
        <span className="nums mr-1.5 font-medium">{parent.code}</span>
        {parent.title}
      </Link>
    </div>
  );
}

function numbered(texts: string[]): string {
  return texts.length > 1 ? texts.map((text, i) => `${i + 1}. ${text}`).join("\n") : texts.join("");
}

function Outcomes({ row }: { row: LedgerRow }) {
  return (
    <ul>
      {row.outcomes.map((o) => (
        <li key={`${o.kind} ${o.unit}`} title={o.names.length > 0 ? o.names.join("、") : undefined}>
          {o.kind === "OTHER" ? o.names.join("、") : OUTCOME_LABELS[o.kind].name}
          <span className="nums ml-1">
            {o.value}
            {o.unit}
          </span>
        </li>
      ))}
    </ul>
  );
}

const CELLS = {
  order: (row) => <span className="nums text-muted">{row.order}</span>,
  code: (row) => (
    <Link href={`/measures/${row.id}`} data-row-link className="nums font-medium text-link hover:underline">
      {row.struckReason === null ? row.code : <del>{row.code}</del>}
    </Link>
  ),
  inspection: (row) => row.inspectionTitle,
  section: (row) => <OncePerRun row={row}>{row.section && `（${row.section.number}）${row.section.title}`}</OncePerRun>,
  parent: (row) => (
    // A sheet may begin in the middle of a run: on paper every row names its issue by the number.
    <OncePerRun row={row} again={<span className="nums hidden print:inline">{row.parent.code}</span>}>
      <Parent row={row} />
    </OncePerRun>
  ),
  manifestation: (row) => (
    <OncePerRun row={row}>
      <LedgerText text={numbered(row.manifestations)} width={WIDTHS.manifestation} what="具体表现" />
    </OncePerRun>
  ),
  target: (row) => (
    <OncePerRun row={row}>
      <LedgerText text={row.target} width={WIDTHS.target} what="整改目标" />
    </OncePerRun>
  ),
  text: (row) => (
    <>
      <LedgerText text={row.text} width={WIDTHS.text} what="整改措施" />
      {row.struckReason !== null && <p className="text-sm text-red">已删去：{row.struckReason}</p>}
    </>
  ),
  source: (row) => SOURCE_LABELS[row.parent.kind],
  leader: (row) => row.leader ?? quiet("未定"),
  lead: (row) => row.leadUnit ?? quiet("未定"),
  coop: (row) => row.cooperating.join("、"),
  owner: (row) => row.owner ?? quiet("未定"),
  class: (row) => <TimeClassTag timeClass={row.timeClass} />,
  due: ({ due }) => (
    <DueChip
      dueState={due.state}
      day={due.day}
      daysLate={due.daysLate}
      heldDays={due.heldDays}
      daysLeft={due.daysLeft}
      originalDay={due.originalDay}
      asWritten={restates(due.asWritten, due.day) ? null : due.asWritten}
    />
  ),
  progress: ({ progress, lastHeardOn, quiet }) => (
    <>
      {progress ? (
        <LedgerText
          lead={progress.kind === "PROGRESS" ? progress.day : `${progress.day} ${PROGRESS_KIND_LABELS[progress.kind]}`}
          text={progress.text}
          width={WIDTHS.progress}
          what="进展情况"
        />
      ) : (
        <span className="text-muted">
          尚未填报（<span className="nums">{lastHeardOn}</span> 入账）
        </span>
      )}
      <QuietWords quiet={quiet} />
    </>
  ),
  outcome: (row) => <Outcomes row={row} />,
  status: (row) => (
    <div>
      <StatusBadge status={row.status} cycle={row.cycle} struck={row.struckReason !== null} />
      {row.stage && row.struckReason === null && <div className="text-sm text-muted">待{STAGE_LABELS[row.stage]}</div>}
      <WaitWords waiting={row.waiting} />
      <StandsWords stands={row.stands} />
    </div>
  ),
  closed: (row) => (row.status === "CLOSED" ? "是" : "否"),
  closedOn: (row) =>
    row.closedOn && (
      <div>
        <span className="nums">{row.closedOn}</span>
        {row.due.state === "closed-late" && (
          <div className={`text-sm ${TONE_TEXT.warn}`}>
            {dueWords({ dueState: row.due.state, daysLate: row.due.daysLate, heldDays: row.due.heldDays })}
          </div>
        )}
      </div>
    ),
  remark: (row) => <LedgerText text={row.remark} width={WIDTHS.remark} what="备注" />,
} as const satisfies Record<LedgerColumn, (row: LedgerRow) => ReactNode>;

function columnFor(key: LedgerColumn): Column<LedgerRow> {
  const sortKey: string | undefined = key in SORTED_BY ? SORTED_BY[key as keyof typeof SORTED_BY] : undefined;
  return {
    key,
    head: LEDGER_COLUMNS[key].label,
    ...(key === "due" ? { headNote: "原/现" } : {}),
    cell: CELLS[key],
    sortKey,
    width: WIDTHS[key],
    paperWidth: PAPER_WIDTHS[key],
    sticky: key === "order" || key === "code",
    ...(key === "order" ? { align: "right" as const } : {}),
  };
}

/** Narrow cells on the screen, a ruled sheet on paper; no line inside a run of rows under one parent. */
const SHEET = cn(
  "[&_td]:px-2 [&_th]:px-2 [&_td:has([data-continues])]:border-b-transparent",
  "print:[&_td]:border-r print:[&_td]:border-line-strong print:[&_td:first-child]:border-l print:[&_td]:px-1 print:[&_td]:py-0.5 print:[&_td]:text-sm print:[&_td]:shadow-none",
  "print:[&_th]:border print:[&_th]:border-l-0 print:[&_th:first-child]:border-l print:[&_th]:px-1 print:[&_th]:whitespace-normal print:[&_th]:min-w-0!",
);

/** The ledger as a table: one row per measure, the cells of an issue said once per run of its measures. */
export function LedgerTable({
  caption,
  rows,
  columns,
  sort,
  basePath,
  params,
  empty,
}: {
  caption: string;
  rows: LedgerRow[];
  columns: readonly LedgerColumn[];
  sort: Sort;
  basePath: string;
  params: QueryParams;
  empty: ReactNode;
}) {
  return (
    <LedgerRowLink className={SHEET}>
      <DataTable
        caption={caption}
        columns={columns.map(columnFor)}
        rows={rows}
        getRowId={(row) => row.id}
        sort={sort}
        basePath={basePath}
        params={params}
        empty={empty}
        maxHeight
        proportional
        rowTone={({ due }) =>
          due.state === "overdue" || due.state === "applied-late" ? "late" : due.state === "near" ? "near" : undefined
        }
      />
    </LedgerRowLink>
  );
}
