import type { Metadata } from "next";
import { inspectionTable } from "@/components/inspection/inspection-table";
import "@/components/inspection/inspection-table.css";
import { PageHead } from "@/components/shell/page-head";
import { FilterBar, FilterSearch } from "@/components/table/filter-bar";
import { ActiveFilters, unreadFilters } from "@/components/table/filter-chips";
import { MarkupBox } from "@/components/table/markup-box";
import { Pagination } from "@/components/table/pagination";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Card } from "@/components/ui/panel";
import { mayEver } from "@/lib/access/can";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { dayInText } from "@/lib/domain/day";
import { SEARCH_MAX } from "@/lib/domain/limits";
import { one, pageNumber, readConditions } from "@/lib/domain/text/address";
import { cut } from "@/lib/domain/text/text";
import { EDIT_INSPECTION } from "@/lib/features/inspection/acts";
import { INSPECTIONS_PER_PAGE } from "@/lib/features/inspection/queries/inspections";
import { opens } from "@/lib/registry/navigation";
import { loadInspections } from "./load";

export const metadata: Metadata = { title: "巡视巡察" };

const BASE = "/inspections";

const open = definePage({ may: opens("/inspections") }, async ({ viewer, query }) => {
  const { values, unread } = readConditions(query, { q: one((text) => cut(text, SEARCH_MAX)) });
  const { q } = values;
  return { q, unread, list: await loadInspections(viewer, { q, page: pageNumber(query.page) }) };
});

export default async function InspectionsRoute(props: PageProps) {
  const { viewer, query: params, found } = await open(props);
  const { q, unread, list } = found;
  const caption = `巡视巡察，共 ${list.total} 次`;
  const mayAdd = mayEver(viewer, EDIT_INSPECTION);
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
          {list.rows.length > 0 ? (
            <MarkupBox
              label={caption}
              source={inspectionTable({ caption, rows: list.rows, today: viewer.today }).source}
            />
          ) : q ? (
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
              hint="领导小组办公室把由您负责、牵头或配合的措施明确责任分工以后，会出现在这里。"
            />
          )}
        </Card>
        {list.total > 0 && (
          <Pagination
            page={list.page}
            pageCount={list.pageCount}
            total={list.total}
            basePath={BASE}
            params={params}
            unit="次"
          />
        )}
      </div>
    </>
  );
}
