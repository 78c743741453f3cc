import type { Metadata } from "next";
import type { ReactNode } from "react";
import { MyProgress } from "@/components/my-work/my-progress";
import { MySignQueue } from "@/components/my-work/my-sign-queue";
import { InspectionSwitcher } from "@/components/shell/inspection-switcher";
import { PageHead } from "@/components/shell/page-head";
import { ActiveFilters, FilterChips, unreadFilters } from "@/components/table/filter-chips";
import { Pagination } from "@/components/table/pagination";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Figure } from "@/components/ui/figure";
import { Panel } from "@/components/ui/panel";
import { mayEver } from "@/lib/access/policy";
import { requireViewer } from "@/lib/access/session";
import { refusePage } from "@/lib/command/refuse-page";
import { inSnapshot } from "@/lib/db/snapshot";
import { dayInText } from "@/lib/domain/day";
import { type AddressParams, one, pageNumber, readAddress, readConditions } from "@/lib/domain/text/address";
import { inspectionNamed, inspectionsFor, pickInspection } from "@/lib/features/inspection/queries/pick-inspection";
import { type Duty, officeDuties, supervisionDuties } from "@/lib/features/my-work/queries/my-duties";
import {
  CONCERNS,
  type Concern,
  MY_DUE_DAYS,
  MY_PAGE,
  reportQueue,
  signQueue,
} from "@/lib/features/my-work/queries/my-work";
import { mayOpen } from "@/lib/registry/navigation";

export const metadata: Metadata = { title: "我的待办" };

const CONCERN_LABELS = {
  returned: "已退回",
  overdue: "已逾期",
  due: `${MY_DUE_DAYS}天内到期`,
  unreported: "长时间未报送",
  silent: "长时间无进展",
  planned: "未启动",
  other: "其他在办",
} satisfies Record<Concern, string>;

/** What waits for the person who looks: progress to report for a unit, applications to sign, things to keep an eye on. */
export default async function MyWorkPage({ searchParams }: { searchParams: Promise<AddressParams> }) {
  const viewer = await requireViewer();
  if (!mayOpen(viewer, "/my-work")) return refusePage(viewer);
  const params = await readAddress(searchParams);
  const reports = mayEver(viewer, "measure.report");
  const signs = mayEver(viewer, "measure.sign");
  const page = pageNumber(params.page);

  const { inspections, current, asked, queue, waiting, office, supervision } = await inSnapshot(async () => {
    const inspections = await inspectionsFor(viewer);
    const current = await pickInspection(viewer, params, inspections);
    const asked = readConditions(params, {
      inspection: inspectionNamed(current),
      concern: one((text) => CONCERNS.find((c) => c === text)),
    });
    const { concern = null, inspection } = asked.values;
    return {
      inspections,
      current,
      asked,
      queue: reports ? await reportQueue(viewer, { concern, page, inspection }) : null,
      waiting: signs ? await signQueue(viewer, pageNumber(params.signPage)) : null,
      office: await officeDuties(viewer, inspections),
      supervision: await supervisionDuties(viewer, current),
    };
  });
  const { concern = null, inspection } = asked.values;
  const running = inspections.filter((i) => !i.archived);

  return (
    <>
      <PageHead title="我的待办" scope={`${viewer.posts.map((p) => p.label).join("、")}　${dayInText(viewer.today)}`} />
      <div className="flex flex-col gap-4">
        <ActiveFilters
          items={unreadFilters(asked.unread, { inspection: "巡视巡察", concern: "紧迫程度" }, "/my-work", params)}
        />
        <Duties title="需要安排" duties={office} />
        <Duties
          title={`需要关注${current ? `：${current.title}` : ""}`}
          duties={supervision}
          actions={
            running.length > 1 && (
              <InspectionSwitcher
                inspections={running.map((i) => ({ id: i.id, label: i.title }))}
                current={current?.id}
              />
            )
          }
        />
        {waiting && (waiting.total > 0 || !queue) && (
          <Panel title={`待我审核（${waiting.total}条）`} flush>
            {waiting.total === 0 ? (
              <EmptyState
                title="没有等待您审核的销号申请"
                hint="责任部门申请销号并流转到您这一环节后，会出现在这里。"
              />
            ) : (
              <>
                <MySignQueue rows={waiting.rows} showInspection={running.length > 1} />
                <div className="px-4 py-2">
                  <Pagination
                    page={waiting.page}
                    pageCount={Math.ceil(waiting.total / MY_PAGE)}
                    total={waiting.total}
                    basePath="/my-work"
                    params={params}
                    param="signPage"
                  />
                </div>
              </>
            )}
          </Panel>
        )}
        {queue && (
          <section aria-labelledby="to-report">
            <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
              <h2 id="to-report" className="text-base font-semibold">
                本部门牵头、尚未申报的措施（{queue.counts.all}条）
              </h2>
              {running.length > 1 && (
                <InspectionSwitcher
                  inspections={running.map((i) => ({ id: i.id, label: i.title }))}
                  current={inspection}
                  allLabel="全部巡视巡察"
                />
              )}
              <FilterChips
                label="按紧迫程度筛选"
                param="concern"
                basePath="/my-work"
                params={{ ...params, page: undefined }}
                options={CONCERNS.filter((c) => queue.counts[c] > 0 || c === concern).map((c) => ({
                  value: c,
                  label: CONCERN_LABELS[c],
                  count: queue.counts[c],
                }))}
              />
            </div>
            {queue.rows.length === 0 ? (
              <Panel>
                <EmptyState
                  title={concern ? `没有${CONCERN_LABELS[concern]}的措施` : "本部门没有需要填报进展的措施"}
                  hint={
                    concern
                      ? "点击上方的标签取消筛选。"
                      : "分工到本部门牵头的措施会出现在这里；已申报和已销号的请到台账查看。"
                  }
                  action={<LinkButton href="/ledger">查看台账</LinkButton>}
                />
              </Panel>
            ) : (
              <>
                <MyProgress rows={queue.rows} personId={viewer.personId} showInspection={running.length > 1} />
                <Pagination
                  page={queue.page}
                  pageCount={Math.ceil(queue.total / MY_PAGE)}
                  total={queue.total}
                  basePath="/my-work"
                  params={params}
                />
              </>
            )}
          </section>
        )}
      </div>
    </>
  );
}

function Duties({ title, duties, actions }: { title: string; duties: Duty[]; actions?: ReactNode }) {
  if (duties.length === 0) return null;
  return (
    <Panel title={title} actions={actions}>
      <div className="grid grid-cols-2 gap-4 md:grid-cols-4">
        {duties.map((d) => (
          <Figure
            key={d.key}
            label={d.label}
            value={d.value}
            unit={d.key === "drafts" ? "份" : "条"}
            href={d.href}
            tone={d.key === "overdue" && d.urgent ? "error" : d.urgent ? "warn" : "neutral"}
          />
        ))}
      </div>
    </Panel>
  );
}
