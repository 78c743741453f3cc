import type { Metadata } from "next";
import { DashboardHeadline } from "@/components/dashboard/dashboard-headline";
import { CompletionBy, CompletionByDeadline, CompletionByUnit } from "@/components/dashboard/dashboard-tables";
import { OverdueList } from "@/components/dashboard/overdue-list";
import { InspectionSwitcher } from "@/components/shell/inspection-switcher";
import { PageHead } from "@/components/shell/page-head";
import { ActiveFilters, unreadFilters } from "@/components/table/filter-chips";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { mayEver } from "@/lib/access/can";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { dayInText, daysBetween } from "@/lib/domain/day";
import { readConditions } from "@/lib/domain/text/address";
import { dashboard } from "@/lib/features/dashboard/queries/dashboard";
import { REVIEW_IMPORT } from "@/lib/features/import/acts";
import { inspectionNamed, pickInspection, switcherChoices } from "@/lib/features/inspection/queries/pick-inspection";
import { ASSIGN_MEASURES } from "@/lib/features/measure/acts";
import { opens } from "@/lib/registry/navigation";

export const metadata: Metadata = { title: "整改总览" };

/** The inspection, its figures and the others to choose from; no figures while there is no inspection. */
const open = definePage({ may: opens("/dashboard") }, async ({ viewer, query: params }) => {
  const current = await pickInspection(viewer, params);
  if (!current) return { current, data: null, choices: [], unread: [] };
  const { unread } = readConditions(params, { inspection: inspectionNamed(current) });
  return { current, data: await dashboard(viewer, current), choices: await switcherChoices(viewer), unread };
});

/** Where the inspection stands, for the leadership group; for every other role the same in its own scope. */
export default async function DashboardPage(props: PageProps) {
  const { viewer, query: params, found } = await open(props);
  const { current, data, choices, unread } = found;
  if (!current || !data) {
    return (
      <>
        <PageHead title="整改总览" />
        <EmptyState
          title="还没有可以查看的巡视巡察"
          hint="导入一份整改报告，或由领导小组办公室新建巡视巡察后，这里显示整改完成情况。"
          action={mayEver(viewer, REVIEW_IMPORT) ? <LinkButton href="/import">去导入报告</LinkButton> : undefined}
        />
      </>
    );
  }
  const end = current.concentratedEndOn;
  const left = daysBetween(viewer.today, end);
  return (
    <>
      <PageHead
        title="整改总览"
        scope={`${current.bodyShortName} · ${current.name}`}
        meta={
          <span className="text-muted tabular-nums">
            截至{dayInText(viewer.today)}，集中整改期至{dayInText(end)}
            {left >= 0 ? `（还有${left}天）` : `（已结束${-left}天）`}
          </span>
        }
        actions={<InspectionSwitcher inspections={choices} current={current.id} />}
      />
      <ActiveFilters className="mb-3" items={unreadFilters(unread, { inspection: "巡视巡察" }, "/dashboard", params)} />
      {data.total.value === 0 ? (
        <EmptyState
          title="这次巡视巡察还没有您可以查看的整改措施"
          hint="措施录入台账并明确责任分工后，这里显示完成情况。"
          action={mayEver(viewer, ASSIGN_MEASURES) ? <LinkButton href="/assign">明确责任分工</LinkButton> : undefined}
        />
      ) : (
        <div className="flex flex-col gap-4 print:gap-2">
          <DashboardHeadline data={data} />
          {/* On paper two columns of one sheet, read down the left one first. */}
          <div className="flex flex-col gap-4 print:block print:columns-2 print:gap-x-3 print:*:mb-2">
            <OverdueList items={data.overdueList} total={data.overdue.value} href={data.overdue.href} />
            <CompletionByDeadline weeks={data.weeks} today={viewer.today} />
            <CompletionBy title="按整改类型完成情况" head="整改类型" rows={data.classes} />
            <CompletionByUnit units={data.units} />
            <CompletionBy title="按方面完成情况" head="方面" rows={data.sections} />
          </div>
        </div>
      )}
    </>
  );
}
