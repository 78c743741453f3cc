import { WaitWords } from "@/components/measure/mark/stall";
import { type Column, DataTable } from "@/components/table/data-table";
import { ClampText } from "@/components/ui/clamp-text";
import { Link } from "@/components/ui/link";
import { STAGE_LABELS } from "@/lib/domain/labels";
import type { DueView } from "@/lib/domain/measure/due-view";
import type { SignRow } from "@/lib/features/my-work/queries/sign-queue";

function LateApplication({ due: { daysLate, heldDays } }: { due: DueView }) {
  if (daysLate === 0) return "—";
  return (
    <>
      <span className="font-medium text-red">{daysLate}天</span>
      {heldDays > 0 && <span className="block text-sm text-muted">审核占用{heldDays}天</span>}
    </>
  );
}

function columns(showInspection: boolean): Column<SignRow>[] {
  return [
    {
      key: "code",
      head: "措施编号",
      width: 92,
      nowrap: true,
      cell: (m) => (
        <Link href={`/measures/${m.id}#work`} className="font-medium text-link underline-offset-4 hover:underline">
          {m.code}
        </Link>
      ),
    },
    { key: "stage", head: "当前环节", width: 104, nowrap: true, cell: (m) => STAGE_LABELS[m.stage] },
    {
      key: "text",
      head: "整改措施",
      width: 360,
      cell: (m) => (
        <>
          <ClampText text={m.text} lines={2} />
          <div className="line-clamp-1 text-sm text-muted">
            {showInspection ? `${m.inspection} · ` : ""}
            {m.parent}
          </div>
        </>
      ),
    },
    {
      key: "statement",
      head: "申报完成情况",
      width: 240,
      cell: (m) => <ClampText text={m.statement} lines={2} />,
    },
    {
      key: "unit",
      head: "牵头部门",
      width: 116,
      cell: (m) => <span title={`申请人岗位：${m.applicant}`}>{m.unit ?? "未明确"}</span>,
    },
    {
      key: "submitted",
      head: "申报日期",
      width: 104,
      cell: (m) => (
        <>
          <span className="whitespace-nowrap">{m.submittedOn}</span>
          <WaitWords waiting={m.waiting} />
        </>
      ),
    },
    {
      key: "late",
      head: "逾期申报",
      width: 88,
      align: "right",
      cell: (m) => <LateApplication due={m.due} />,
    },
  ];
}

/** Applications for close-out that wait for the viewer's signature, the longest waiting first. */
export function MySignQueue({ rows, showInspection }: { rows: SignRow[]; showInspection: boolean }) {
  return (
    <DataTable
      caption="待我审核的销号申请"
      rows={rows}
      getRowId={(m) => m.id}
      maxHeight={false}
      columns={columns(showInspection)}
    />
  );
}
