import type { Metadata } from "next";
import { Duties } from "@/components/my-work/duties";
import { LedMeasures } from "@/components/my-work/led-measures";
import { MySignQueue } from "@/components/my-work/my-sign-queue";
import { ReportsToAsk } from "@/components/my-work/reports-to-ask";
import { APPLIED_TAB, ToReport } from "@/components/my-work/to-report";
import { InspectionSwitcher } from "@/components/shell/inspection-switcher";
import { PageHead } from "@/components/shell/page-head";
import { ActiveFilters, unreadFilters } from "@/components/table/filter-chips";
import { Pagination } from "@/components/table/pagination";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { mayEver } from "@/lib/access/can";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { dayInText } from "@/lib/domain/day";
import { CONCERNS } from "@/lib/domain/measure/concern";
import { one, pageNumber, readConditions } from "@/lib/domain/text/address";
import { importDuties } from "@/lib/features/import/queries/import-desk";
import { inspectionNamed, inspectionsFor, pickInspection } from "@/lib/features/inspection/queries/pick-inspection";
import { REPORT_PROGRESS, SIGN_MEASURE } from "@/lib/features/measure/acts";
import { appliedQueue } from "@/lib/features/my-work/queries/applied-queue";
import { ledMeasures } from "@/lib/features/my-work/queries/led-measures";
import { officeDuties, supervises, supervisionDuties } from "@/lib/features/my-work/queries/my-duties";
import { reportQueue } from "@/lib/features/my-work/queries/report-queue";
import { signQueue } from "@/lib/features/my-work/queries/sign-queue";
import { COMPARE_BODIES } from "@/lib/features/round/acts";
import { reportsNear } from "@/lib/features/round/queries/reports-near";
import { opens } from "@/lib/registry/navigation";

export const metadata: Metadata = { title: "我的待办" };

const open = definePage({ may: opens("/my-work") }, async ({ viewer, query }) => {
  const inspections = await inspectionsFor(viewer);
  const current = query.inspection || supervises(viewer) ? await pickInspection(viewer, query, inspections) : null;
  const asked = readConditions(query, {
    inspection: inspectionNamed(current),
    concern: one((text) => CONCERNS.find((c) => c === text)),
  });
  const { concern = null, inspection } = asked.values;
  const reports = mayEver(viewer, REPORT_PROGRESS);
  const signs = mayEver(viewer, SIGN_MEASURE);
  const page = pageNumber(query.page);
  const applies = reports && query.tab === APPLIED_TAB;
  const queue = reports ? await reportQueue(viewer, { concern, page: applies ? 1 : page, inspection }) : null;
  return {
    inspections,
    current,
    asked,
    queue,
    applied: queue && applies ? await appliedQueue(viewer, { page, inspection, total: queue.applied }) : null,
    led: await ledMeasures(viewer),
    above: mayEver(viewer, COMPARE_BODIES) ? await reportsNear(viewer, pageNumber(query.reportPage)) : null,
    waiting: signs ? await signQueue(viewer, pageNumber(query.signPage)) : null,
    office: [...(await officeDuties(viewer, inspections)), ...(await importDuties(viewer))],
    supervision: await supervisionDuties(viewer, current),
  };
});

/** What waits for the person who looks: progress to report for a unit, applications to sign, things to keep an eye on. */
export default async function MyWorkPage(props: PageProps) {
  const { viewer, query: params, found } = await open(props);
  const { inspections, current, asked, queue, applied, led, above, waiting, office, supervision } = found;
  const { concern = null, inspection } = asked.values;
  const running = inspections.filter((i) => !i.archived);

  return (
    <>
      <PageHead title="我的待办" scope={`${viewer.posts.map((p) => p.label).join("、")}　${dayInText(viewer.today)}`} />
      <div className="flex flex-col gap-4">
        <ActiveFilters
          items={unreadFilters(asked.unread, { inspection: "巡视巡察", concern: "紧迫程度" }, "/my-work", params)}
        />
        <Duties title="待处理" duties={office} />
        <Duties
          title={`重点关注${current ? `：${current.name}` : ""}`}
          duties={supervision}
          actions={
            running.length > 1 && (
              <InspectionSwitcher
                inspections={running.map((i) => ({ id: i.id, label: i.name }))}
                current={current?.id}
              />
            )
          }
        />
        {led && <LedMeasures led={led} showInspection={running.length > 1} />}
        {above && <ReportsToAsk reports={above} today={viewer.today} params={params} />}
        {waiting && (waiting.total > 0 || !queue) && (
          <Panel title={`待我审核（${waiting.total}条）`} flush>
            {waiting.total === 0 ? (
              <EmptyState
                title="没有等待您审核的销号申请"
                hint="牵头部门申请销号并流转到您这一环节后，会出现在这里。"
              />
            ) : (
              <>
                <MySignQueue rows={waiting.rows} showInspection={running.length > 1} />
                <div className="px-4 py-2">
                  <Pagination {...waiting} basePath="/my-work" params={params} param="signPage" />
                </div>
              </>
            )}
          </Panel>
        )}
        {queue && (
          <ToReport
            queue={queue}
            applied={applied}
            concern={concern}
            inspection={inspection}
            running={running}
            personId={viewer.personId}
            params={params}
          />
        )}
      </div>
    </>
  );
}
