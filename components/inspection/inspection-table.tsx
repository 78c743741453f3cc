import type { ReactNode } from "react";
import { Rate } from "@/components/measure/mark/rate";
import { type Column, DataTable } from "@/components/table/data-table";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { Day } from "@/lib/domain/day";
import { INSPECTION_KIND_LABELS } from "@/lib/domain/labels";
import { declared, verified } from "@/lib/domain/measure/completion";
import type { InspectionRow } from "@/lib/features/inspection/queries/inspections";
import { ledgerHref } from "@/lib/features/measure/filter";
import type { GroupFigures } from "@/lib/features/measure/queries/figures";
import { distance } from "./inspection-timeline";

type Row = InspectionRow & { figures: GroupFigures };

function columns(today: Day): Column<Row>[] {
  return [
    {
      key: "title",
      head: "名称",
      cell: (i) => (
        <div>
          <Link href={`/inspections/${i.id}`} className="font-medium text-link hover:underline">
            {i.title}
          </Link>
          {i.archived && (
            <span className="ml-2">
              <Badge>已归档</Badge>
            </span>
          )}
          <div className="text-sm text-muted">{i.bodyName}</div>
        </div>
      ),
    },
    {
      key: "kind",
      head: "类型",
      width: 150,
      cell: (i) => (
        <div>
          {INSPECTION_KIND_LABELS[i.kind]}
          {i.round && <div className="text-sm text-muted">{i.round}</div>}
        </div>
      ),
    },
    { key: "team", head: "巡视巡察组", width: 140, cell: (i) => i.team || <span className="text-muted">—</span> },
    { key: "feedback", head: "反馈日期", width: 108, cell: (i) => <span className="nums">{i.feedbackOn}</span> },
    {
      key: "next",
      head: "下一节点",
      width: 170,
      cell: (i) =>
        i.next ? (
          <div>
            <span className="nums">{i.next.day}</span>
            <span className="nums ml-1.5 text-sm text-muted">{distance(i.next.day, today)}</span>
            <div className="text-sm text-muted">{i.next.label}</div>
          </div>
        ) : (
          <span className="text-muted">{i.archived ? "—" : "各节点均已过"}</span>
        ),
    },
    {
      key: "declared",
      head: "申报率",
      width: 130,
      cell: (i) => (
        <Rate {...declared(i.figures.tally)} href={ledgerHref({ inspection: i.id, status: ["SUBMITTED", "CLOSED"] })} />
      ),
    },
    {
      key: "verified",
      head: "销号率",
      width: 130,
      cell: (i) => <Rate {...verified(i.figures.tally)} href={ledgerHref({ inspection: i.id, status: ["CLOSED"] })} />,
    },
    {
      key: "overdue",
      head: "逾期",
      width: 80,
      align: "right",
      cell: (i) =>
        i.figures.overdue > 0 ? (
          <Link
            href={ledgerHref({ inspection: i.id, overdue: true })}
            className="nums font-medium text-red hover:underline"
          >
            {i.figures.overdue} 条
          </Link>
        ) : (
          <span className="nums text-muted">0</span>
        ),
    },
  ];
}

/** Inspections, one a row, with where each stands. */
export function InspectionTable({
  rows,
  total,
  today,
  empty,
}: {
  rows: Row[];
  total: number;
  today: Day;
  empty: ReactNode;
}) {
  return (
    <DataTable
      caption={`巡视巡察，共 ${total} 次`}
      columns={columns(today)}
      rows={rows}
      getRowId={(i) => i.id}
      empty={empty}
    />
  );
}
