import type { Metadata } from "next";
import { AssignDesk } from "@/components/assign/assign-desk";
import { AssignFilters } from "@/components/assign/assign-filters";
import { InspectionSwitcher } from "@/components/shell/inspection-switcher";
import { PageHead } from "@/components/shell/page-head";
import { ActiveFilters, unreadFilters } from "@/components/table/filter-chips";
import { Pagination } from "@/components/table/pagination";
import { oneParam } from "@/components/table/query";
import { EmptyState } from "@/components/ui/empty-state";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { pageNumber } from "@/lib/domain/text/address";
import {
  assignDesk,
  DESK_FIELDS,
  deskAsked,
  deskFilter,
  deskInspections,
} from "@/lib/features/assign/queries/assign-desk";
import { CALLED } from "@/lib/features/measure/filter";
import { opens } from "@/lib/registry/navigation";

export const metadata: Metadata = { title: "责任分工" };

/** The inspections to choose from, the chosen one and its desk; no desk while there is no inspection. */
const open = definePage({ may: opens("/assign") }, async ({ viewer, query: params }) => {
  const inspections = await deskInspections(viewer);
  const { inspection, unread } = deskAsked(params, inspections);
  if (!inspection) return { inspections, inspection: null, desk: null, unread };
  const page = pageNumber(params.page);
  const desk = await assignDesk(viewer, inspection, deskFilter(params, inspection.id), page);
  return { inspections, inspection, desk, unread };
});

/** 责任分工: the office gives measures their leader, units, owner, class and deadline. */
export default async function AssignPage(props: PageProps) {
  const { viewer, query: params, found } = await open(props);
  const { inspections, inspection, desk, unread } = found;
  if (!inspection || !desk) {
    return (
      <>
        <PageHead title="责任分工" />
        <EmptyState
          title="还没有可以明确责任分工的巡视巡察"
          hint="新建一次巡视巡察，或在“报告导入”中确认生成台账后，在这里明确责任分工。"
        />
      </>
    );
  }
  const all = params.show === "all";
  const narrowed = DESK_FIELDS.some((key) => oneParam(params[key]) !== undefined);
  return (
    <>
      <PageHead
        title="责任分工"
        scope={`${inspection.bodyName} · ${inspection.name} · 反馈日 ${inspection.feedbackOn}`}
        actions={
          inspections.length > 1 && (
            <InspectionSwitcher
              inspections={inspections.map((i) => ({ id: i.id, label: i.name }))}
              current={inspection.id}
            />
          )
        }
      />
      <AssignFilters names={desk.names} total={desk.total} all={all} narrowed={narrowed} params={params} />
      <ActiveFilters className="mb-3" items={unreadFilters(unread, { ...CALLED, show: "范围" }, "/assign", params)} />
      <AssignDesk
        key={inspection.id}
        desk={desk}
        all={all}
        narrowed={narrowed}
        personId={viewer.personId}
        today={viewer.today}
      />
      {desk.pageCount > 1 && (
        <div className="mt-3">
          <Pagination
            page={desk.page}
            pageCount={desk.pageCount}
            total={desk.total}
            basePath="/assign"
            params={params}
          />
        </div>
      )}
    </>
  );
}
