import type { Metadata } from "next";
import { InspectionTable } from "@/components/inspection/inspection-table";
import { PageHead } from "@/components/shell/page-head";
import { FilterBar, FilterSearch } from "@/components/table/filter-bar";
import { ActiveFilters, unreadFilters } from "@/components/table/filter-chips";
import { Pagination } from "@/components/table/pagination";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Card } from "@/components/ui/panel";
import { mayEver } from "@/lib/access/policy";
import { requireViewer } from "@/lib/access/session";
import { refusePage } from "@/lib/command/refuse-page";
import { dayInText } from "@/lib/domain/day";
import { SEARCH_MAX } from "@/lib/domain/limits";
import { type AddressParams, one, pageNumber, readAddress, readConditions } from "@/lib/domain/text/address";
import { cut } from "@/lib/domain/text/text";
import { INSPECTIONS_PER_PAGE } from "@/lib/features/inspection/queries/inspections";
import { loadInspections } from "./load";

export const metadata: Metadata = { title: "巡视巡察" };

const BASE = "/inspections";

export default async function InspectionsRoute({ searchParams }: { searchParams: Promise<AddressParams> }) {
  const [viewer, params] = await Promise.all([requireViewer(), readAddress(searchParams)]);
  if (!mayEver(viewer, "ledger.read")) return refusePage(viewer);
  const {
    values: { q },
    unread,
  } = readConditions(params, { q: one((text) => cut(text, SEARCH_MAX)) });
  const list = await loadInspections(viewer, { q, page: pageNumber(params.page) });
  const mayAdd = mayEver(viewer, "inspection.edit");
  const add = (
    <LinkButton href="/inspections/new" variant="primary">
      新建巡视巡察
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title="巡视巡察"
        scope={<span className="nums">截至{dayInText(viewer.today)}</span>}
        actions={mayAdd && add}
      />
      <div className="flex flex-col gap-3">
        {(q || list.total > INSPECTIONS_PER_PAGE / 5) && (
          <FilterBar clearHref={q ? BASE : undefined}>
            <FilterSearch param="q" label="搜索名称、单位、巡察组" />
          </FilterBar>
        )}
        <ActiveFilters items={unreadFilters(unread, { q: "搜索" }, BASE, params)} />
        <Card className="overflow-hidden p-0">
          <InspectionTable
            rows={list.rows}
            total={list.total}
            today={viewer.today}
            empty={
              q ? (
                <EmptyState
                  title={`没有名称、单位或巡察组含“${q}”的巡视巡察`}
                  action={<LinkButton href={BASE}>清除条件</LinkButton>}
                />
              ) : mayAdd ? (
                <EmptyState
                  title="还没有巡视巡察"
                  hint="先新建一次巡视巡察，填上反馈日期，再导入报告或逐条登记问题和措施。"
                  action={add}
                />
              ) : (
                <EmptyState
                  title="还没有您能看到的巡视巡察"
                  hint="领导小组办公室把由您负责、牵头或配合的措施分工以后，会出现在这里。"
                />
              )
            }
          />
        </Card>
        {list.total > 0 && (
          <Pagination page={list.page} pageCount={list.pageCount} total={list.total} basePath={BASE} params={params} />
        )}
      </div>
    </>
  );
}
