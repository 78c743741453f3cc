import { DueChip, type DueChipProps } from "@/components/measure/mark/due-chip";
import { WaitWords } from "@/components/measure/mark/stall";
import { StatusBadge } from "@/components/measure/mark/status-badge";
import { TimeClassTag } from "@/components/measure/mark/time-class-tag";
import { UnitList } from "@/components/measure/mark/unit-list";
import { type Column, DataTable } from "@/components/table/data-table";
import { ClampText } from "@/components/ui/clamp-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { STAGE_LABELS } from "@/lib/domain/labels";
import type { WaitView } from "@/lib/domain/measure/due-view";
import type { MeasureStatus, SigningStage, TimeClass } from "@/lib/domain/types";

export type IssueMeasureRow = {
  id: string;
  code: string;
  text: string;
  status: MeasureStatus;
  opening: boolean;
  stage: SigningStage | null;
  cycle: number;
  timeClass: TimeClass | null;
  due: DueChipProps;
  waiting: WaitView | null;
  leader: string | null;
  leadUnit: string | null;
  cooperating: string[];
  struck: boolean;
};

const COLUMNS: Column<IssueMeasureRow>[] = [
  {
    key: "code",
    head: "编号",
    width: 76,
    nowrap: true,
    cell: (m) => (
      <Link href={`/measures/${m.id}`} className="nums text-link underline-offset-2 hover:underline">
        {m.code}
      </Link>
    ),
  },
  {
    key: "text",
    head: "整改措施",
    width: 320,
    cell: (m) => <ClampText text={m.text} lines={2} className={m.struck ? "text-muted line-through" : undefined} />,
  },
  {
    key: "unit",
    head: "牵头/配合部门",
    width: 150,
    cell: (m) => <UnitList lead={m.leadUnit} cooperating={m.cooperating} max={2} />,
  },
  {
    key: "leader",
    head: "责任领导",
    nowrap: true,
    cell: (m) => m.leader ?? <span className="text-muted">未明确</span>,
  },
  { key: "class", head: "整改类型", nowrap: true, cell: (m) => <TimeClassTag timeClass={m.timeClass} /> },
  { key: "due", head: "整改时限", nowrap: true, cell: (m) => <DueChip {...m.due} /> },
  {
    key: "status",
    head: "状态",
    nowrap: true,
    cell: (m) => (
      <>
        <StatusBadge status={m.status} opening={m.opening} cycle={m.cycle} struck={m.struck} />
        {m.stage && !m.struck && <span className="block text-sm text-muted">待{STAGE_LABELS[m.stage]}</span>}
        <WaitWords waiting={m.waiting} />
      </>
    ),
  },
];

/** The measures of one issue or item, as far as the viewer sees them. */
export function IssueMeasures({
  caption,
  rows,
  seesAll,
}: {
  caption: string;
  rows: IssueMeasureRow[];
  /** The viewer sees every measure there is: none listed means there is none. */
  seesAll: boolean;
}) {
  return (
    <DataTable
      caption={caption}
      columns={COLUMNS}
      rows={rows}
      getRowId={(m) => m.id}
      rowTone={(m) =>
        m.due.dueState === "overdue" || m.due.dueState === "applied-late"
          ? "late"
          : m.due.dueState === "near"
            ? "near"
            : undefined
      }
      empty={
        <EmptyState
          title="没有措施"
          hint={seesAll ? "这里还没有整改措施。" : "这里还没有整改措施，或者没有您负责的措施。"}
        />
      }
    />
  );
}
