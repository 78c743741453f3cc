import type { Metadata } from "next";
import { ResetTable } from "@/components/people/reset-table";
import { SettingsHead } from "@/components/people/settings-head";
import { FilterBar, FilterSelect } from "@/components/table/filter-bar";
import { ActiveFilters, unreadFilters } from "@/components/table/filter-chips";
import { Pagination } from "@/components/table/pagination";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { one, pageNumber, readConditions } from "@/lib/domain/text/address";
import { listResets } from "@/lib/features/account/queries/resets";
import { READ_PEOPLE } from "@/lib/features/people/acts";

export const metadata: Metadata = { title: "一次性码" };

const PATH = "/settings/resets";
const ALL = "all";

/** One-time codes: who asks hands over the first half, who releases the second, and only the holder has both. */
const open = definePage({ act: READ_PEOPLE }, async ({ viewer, query }) => {
  const { values, unread } = readConditions(query, { state: one((text) => (text === ALL ? text : null)) });
  const state = values.state ? "ALL" : "OPEN";
  return { state, unread, ...(await listResets(viewer, { state }, pageNumber(query.page))) } as const;
});

export default async function ResetsPage(props: PageProps) {
  const { query: params, found } = await open(props);
  const { state, unread, rows, total, page, pageCount } = found;
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
        <ResetTable
          rows={rows}
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
