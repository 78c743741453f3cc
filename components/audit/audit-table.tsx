import type { ReactNode } from "react";
import { detailsOf } from "@/components/audit/details";
import { type Column, DataTable } from "@/components/table/data-table";
import { ClampText } from "@/components/ui/clamp-text";
import { instantInTable } from "@/lib/domain/day";
import type { AuditRow } from "@/lib/features/audit/queries/audit";
import { kindInWords, subjectInWords } from "@/lib/registry/events";

/** Characters that stand in two lines of the column at its least: nothing of them is folded, so nothing need unfold. */
const TWO_LINES = 40;

function Details({ row }: { row: AuditRow }) {
  const text = detailsOf(row);
  if (text === "") return <span className="text-muted">—</span>;
  return text.length <= TWO_LINES && !text.includes("\n") ? text : <ClampText text={text} lines={2} />;
}

const COLUMNS: Column<AuditRow>[] = [
  { key: "seq", head: "序号", width: 70, align: "right", nowrap: true, cell: (row) => row.seq },
  { key: "at", head: "时间", width: 140, nowrap: true, cell: (row) => instantInTable(row.at) },
  {
    key: "who",
    head: "人员与岗位",
    width: 190,
    cell: (row) => (
      <>
        {row.who}
        {row.post && <span className="text-muted">（{row.post}）</span>}
      </>
    ),
  },
  { key: "action", head: "操作", width: 130, nowrap: true, cell: (row) => kindInWords(row.action) },
  {
    key: "subject",
    head: "对象",
    width: 220,
    cell: (row) => (
      <>
        <span className="text-muted">{subjectInWords(row.subjectType)}</span> {row.subject}
      </>
    ),
  },
  { key: "details", head: "内容", cell: (row) => <Details row={row} /> },
];

/** Events of a chain, one a row. */
export function AuditTable({ rows, empty }: { rows: AuditRow[]; empty: ReactNode }) {
  return <DataTable caption="审计日志" columns={COLUMNS} rows={rows} getRowId={(row) => row.id} empty={empty} />;
}
