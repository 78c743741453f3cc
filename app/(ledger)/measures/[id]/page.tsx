import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { HistoryList } from "@/components/audit/history-list";
import { ReasonDialog } from "@/components/form/reason-dialog";
import { DueChip } from "@/components/measure/due-chip";
import { MeasureActions } from "@/components/measure/measure-actions";
import { MeasureCloseOuts } from "@/components/measure/measure-close-outs";
import { MeasureFacts } from "@/components/measure/measure-facts";
import { MeasureOutcomeDialog } from "@/components/measure/measure-outcome-dialog";
import { MeasureOutcomes } from "@/components/measure/measure-outcomes";
import { MeasureProgress } from "@/components/measure/measure-progress";
import { MeasureWork } from "@/components/measure/measure-work";
import { QuietWords, WaitWords } from "@/components/measure/stall";
import { StatusBadge } from "@/components/measure/status-badge";
import { PageHead } from "@/components/shell/page-head";
import { Pagination } from "@/components/table/pagination";
import type { Crumb } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/button";
import { ClampText } from "@/components/ui/clamp-text";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { requireViewer } from "@/lib/access/session";
import { inSnapshot } from "@/lib/db/snapshot";
import { EXTENDED_KIND_LABELS, SIGN_HINDRANCE_LABELS, STAGE_LABELS, STANDS_LABELS } from "@/lib/domain/labels";
import { missingAssignment } from "@/lib/domain/measure/readiness";
import { type AddressParams, pageNumber, readAddress } from "@/lib/domain/text/address";
import { addOutcomeAction, withdrawOutcomeAction } from "@/lib/features/measure/actions";
import { ledgerHref } from "@/lib/features/measure/filter";
import { getMeasurePage, type MeasurePage } from "@/lib/features/measure/queries/measure-page";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<AddressParams>;
};

const load = cache(async (id: string, history: number, progress: number) => {
  const viewer = await requireViewer();
  return inSnapshot(() => getMeasurePage(viewer, id, { history, progress }));
});

async function measureOf({ params, searchParams }: Props): Promise<MeasurePage> {
  const [{ id }, query] = await Promise.all([params, readAddress(searchParams)]);
  const measure = await load(id, pageNumber(query.history), pageNumber(query.progress));
  return measure ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const measure = await measureOf(props);
  return { title: `措施 ${measure.code}` };
}

/** One measure: text, people, days, progress, effect, close-out and history. */
export default async function MeasurePageView(props: Props) {
  const [measure, { personId }] = await Promise.all([measureOf(props), requireViewer()]);
  const { work } = measure;
  const struck = measure.struckReason !== null;
  const address = `/measures/${measure.id}`;
  const outcomes = measure.outcomes.filter((o) => o.withdrawnReason === null).length;
  return (
    <>
      <PageHead
        breadcrumbs={crumbs(measure)}
        title={<span className="nums">措施 {measure.code}</span>}
        scope={`${measure.body} · ${measure.inspection.title}`}
        meta={
          <>
            <StatusBadge status={measure.status} cycle={measure.cycle} struck={struck} />
            {measure.stage && !struck && <span>待{STAGE_LABELS[measure.stage]}</span>}
            <WaitWords waiting={measure.waiting} />
            {!struck && <DueChip {...measure.due} originalDay={null} />}
            <QuietWords quiet={measure.quiet} />
          </>
        }
        actions={<MeasureActions measure={measure} />}
      />
      <Standing measure={measure} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_21rem] lg:grid-rows-[repeat(5,auto)_1fr] print:flex print:flex-col print:items-stretch">
        <Panel title="整改措施" className="lg:col-start-1">
          <p className="text-lg whitespace-pre-line">{measure.text}</p>
          <Parent measure={measure} />
        </Panel>
        <Panel title="责任与时限" className="lg:col-start-2 lg:row-span-6 lg:row-start-1">
          <MeasureFacts
            {...measure}
            assignHref={work.mayAssign ? `/assign?inspection=${measure.inspection.id}` : undefined}
          />
          <Siblings measure={measure} />
        </Panel>
        <MeasureWork measure={measure} personId={personId} />
        <Panel
          id="progress"
          title={<Counted label="进展" count={measure.progress.total} />}
          className="lg:col-start-1"
          footer={
            measure.progress.pageCount > 1 && (
              <Pagination {...measure.progress} basePath={address} params={{}} param="progress" />
            )
          }
        >
          <MeasureProgress rows={measure.progress.rows} cycle={measure.cycle} />
        </Panel>
        <Panel
          id="outcomes"
          title={<Counted label="整改成效" count={outcomes} />}
          flush
          className="lg:col-start-1"
          actions={work.mayRecord && <MeasureOutcomeDialog measureId={measure.id} action={addOutcomeAction} />}
        >
          <MeasureOutcomes
            rows={measure.outcomes}
            withdraw={
              work.mayRecord
                ? (row) => (
                    <ReasonDialog
                      trigger="撤销"
                      variant="quiet"
                      size="sm"
                      title="撤销这条成效"
                      description={`${row.kind}${row.name ? ` ${row.name}` : ""}，${row.value}${row.unit}。撤销后不再计入汇总，原记录和原因保留。`}
                      action={withdrawOutcomeAction}
                      hidden={{ outcomeId: row.id }}
                      reasonLabel="撤销原因"
                      submitLabel="撤销"
                      successMessage="成效已撤销"
                    />
                  )
                : undefined
            }
          />
        </Panel>
        <Panel
          id="close-out"
          title={<Counted label="销号" count={measure.closeOuts.length} />}
          className="lg:col-start-1"
        >
          <MeasureCloseOuts rows={measure.closeOuts} chain={measure.chain} stage={measure.stage} />
        </Panel>
        <Panel
          id="history"
          title={<Counted label="历史" count={measure.history.total} />}
          className="lg:col-start-1"
          footer={
            measure.history.pageCount > 1 && (
              <Pagination {...measure.history} basePath={address} params={{}} param="history" />
            )
          }
        >
          <HistoryList events={measure.history.events} />
        </Panel>
      </div>
    </>
  );
}

