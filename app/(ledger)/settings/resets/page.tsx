import type { Metadata } from "next";
import { ActionButton } from "@/components/form/action-button";
import { CodeDialog } from "@/components/people/code-dialog";
import { RESET_TONE } from "@/components/people/labels";
import { SettingsHead } from "@/components/people/settings-head";
import { type Column, DataTable } from "@/components/table/data-table";
import { FilterBar, FilterSelect } from "@/components/table/filter-bar";
import { ActiveFilters, unreadFilters } from "@/components/table/filter-chips";
import { Pagination } from "@/components/table/pagination";
import type { QueryParams } from "@/components/table/query";
import { Badge } from "@/components/ui/badge";
import { ClampText } from "@/components/ui/clamp-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { openPage } from "@/lib/command/open-settings";
import { inSnapshot } from "@/lib/db/snapshot";
import { instantInTable } from "@/lib/domain/day";
import { ROLE_LABELS } from "@/lib/domain/labels";
import { RESET_KIND_LABELS, RESET_STATE_LABELS } from "@/lib/domain/people/account-reset";
import { one, pageNumber, readAddress, readConditions } from "@/lib/domain/text/address";
import { cancelResetAction, releaseResetAction } from "@/lib/features/account/actions";
import { listResets, type ResetRow } from "@/lib/features/account/queries/resets";

export const metadata: Metadata = { title: "一次性码" };

const PATH = "/settings/resets";
const ALL = "all";

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

/** One-time codes: who asks hands over the first half, who releases the second, and only the holder has both. */
export default async function ResetsPage({ searchParams }: { searchParams: Promise<QueryParams> }) {
  const viewer = await openPage("people.read");
  const params = await readAddress(searchParams);
  const { values, unread } = readConditions(params, { state: one((text) => (text === ALL ? text : null)) });
  const state = values.state ? "ALL" : "OPEN";
  const { rows, total, page, pageCount } = await inSnapshot(() =>
    listResets(viewer, { state }, pageNumber(params.page)),
  );
  return (
    <>
      <SettingsHead here={PATH} />
      <p className="mb-3 max-w-4xl text-muted">
        新开的账号和忘记的密码都用一次性码：申请人把上半段交给本人，另一名管理员核实释放后把下半段交给本人，本人用两段自己设置密码。申请、释放、使用都记入审计日志并告知本人和审计管理员。
      </p>
      <div className="mb-3">
        <FilterBar>
          <FilterSelect
            param="state"
            label="状态"
            placeholder="待释放和待使用"
            options={[{ value: ALL, label: "全部" }]}
          />
        </FilterBar>
      </div>
      <ActiveFilters className="mb-3" items={unreadFilters(unread, { state: "状态" }, PATH, params)} />
      <Panel flush>
        <DataTable
          caption="一次性码"
          columns={COLUMNS}
          rows={rows}
          getRowId={(row) => row.id}
          empty={
            <EmptyState
              title={state === "OPEN" ? "没有待释放或待使用的一次性码" : "还没有一次性码"}
              hint="系统管理员在人员页面开通账号或申请一次性码后，列在这里。"
            />
          }
        />
        <div className="px-4 py-2">
          <Pagination page={page} pageCount={pageCount} total={total} basePath={PATH} params={params} />
        </div>
      </Panel>
    </>
  );
}
