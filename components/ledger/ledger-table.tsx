import type { ReactNode } from "react";
import { DueChip } from "@/components/measure/mark/due-chip";
import { QuietWords, StandsWords, WaitWords } from "@/components/measure/mark/stall";
import { StatusBadge } from "@/components/measure/mark/status-badge";
import { TimeClassTag } from "@/components/measure/mark/time-class-tag";
import { type Column, DataTable, type Sort } from "@/components/table/data-table";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { TONE_TEXT } from "@/components/ui/tone";
import { SOURCE_LABELS, STAGE_LABELS } from "@/lib/domain/labels";
import { dueWords } from "@/lib/domain/measure/due-words";
import { isBeside, parentHref } from "@/lib/domain/measure/parent";
import type { AddressParams } from "@/lib/domain/text/address";
import { columnSpec, LEDGER_COLUMNS, type LedgerColumn, type LedgerRow } from "@/lib/features/ledger/columns";
import { asWrittenBeside, numbered, outcomeName, progressLead } from "@/lib/features/ledger/words";
import { LedgerRowLink } from "./ledger-row-link";
import { LedgerText } from "./ledger-text";

/** The name, or quietly what stands for nobody. */
function unlessNobody(name: string | null, text: string) {
  return name === null ? <span className="text-muted">{text}</span> : name;
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
  return (
    <div>
      {isBeside(parent.kind) && (
        <div className="text-xs text-muted">
          {SOURCE_LABELS[parent.kind]}
          {row.fromIssue && <span className="nums">（问题 {row.fromIssue}）</span>}
        </div>
      )}
      <Link href={parentHref(parent)} className="hover:text-link hover:underline print:no-underline">
        <span className="nums mr-1.5 font-medium">{parent.code}</span>
        {parent.title}
      </Link>
    </div>
  );
}

function Outcomes({ row }: { row: LedgerRow }) {
  return (
    <ul>
      {row.outcomes.map((o) => (
        <li key={`${o.kind} ${o.unit}`} title={o.names.length > 0 ? o.names.join("、") : undefined}>
          {outcomeName(o)}
          <span className="nums ml-1">
            {o.value}
            {o.unit}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What a cell looks like on the page; what it says is its column's text. */
export const CELLS = {
  order: (row) => <span className="nums text-muted">{row.order}</span>,
  code: (row) => (
    <Link href={`/measures/${row.id}`} data-row-link className="nums font-medium text-link hover:underline">
      {row.struckReason === null ? row.code : <del>{row.code}</del>}
    </Link>
  ),
  inspection: LEDGER_COLUMNS.inspection.text,
  section: (row) => <OncePerRun row={row}>{LEDGER_COLUMNS.section.text(row)}</OncePerRun>,
  parent: (row) => (
    // A sheet may begin in the middle of a run: on paper every row names its issue by the number.
    <OncePerRun row={row} again={<span className="nums hidden print:inline">{row.parent.code}</span>}>
      <Parent row={row} />
    </OncePerRun>
  ),
  manifestation: (row) => (
    <OncePerRun row={row}>
      <LedgerText text={numbered(row.manifestations)} width={LEDGER_COLUMNS.manifestation.width} what="具体表现" />
    </OncePerRun>
  ),
  target: (row) => (
    <OncePerRun row={row}>
      <LedgerText text={row.target} width={LEDGER_COLUMNS.target.width} what="整改目标" />
    </OncePerRun>
  ),
  text: (row) => (
    <>
      <LedgerText text={row.text} width={LEDGER_COLUMNS.text.width} what="整改措施" />
      {row.struckReason !== null && <p className="text-sm text-red">已作废：{row.struckReason}</p>}
    </>
  ),
  source: LEDGER_COLUMNS.source.text,
  leader: (row) => unlessNobody(row.leader, LEDGER_COLUMNS.leader.text(row)),
  leadUnit: (row) => unlessNobody(row.leadUnit, LEDGER_COLUMNS.leadUnit.text(row)),
  cooperatingUnits: LEDGER_COLUMNS.cooperatingUnits.text,
  owner: (row) => unlessNobody(row.owner, LEDGER_COLUMNS.owner.text(row)),
  timeClass: (row) => <TimeClassTag timeClass={row.timeClass} />,
  due: ({ due }) => <DueChip {...due} asWritten={asWrittenBeside(due) || null} />,
  progress: ({ progress, lastHeardOn, quiet }) => (
    <>
      {progress ? (
        <LedgerText
          lead={progressLead(progress)}
          text={progress.text}
          width={LEDGER_COLUMNS.progress.width}
          what="进展情况"
        />
      ) : (
        <span className="text-muted">
          尚未报送（<span className="nums">{lastHeardOn}</span> 录入台账）
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
  closed: LEDGER_COLUMNS.closed.text,
  closedOn: (row) =>
    row.closedOn && (
      <div>
        <span className="nums">{row.closedOn}</span>
        {row.due.dueState === "closed-late" && <div className={`text-sm ${TONE_TEXT.warn}`}>{dueWords(row.due)}</div>}
      </div>
    ),
  remark: (row) => <LedgerText text={row.remark} width={LEDGER_COLUMNS.remark.width} what="备注" />,
} as const satisfies Record<LedgerColumn, (row: LedgerRow) => ReactNode>;

function columnFor(key: LedgerColumn): Column<LedgerRow> {
  const { heading, headNote, width, paperWidth, sorts, shown } = columnSpec(key);
  return {
    key,
    head: heading,
    headNote,
    cell: CELLS[key],
    sortKey: sorts && key,
    width,
    paperWidth,
    sticky: shown === "always",
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
  params: AddressParams;
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
        rowTone={({ due: { dueState } }) =>
          dueState === "overdue" || dueState === "applied-late" ? "late" : dueState === "near" ? "near" : undefined
        }
      />
    </LedgerRowLink>
  );
}
