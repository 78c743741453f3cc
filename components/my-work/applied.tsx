import { ActionButton } from "@/components/form/action-button";
import { DueChip } from "@/components/measure/mark/due-chip";
import { WaitWords } from "@/components/measure/mark/stall";
import { WITHDRAWING, WITHDRAWN } from "@/components/measure/withdraw-words";
import { type Column, DataTable } from "@/components/table/data-table";
import { Pagination } from "@/components/table/pagination";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { STAGE_LABELS } from "@/lib/domain/labels";
import type { AddressParams } from "@/lib/domain/text/address";
import { withdrawMeasureAction } from "@/lib/features/measure/actions";
import type { AppliedRow, appliedQueue } from "@/lib/features/my-work/queries/applied-queue";

function columns(showInspection: boolean): Column<AppliedRow>[] {
  return [
    {
      key: "code",
      head: "措施编号",
      width: 92,
      nowrap: true,
      cell: (m) => (
        <Link href={`/measures/${m.id}`} className="font-medium text-link underline-offset-4 hover:underline">
          {m.code}
        </Link>
      ),
    },
    {
      key: "stage",
      head: "当前环节",
      width: 130,
      cell: (m) => (
        <>
          待{STAGE_LABELS[m.stage]}
          <WaitWords waiting={m.waiting} />
        </>
      ),
    },
    {
      key: "text",
      head: "整改措施",
      width: 360,
      cell: (m) => (
        <>
          <p className="line-clamp-2" title={m.text}>
            {m.text}
          </p>
          <p className="line-clamp-1 text-sm text-muted">
            {showInspection ? `${m.inspection} · ` : ""}
            {m.parent}
          </p>
        </>
      ),
    },
    {
      key: "statement",
      head: "申报完成情况",
      width: 240,
      cell: (m) => (
        <p className="line-clamp-2" title={m.statement}>
          {m.statement}
        </p>
      ),
    },
    {
      key: "submitted",
      head: "申报",
      width: 116,
      cell: (m) => (
        <>
          <span className="nums">{m.submittedOn}</span>
          <span className="block text-sm text-muted">{m.applicant}</span>
        </>
      ),
    },
    { key: "due", head: "整改时限", width: 130, cell: (m) => <DueChip {...m.due} originalDay={null} /> },
    {
      key: "withdraw",
      head: "撤回",
      width: 72,
      cell: (m) => m.mayWithdraw && <Withdraw row={m} />,
    },
  ];
}

/** One press and a question; who wants to say why does so on the page of the measure. */
function Withdraw({ row: { id, version, code } }: { row: AppliedRow }) {
  return (
    <ActionButton
      action={withdrawMeasureAction}
      input={{ measureId: id, version, reason: "" }}
      size="sm"
      confirm={{
        title: `撤回措施 ${code} 的销号申请`,
        description: WITHDRAWING,
        confirmLabel: "撤回申请",
      }}
      successMessage={WITHDRAWN}
    >
      撤回
    </ActionButton>
  );
}

/** What the unit applied for: at which stage it is, and since when. */
export function Applied({
  applied,
  showInspection,
  params,
}: {
  applied: Awaited<ReturnType<typeof appliedQueue>>;
  showInspection: boolean;
  params: AddressParams;
}) {
  return (
    <Panel flush>
      <DataTable
        caption="已申报、正在审核的措施"
        rows={applied.rows}
        getRowId={(m) => m.id}
        maxHeight={false}
        columns={columns(showInspection)}
        empty={<EmptyState title="没有正在审核的申请" hint="申请销号后，在这里查看走到哪个环节、等了多久。" />}
      />
      {applied.pageCount > 1 && (
        <div className="px-4 py-2">
          <Pagination
            page={applied.page}
            pageCount={applied.pageCount}
            total={applied.total}
            basePath="/my-work"
            params={params}
          />
        </div>
      )}
    </Panel>
  );
}
