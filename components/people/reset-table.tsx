import type { ReactNode } from "react";
import { ActionButton } from "@/components/form/action-button";
import { CodeDialog } from "@/components/people/code-dialog";
import { RESET_TONE } from "@/components/people/labels";
import { type Column, DataTable } from "@/components/table/data-table";
import { Badge } from "@/components/ui/badge";
import { ClampText } from "@/components/ui/clamp-text";
import { Link } from "@/components/ui/link";
import { instantInTable } from "@/lib/domain/day";
import { ROLE_LABELS } from "@/lib/domain/labels";
import { RESET_KIND_LABELS, RESET_STATE_LABELS } from "@/lib/domain/people/account-reset";
import { cancelResetAction, releaseResetAction } from "@/lib/features/account/actions";
import type { ResetRow } from "@/lib/features/account/queries/resets";

function Acts({ row }: { row: ResetRow }) {
  return (
    <div className="flex flex-wrap gap-1">
      {(row.mayRelease || row.state === "RELEASED") && (
        <CodeDialog
          offered={row.mayRelease}
          label="释放"
          title={`释放 ${row.name} 的一次性码？`}
          description={`请先向本人核实确是其要求${RESET_KIND_LABELS[row.kind]}。释放后显示下半段，由您直接交给本人。`}
          submitLabel="已核实，释放"
          part="second"
          action={releaseResetAction}
          hidden={{ id: row.id }}
        />
      )}
      {row.mayCancel && (
        <ActionButton
          action={cancelResetAction}
          input={{ id: row.id }}
          variant="quiet"
          size="sm"
          confirm={{
            title: `撤销 ${row.name} 的一次性码？`,
            description: "撤销后两段都不能再用，需要时由申请人重新申请。",
            confirmLabel: "撤销",
          }}
          successMessage="一次性码已撤销"
        >
          撤销
        </ActionButton>
      )}
    </div>
  );
}

const COLUMNS: Column<ResetRow>[] = [
  {
    key: "who",
    head: "人员与账号",
    width: 190,
    cell: (row) => (
      <>
        <Link href={`/settings/people/${row.personId}`} className="text-link hover:underline">
          {row.name}
        </Link>
        <span className="text-muted">（{row.login}）</span>
        <br />
        <span className="text-muted">{row.bodyName}</span>
      </>
    ),
  },
  {
    key: "kind",
    head: "用途与原因",
    cell: (row) => (
      <>
        {RESET_KIND_LABELS[row.kind]}
        {row.reason && <ClampText text={row.reason} lines={2} />}
      </>
    ),
  },
  {
    key: "asked",
    head: "申请",
    width: 150,
    cell: (row) => (
      <>
        {row.askedBy ?? "服务器上的操作"}
        <br />
        <span className="text-muted">{instantInTable(row.askedAt)}</span>
      </>
    ),
  },
  {
    key: "state",
    head: "状态",
    width: 118,
    nowrap: true,
    cell: (row) => <Badge tone={RESET_TONE[row.state]}>{RESET_STATE_LABELS[row.state]}</Badge>,
  },
  {
    key: "released",
    head: "释放",
    width: 150,
    cell: (row) =>
      row.releasedAt ? (
        <>
          {row.releasedBy ?? "服务器上的操作"}
          <br />
          <span className="text-muted">{instantInTable(row.releasedAt)}</span>
        </>
      ) : (
        <span className="text-muted">{row.state === "ASKED" ? `待${ROLE_LABELS[row.releases]}` : "—"}</span>
      ),
  },
  {
    key: "ends",
    head: "有效期至",
    width: 136,
    nowrap: true,
    cell: (row) =>
      row.state === "USED" && row.usedAt ? `${instantInTable(row.usedAt)} 用过` : instantInTable(row.expiresAt),
  },
  { key: "acts", head: "操作", width: 130, cell: (row) => <Acts row={row} /> },
];

/** One-time codes, one a row, with what the administrator who looks can do to each. */
export function ResetTable({ rows, empty }: { rows: ResetRow[]; empty: ReactNode }) {
  return <DataTable caption="一次性码" columns={COLUMNS} rows={rows} getRowId={(row) => row.id} empty={empty} />;
}
