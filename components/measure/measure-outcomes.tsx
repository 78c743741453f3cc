import type { ReactNode } from "react";
import { type Column, DataTable } from "@/components/table/data-table";
import { EmptyState } from "@/components/ui/empty-state";

export type OutcomeRow = {
  id: string;
  kind: string;
  name: string;
  value: string;
  unit: string;
  documentNumber: string;
  effectiveOn: string | null;
  recordedAt: string;
  /** Why it was withdrawn; null while it counts. */
  withdrawnReason: string | null;
};

function struck(row: OutcomeRow, text: ReactNode) {
  return row.withdrawnReason === null ? text : <del className="text-muted">{text}</del>;
}

/** 整改成效: the figures of a measure; a withdrawn one stays, struck, with its reason. */
export function MeasureOutcomes({
  rows,
  withdraw,
}: {
  rows: OutcomeRow[];
  /** The button that withdraws a figure, for those who may. */
  withdraw?: ((row: OutcomeRow) => ReactNode) | undefined;
}) {
  const columns: Column<OutcomeRow>[] = [
    { key: "kind", head: "类型", nowrap: true, cell: (o) => struck(o, o.kind) },
    {
      key: "name",
      head: "名称或说明",
      cell: (o) => (
        <>
          {struck(o, o.name || "—")}
          {o.withdrawnReason !== null && <span className="block text-sm">已撤销：{o.withdrawnReason}</span>}
        </>
      ),
    },
    { key: "value", head: "数量", align: "right", nowrap: true, cell: (o) => struck(o, `${o.value} ${o.unit}`) },
    { key: "document", head: "文号", cell: (o) => struck(o, o.documentNumber || "—") },
    { key: "effective", head: "施行/发生日期", nowrap: true, cell: (o) => o.effectiveOn ?? "—" },
    { key: "recorded", head: "登记日期", nowrap: true, cell: (o) => o.recordedAt },
    ...(withdraw
      ? [
          {
            key: "withdraw",
            head: "",
            align: "right" as const,
            cell: (o: OutcomeRow) => (o.withdrawnReason === null ? withdraw(o) : null),
          },
        ]
      : []),
  ];
  return (
    <DataTable
      caption="整改成效"
      columns={columns}
      rows={rows}
      getRowId={(o) => o.id}
      empty={
        <EmptyState title="还没有登记成效" hint="制度、挽回损失、追责问责、会议、培训、检查等成效数字登记在这里。" />
      }
    />
  );
}
