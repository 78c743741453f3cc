import { ActionButton } from "@/components/form/action-button";
import { DataTable } from "@/components/table/data-table";
import { Badge } from "@/components/ui/badge";
import { ClampText } from "@/components/ui/clamp-text";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { columnSpec } from "@/lib/features/ledger/columns";
import { chooseAction } from "@/lib/features/sheet/actions";
import type { CellChange, PlannedRow, RowState } from "@/lib/features/sheet/compare/planned";
import { ROW_STATE_LABELS } from "@/lib/features/sheet/words";
import type { OfSheet } from "./choice-select";

const TONES = {
  new: "ok",
  changed: "info",
  conflict: "warn",
  error: "error",
  left: "neutral",
  unchanged: "neutral",
} as const satisfies Record<RowState, string>;

/** Each row of the sheet beside the ledger: what would change, cell by cell, old → new. */
export function SheetRows({ sheet, rows }: { sheet: OfSheet; rows: readonly PlannedRow[] }) {
  const several = new Set(rows.map((row) => row.sheet)).size > 1;
  return (
    <DataTable
      caption="表格与台账对照"
      rows={[...rows]}
      getRowId={(row) => row.key}
      maxHeight={false}
      empty={<EmptyState title="没有这样的行" hint="请在上方选择其他类别。" />}
      rowTone={(row) => (row.state === "error" ? "late" : row.state === "conflict" ? "near" : undefined)}
      columns={[
        {
          key: "row",
          head: "表中",
          width: 72,
          nowrap: true,
          cell: (row) => (
            <span className="nums text-muted text-sm">
              {several && <span className="block max-w-24 truncate">{row.sheet}</span>}第{row.row}行
            </span>
          ),
        },
        {
          key: "state",
          head: "结果",
          width: 112,
          nowrap: true,
          cell: (row) => <Badge tone={TONES[row.state]}>{ROW_STATE_LABELS[row.state]}</Badge>,
        },
        {
          key: "measure",
          head: "整改措施",
          width: 320,
          cell: (row) => (
            <>
              {row.code && <span className="nums mr-2 font-medium">{row.code}</span>}
              <ClampText text={row.text} lines={2} />
              {row.alike && <p className="text-amber text-sm">文字与台账不完全相同，按同一条措施对照</p>}
            </>
          ),
        },
        { key: "cells", head: "改动（台账 → 表格）", cell: (row) => <Changes sheet={sheet} row={row} /> },
        { key: "act", head: "", width: 96, cell: (row) => <Acts sheet={sheet} row={row} /> },
      ]}
    />
  );
}

function Changes({ sheet, row }: { sheet: OfSheet; row: PlannedRow }) {
  const { cells, errors, notes, add } = row;
  return (
    <div className="flex flex-col gap-1.5 py-1">
      {errors.map(({ column, message }) => (
        <p key={message} className="text-red">
          {column && `${column}：`}
          {message}
        </p>
      ))}
      {cells.map((cell) => (
        <Change key={cell.field} sheet={sheet} row={row} cell={cell} />
      ))}
      {add && <Added add={add} />}
      {notes.map((note) => (
        <p key={note} className="text-muted text-sm">
          {note}
        </p>
      ))}
    </div>
  );
}

function Added({ add }: { add: NonNullable<PlannedRow["add"]> }) {
  const words = [
    add.dueOn ?? add.dueText,
    add.openingOn ? `期初已完成（${add.openingOn}）` : add.underwayOn ? `推进中（${add.underwayOn}起）` : "未启动",
    add.backfill ? `补录进展（${add.backfill.day}）` : "",
  ].filter((word) => word !== "");
  return (
    <p className="text-sm">
      {"id" in add.issue ? "" : <span className="block text-muted">新增反馈问题：{add.issue.title}</span>}
      <span className="nums">{words.join(" · ")}</span>
    </p>
  );
}

function Change({ sheet, row, cell }: { sheet: OfSheet; row: PlannedRow; cell: CellChange }) {
  const { field, was, becomes, conflict, side, refused } = cell;
  const { paper, heading } = columnSpec(field);
  const lost = refused !== null || side === "ledger";
  return (
    <div>
      <div className="flex gap-2">
        <span className="w-16 shrink-0 text-muted text-sm">{paper ?? heading}</span>
        <div className="grid min-w-0 flex-1 gap-x-3 md:grid-cols-2">
          <div className="text-muted">
            <ClampText text={was || "（空）"} lines={2} />
          </div>
          <div className={cn(lost && "text-muted line-through")}>
            <ClampText text={becomes || "（空）"} lines={2} />
          </div>
        </div>
      </div>
      {refused && <p className="pl-18 text-amber text-sm">没有采用：{refused}</p>}
      {conflict && !refused && (
        <div className="flex flex-wrap items-center gap-2 pl-18 text-sm">
          <span className="text-amber">
            导出以后台账也改了这一格
            {side === "ledger" ? "，以台账为准" : side === "sheet" ? "，以表格为准" : "，请选择："}
          </span>
          {side !== "ledger" && <Side sheet={sheet} cells={[`${row.key} ${field}`]} side="ledger" label="以台账为准" />}
          {side !== "sheet" && <Side sheet={sheet} cells={[`${row.key} ${field}`]} side="sheet" label="以表格为准" />}
        </div>
      )}
    </div>
  );
}

/** Decides cells that were changed on both sides. */
export function Side({
  sheet,
  cells,
  side,
  label,
}: {
  sheet: OfSheet;
  cells: readonly string[];
  side: "sheet" | "ledger";
  label: string;
}) {
  return (
    <ActionButton
      size="sm"
      action={chooseAction}
      input={{ ...sheet, choice: { what: "side", cells: [...cells], side } }}
    >
      {label}
    </ActionButton>
  );
}

function Acts({ sheet, row: { key, state, alike, struck } }: { sheet: OfSheet; row: PlannedRow }) {
  return (
    <div className="flex flex-col items-start gap-1">
      {(struck === "offered" || struck === "wanted") && (
        <ActionButton
          size="sm"
          variant="quiet"
          action={chooseAction}
          input={{ ...sheet, choice: { what: "strike", key, strike: struck === "offered" } }}
        >
          {struck === "wanted" ? "不作废" : "作废措施"}
        </ActionButton>
      )}
      {state !== "unchanged" && !struck && (
        <ActionButton
          size="sm"
          variant="quiet"
          action={chooseAction}
          input={{ ...sheet, choice: { what: "row", key, leftOut: state !== "left" } }}
        >
          {state === "left" ? "恢复导入" : "不导入"}
        </ActionButton>
      )}
      {alike && state !== "left" && (
        <ActionButton
          size="sm"
          variant="quiet"
          action={chooseAction}
          input={{ ...sheet, choice: { what: "alike", key, asNew: true } }}
        >
          作为新措施
        </ActionButton>
      )}
    </div>
  );
}
