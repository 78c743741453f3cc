import { ActionButton } from "@/components/form/action-button";
import { type Column, DataTable } from "@/components/table/data-table";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import type { Cell, JudgedRow } from "@/lib/domain/roster/sheet";
import { chooseInRosterAction } from "@/lib/features/roster/actions";
import { ChoiceSelect } from "./choice-select";
import { ROW_STATE } from "./row-words";

/** The rows of a sheet of people and units: what each would do, and what is to be settled. */

type Seen = { id: string; version: number };

function CellChange({ cell }: { cell: Cell }) {
  return (
    <li>
      <span className="text-muted">{cell.label}：</span>
      {cell.old !== null && (
        <>
          <del className="text-muted">{cell.old}</del>
          <span aria-hidden="true"> → </span>
          <span className="sr-only">改为</span>
        </>
      )}
      {cell.now}
    </li>
  );
}

function Problems({ roster, row }: { roster: Seen; row: JudgedRow }) {
  return (
    <div className="flex flex-col gap-1">
      {row.problems.map(({ column, message, choose }) => (
        <div key={message}>
          <p className="text-red">
            {column && <span className="nums">{`${column}${row.row} `}</span>}
            {message}
          </p>
          {choose?.what === "person" && (
            <ChoiceSelect
              rosterId={roster.id}
              version={roster.version}
              what="person"
              of={choose.of}
              offers={choose.offers}
              label={`第${row.row}行${row.name}是谁`}
            />
          )}
        </div>
      ))}
      {row.hints.map((hint) => (
        <p key={hint} className="text-muted">
          {hint}
        </p>
      ))}
    </div>
  );
}

function LeaveOut({ roster, row }: { roster: Seen; row: JudgedRow }) {
  const out = row.state === "LEFT_OUT";
  const input = {
    rosterId: roster.id,
    version: roster.version,
    choice: { what: out ? ("take" as const) : ("leave" as const), of: row.key },
  };
  return (
    <ActionButton action={chooseInRosterAction} input={input} variant="quiet" size="sm">
      {out ? "恢复导入" : "不导入"}
      <span className="sr-only">{`第${row.row}行${row.name}`}</span>
    </ActionButton>
  );
}

function columnsFor(roster: Seen, sheets: number): Column<JudgedRow>[] {
  return [
    {
      key: "row",
      head: sheets > 1 ? "工作表与行" : "行",
      width: sheets > 1 ? 130 : 56,
      nowrap: true,
      cell: (row) => (
        <span className="nums text-muted">{sheets > 1 && row.sheet ? `${row.sheet} ${row.row}` : row.row}</span>
      ),
    },
    {
      key: "state",
      head: "结果",
      width: 84,
      nowrap: true,
      cell: (row) => <Badge tone={ROW_STATE[row.state].tone}>{ROW_STATE[row.state].label}</Badge>,
    },
    {
      key: "name",
      head: "姓名或部门",
      width: 130,
      cell: (row) => row.name || <span className="text-muted">没有读取</span>,
    },
    { key: "place", head: "部门或类型", width: 130, cell: (row) => row.place || <span className="text-muted">—</span> },
    {
      key: "cells",
      head: "录入和变更",
      width: 340,
      cell: (row) =>
        row.cells.length > 0 ? (
          <ul>
            {row.cells.map((cell) => (
              <CellChange key={`${cell.label}${cell.now}`} cell={cell} />
            ))}
          </ul>
        ) : (
          <span className="text-muted">—</span>
        ),
    },
    { key: "problems", head: "问题和说明", cell: (row) => <Problems roster={roster} row={row} /> },
    { key: "act", head: "操作", width: 96, nowrap: true, cell: (row) => <LeaveOut roster={roster} row={row} /> },
  ];
}

export function RosterRows({ roster, rows }: { roster: Seen; rows: JudgedRow[] }) {
  const sheets = new Set(rows.map(({ sheet }) => sheet)).size;
  return (
    <DataTable
      caption="表中各行的导入结果"
      columns={columnsFor(roster, sheets)}
      rows={rows}
      getRowId={(row) => row.key}
      empty={<EmptyState title="没有这一类的行" />}
    />
  );
}
