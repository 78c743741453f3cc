import type { Metadata } from "next";
import { analysisHref } from "@/components/dashboard/analyses";
import { BurnUp } from "@/components/dashboard/burn-up";
import { ChangesList } from "@/components/dashboard/changes-list";
import { DashboardFigures } from "@/components/dashboard/dashboard-figures";
import { DashboardLine } from "@/components/dashboard/dashboard-line";
import { DashboardPanel } from "@/components/dashboard/dashboard-panel";
import { MeetingDialog } from "@/components/dashboard/meeting-dialog";
import { MoreAnalysis } from "@/components/dashboard/more-analysis";
import { OverdueList } from "@/components/dashboard/overdue-list";
import { ToSign } from "@/components/dashboard/to-sign";
import { UnitsList } from "@/components/dashboard/units-list";
import { PageHead } from "@/components/shell/page-head";
import { ActiveFilters, unreadFilters } from "@/components/table/filter-chips";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { can, mayEver } from "@/lib/access/can";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { REVIEW_IMPORT } from "@/lib/features/import/acts";
import { EDIT_INSPECTION } from "@/lib/features/inspection/acts";
import { ASSIGN_MEASURES } from "@/lib/features/measure/acts";
import { opens } from "@/lib/registry/navigation";
import { loadDashboard } from "./load";

export const metadata: Metadata = { title: "整改总览" };

const open = definePage({ may: opens("/dashboard") }, ({ viewer, query }) => loadDashboard(viewer, query));

/** Where the inspection stands, on one screen, for the leadership group; for every other role the same in its own scope. */
export default async function DashboardPage(props: PageProps) {
  const { viewer, query: params, found } = await open(props);
  const { page } = found;
  if (!page) {
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
  const { current, data, compared, waiting } = page;
  const assigns = mayEver(viewer, ASSIGN_MEASURES);
  const { id, version, lastMeetingOn } = current;
  const meeting = !current.archived && can(viewer, EDIT_INSPECTION, current) !== null && (
    <MeetingDialog inspectionId={id} version={version} lastMeetingOn={lastMeetingOn} today={viewer.today} />
  );
  return (
    <>
      <DashboardLine current={current} choices={page.choices} today={viewer.today} {...compared} />
      <ActiveFilters
        className="mb-2"
        items={unreadFilters(page.unread, { inspection: "巡视巡察", more: "更多分析" }, "/dashboard", params)}
      />
      {data.total.value === 0 ? (
        <EmptyState
          title="这次巡视巡察还没有您可以查看的整改措施"
          hint="措施录入台账并分工后，这里显示完成情况。"
          action={assigns ? <LinkButton href="/assign">去分工</LinkButton> : undefined}
        />
      ) : (
        <>
          <DashboardFigures data={data} />
          <div className="dashboard-bands">
            <OverdueList items={data.overdueList} all={data.overdue} />
            <div className="dashboard-aside">
              {waiting && <ToSign waiting={waiting} unassigned={assigns ? data.unassigned : undefined} />}
              <ChangesList data={data} action={meeting} />
            </div>
            <DashboardPanel
              className="dashboard-burn-up"
              title="销号进度：计划与实际（累计条数）"
              action={<Link href={analysisHref(current.id, "week")}>数据</Link>}
            >
              <BurnUp weeks={data.weeks} />
            </DashboardPanel>
            <UnitsList units={data.units} allHref={analysisHref(current.id, "unit")} />
          </div>
          <MoreAnalysis data={data} shown={page.shown} inspection={current.id} names={page.names} />
        </>
      )}
    </>
  );
}