function crumbs(measure: MeasurePage): Crumb[] {
  return [
    { label: "台账", href: ledgerHref({ inspection: measure.inspection.id }) },
    ...(measure.issue ? [{ label: `问题 ${measure.issue.code}`, href: `/issues/${measure.issue.id}` }] : []),
    ...(measure.item ? [{ label: `事项 ${measure.item.code}`, href: `/items/${measure.item.id}` }] : []),
    { label: `措施 ${measure.code}` },
  ];
}

function Counted({ label, count }: { label: string; count: number }) {
  return (
    <>
      {label}
      <span className="nums ml-2 text-sm font-normal text-muted">{count}</span>
    </>
  );
}

/** What stands in the way of any work, said before anything else. */
function Standing({ measure }: { measure: MeasurePage }) {
  const missing = missingAssignment(measure.work.assignment);
  const notices = [
    measure.struckReason !== null && (
      <Notice key="struck" tone="neutral" title="这条措施已删去，不计入统计，也不能再办理">
        {measure.struckReason}
      </Notice>
    ),
    measure.archived && (
      <Notice key="archived" tone="neutral">
        这次巡视巡察已归档，台账只供查阅。
      </Notice>
    ),
    measure.stands.length > 0 && (
      <Notice key="stands" tone="warn" title="这条措施现在无人负责">
        {measure.stands.map((s) => STANDS_LABELS[s]).join("、")}。请领导小组办公室调整分工，或由管理员补充任职人员。
      </Notice>
    ),
    measure.work.notToSign && (
      <Notice key="own" tone="info">
        {SIGN_HINDRANCE_LABELS[measure.work.notToSign]}
      </Notice>
    ),
    missing && measure.status !== "CLOSED" && measure.struckReason === null && !measure.archived && (
      <Notice
        key="missing"
        tone="warn"
        action={
          measure.work.mayAssign && (
            <LinkButton size="sm" href={`/assign?inspection=${measure.inspection.id}`}>
              去分工
            </LinkButton>
          )
        }
      >
        {missing}
      </Notice>
    ),
  ].filter(Boolean);
  return notices.length > 0 && <div className="mb-4 flex flex-col gap-2">{notices}</div>;
}

/** The issue or item the measure was written for. */
function Parent({ measure }: { measure: MeasurePage }) {
  const { issue, item } = measure;
  if (!issue && !item) return null;
  return (
    <dl className="mt-3 flex flex-col gap-2 border-t border-line pt-3">
      {item && (
        <div>
          <dt className="text-sm text-muted">{EXTENDED_KIND_LABELS[item.kind]}</dt>
          <dd>
            <Link href={`/items/${item.id}`} className="text-link underline-offset-2 hover:underline">
              <span className="nums">{item.code}</span> {item.title}
            </Link>
          </dd>
        </div>
      )}
      {issue && (
        <div>
          <dt className="text-sm text-muted">{item ? "来自反馈问题" : "反馈问题"}</dt>
          <dd>
            <Link href={`/issues/${issue.id}`} className="text-link underline-offset-2 hover:underline">
              <span className="nums">{issue.code}</span> {issue.title}
            </Link>
            {issue.text && issue.text !== issue.title && (
              <ClampText text={issue.text} lines={2} className="mt-0.5 text-sm text-muted" />
            )}
          </dd>
        </div>
      )}
      {issue?.target && (
        <div>
          <dt className="text-sm text-muted">整改目标</dt>
          <dd>
            <ClampText text={issue.target} lines={2} />
          </dd>
        </div>
      )}
    </dl>
  );
}

function Siblings({ measure }: { measure: MeasurePage }) {
  const { previous, next } = measure;
  if (!previous && !next) return null;
  return (
    <nav aria-label="同一问题的其他措施" className="mt-3 flex justify-between gap-2 print:hidden">
      {previous ? (
        <LinkButton size="sm" href={`/measures/${previous.id}`} rel="prev" icon={<ChevronLeft aria-hidden="true" />}>
          {previous.code}
        </LinkButton>
      ) : (
        <span />
      )}
      {next && (
        <LinkButton size="sm" href={`/measures/${next.id}`} rel="next">
          {next.code}
          <ChevronRight aria-hidden="true" />
        </LinkButton>
      )}
    </nav>
  );
}
