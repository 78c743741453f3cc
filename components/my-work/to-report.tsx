import { MyProgress } from "@/components/my-work/my-progress";
import { InspectionSwitcher } from "@/components/shell/inspection-switcher";
import { FilterChips } from "@/components/table/filter-chips";
import { Pagination } from "@/components/table/pagination";
import { withQuery } from "@/components/table/query";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { TabLinks } from "@/components/ui/tab-links";
import { CONCERNS, type Concern, MY_DUE_DAYS } from "@/lib/domain/measure/concern";
import type { AddressParams } from "@/lib/domain/text/address";
import { pack } from "@/lib/domain/text/packed";
import type { InspectionChoice } from "@/lib/features/inspection/queries/pick-inspection";
import type { appliedQueue } from "@/lib/features/my-work/queries/applied-queue";
import type { reportQueue } from "@/lib/features/my-work/queries/report-queue";
import { Applied } from "./applied";

const CONCERN_LABELS = {
  returned: "已退回",
  overdue: "已逾期",
  due: `${MY_DUE_DAYS}天内到期`,
  unreported: "未报送",
  silent: "无进展",
  planned: "未启动",
  other: "其他在办",
} satisfies Record<Concern, string>;

/** The concerns in words, with the days that count as too long where all inspections shown agree on them. */
function concernLabels(running: readonly InspectionChoice[]): Record<Concern, string> {
  const [days, ...others] = [...new Set(running.map((i) => i.silentAfterDays))];
  if (days === undefined || others.length > 0) return CONCERN_LABELS;
  return { ...CONCERN_LABELS, unreported: `${days}天未报送`, silent: `连续${days}天无进展` };
}

/** The view of 我的待办 that shows what is applied for. */
export const APPLIED_TAB = "applied";

/** Measures the unit of the viewer leads and has not applied for, by how pressing they are, to be reported on here. */
export function ToReport({
  queue,
  applied,
  concern,
  inspection,
  running,
  personId,
  params,
}: {
  queue: Awaited<ReturnType<typeof reportQueue>>;
  /** What is applied for, where that is looked at instead. */
  applied: Awaited<ReturnType<typeof appliedQueue>> | null;
  concern: Concern | null;
  inspection: string | undefined;
  running: readonly InspectionChoice[];
  personId: string;
  params: AddressParams;
}) {
  const labels = concernLabels(running.filter((i) => inspection === undefined || i.id === inspection));
  return (
    <section aria-labelledby="to-report">
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="to-report" className="text-base font-semibold">
          本周待报 <span className="nums">{queue.counts.all - queue.reported}</span>
          <span className="font-normal text-muted">
            {" "}
            · 已报{" "}
            <span className="nums">
              {queue.reported}/{queue.counts.all}
            </span>{" "}
            · 已退回 <span className="nums">{queue.counts.returned}</span> · 已申报{" "}
            <span className="nums">{queue.applied}</span>
          </span>
        </h2>
        {running.length > 1 && (
          <InspectionSwitcher
            inspections={running.map((i) => ({ id: i.id, label: i.name }))}
            current={inspection}
            allLabel="全部巡视巡察"
          />
        )}
        {!applied && (
          <div className="max-w-full max-sm:overflow-x-auto">
            <FilterChips
              label="按紧迫程度筛选"
              param="concern"
              basePath="/my-work"
              params={{ ...params, page: undefined }}
              options={CONCERNS.filter((c) => queue.counts[c] > 0 || c === concern).map((c) => ({
                value: c,
                label: labels[c],
                count: queue.counts[c],
              }))}
            />
          </div>
        )}
      </div>
      <div className="mb-2">
        <TabLinks
          label="待报和已申报"
          items={[
            {
              href: withQuery("/my-work", params, { tab: undefined, page: undefined }),
              label: "待报",
              count: queue.counts.all,
              active: applied === null,
            },
            {
              href: withQuery("/my-work", params, { tab: APPLIED_TAB, page: undefined, concern: undefined }),
              label: "已申报",
              count: queue.applied,
              active: applied !== null,
            },
          ]}
        />
      </div>
      {applied ? (
        <Applied applied={applied} showInspection={running.length > 1} params={params} />
      ) : queue.rows.length === 0 ? (
        <NothingToReport concern={concern ? labels[concern] : null} />
      ) : (
        <>
          <MyProgress rows={pack(queue.rows)} personId={personId} showInspection={running.length > 1} />
          <Pagination
            page={queue.page}
            pageCount={queue.pageCount}
            total={queue.total}
            basePath="/my-work"
            params={params}
          />
        </>
      )}
    </section>
  );
}

/** `concern` in words. */
function NothingToReport({ concern }: { concern: string | null }) {
  return (
    <Panel>
      <EmptyState
        title={concern ? `没有${concern}的措施` : "本部门没有需要报送进展的措施"}
        hint={
          concern ? "点击上方的标签取消筛选。" : "明确由本部门牵头的措施会出现在这里；已申报和已销号的请到台账查看。"
        }
        action={<LinkButton href="/ledger">查看台账</LinkButton>}
      />
    </Panel>
  );
}
