import type { Metadata } from "next";
import { Share } from "@/components/feedback/share";
import { distance } from "@/components/inspection/inspection-timeline";
import { PageHead } from "@/components/shell/page-head";
import { type Column, DataTable } from "@/components/table/data-table";
import { FilterBar, FilterSearch } from "@/components/table/filter-bar";
import { ActiveFilters, unreadFilters } from "@/components/table/filter-chips";
import { Pagination } from "@/components/table/pagination";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Card } from "@/components/ui/panel";
import { mayEver } from "@/lib/access/policy";
import { requireViewer } from "@/lib/access/session";
import { refusePage } from "@/lib/command/refuse-page";
import { inSnapshot } from "@/lib/db/snapshot";
import { type Day, dayInText } from "@/lib/domain/day";
import { INSPECTION_KIND_LABELS } from "@/lib/domain/labels";
import { type AddressParams, one, pageNumber, readAddress, readConditions } from "@/lib/domain/text/address";
import { cut } from "@/lib/domain/text/text";
import { SEARCH_MAX } from "@/lib/domain/text/text-limits";
import {
  INSPECTIONS_PER_PAGE,
  type InspectionRow,
  inspectionList,
} from "@/lib/features/inspection/queries/inspections";
import { ledgerHref } from "@/lib/features/measure/filter";

export const metadata: Metadata = { title: "巡视巡察" };

const BASE = "/inspections";

function columns(today: Day): Column<InspectionRow>[] {
  return [
    {
      key: "title",
      head: "名称",
      cell: (i) => (
        <div>
          <Link href={`${BASE}/${i.id}`} className="font-medium text-link hover:underline">
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
      head: "下一个时限",
      width: 170,
      cell: (i) =>
        i.next ? (
          <div>
            <span className="nums">{i.next.day}</span>
            <span className="nums ml-1.5 text-sm text-muted">{distance(i.next.day, today)}</span>
            <div className="text-sm text-muted">{i.next.label}</div>
          </div>
        ) : (
          <span className="text-muted">{i.archived ? "—" : "各时限均已过"}</span>
        ),
    },
    {
      key: "declared",
      head: "申报完成",
      width: 130,
      cell: (i) => <Share {...i.declared} href={ledgerHref({ inspection: i.id, status: ["SUBMITTED", "CLOSED"] })} />,
    },
    {
      key: "verified",
      head: "核实完成",
      width: 130,
      cell: (i) => <Share {...i.verified} href={ledgerHref({ inspection: i.id, status: ["CLOSED"] })} />,
    },
    {
      key: "overdue",
      head: "逾期",
      width: 80,
      align: "right",
      cell: (i) =>
        i.overdue > 0 ? (
          <Link
            href={ledgerHref({ inspection: i.id, overdue: true })}
            className="nums font-medium text-red hover:underline"
          >
            {i.overdue} 条
          </Link>
        ) : (
          <span className="nums text-muted">0</span>
        ),
    },
  ];
}

export default async function InspectionsRoute({ searchParams }: { searchParams: Promise<AddressParams> }) {
  const [viewer, params] = await Promise.all([requireViewer(), readAddress(searchParams)]);
  if (!mayEver(viewer, "ledger.read")) return refusePage(viewer);
  const {
    values: { q },
    unread,
  } = readConditions(params, { q: one((text) => cut(text, SEARCH_MAX)) });
  const list = await inSnapshot(() => inspectionList(viewer, { q, page: pageNumber(params.page) }));
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
          <DataTable
            caption={`巡视巡察，共 ${list.total} 次`}
            columns={columns(viewer.today)}
            rows={list.rows}
            getRowId={(i) => i.id}
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
