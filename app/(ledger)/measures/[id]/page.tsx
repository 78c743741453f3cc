import type { Metadata } from "next";
import { HistoryPanel } from "@/components/history/history-panel";
import { DueChip } from "@/components/measure/mark/due-chip";
import { QuietWords, WaitWords } from "@/components/measure/mark/stall";
import { StatusBadge } from "@/components/measure/mark/status-badge";
import { MeasureActions } from "@/components/measure/measure-actions";
import { MeasureCloseOuts } from "@/components/measure/measure-close-outs";
import { MeasureFacts } from "@/components/measure/measure-facts";
import { MeasureNotices } from "@/components/measure/measure-notices";
import { MeasureParent, MeasureSiblings, measureCrumbs } from "@/components/measure/measure-parent";
import { MeasureProgress } from "@/components/measure/measure-progress";
import { MeasureWork } from "@/components/measure/measure-work";
import { OutcomesPanel } from "@/components/measure/outcomes-panel";
import { PageHead } from "@/components/shell/page-head";
import { Pagination } from "@/components/table/pagination";
import { CountedTitle, Panel } from "@/components/ui/panel";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { STAGE_LABELS } from "@/lib/domain/labels";
import { pageNumber } from "@/lib/domain/text/address";
import { loadMeasure } from "./load";

const open = definePage("by row", ({ viewer, id, query }) =>
  loadMeasure(viewer, id, { history: pageNumber(query.history), progress: pageNumber(query.progress) }),
);

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { found: measure } = await open(props);
  return { title: `措施 ${measure.code}` };
}

/** One measure: text, people, days, progress, effect, close-out and history. */
export default async function MeasureRoute(props: PageProps) {
  const { viewer, found: measure } = await open(props);
  const { work } = measure;
  const struck = measure.struckReason !== null;
  const address = `/measures/${measure.id}`;
  return (
    <>
      <PageHead
        breadcrumbs={measureCrumbs(measure)}
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
        actions={<MeasureActions measure={measure} mayEdit={measure.mayEdit} />}
      />
      <MeasureNotices measure={measure} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_21rem] lg:grid-rows-[repeat(5,auto)_1fr] print:flex print:flex-col print:items-stretch">
        <Panel title="整改措施" className="lg:col-start-1">
          <p className="text-lg whitespace-pre-line">{measure.text}</p>
          <MeasureParent measure={measure} />
        </Panel>
        <Panel title="责任分工和时限" className="lg:col-start-2 lg:row-span-6 lg:row-start-1">
          <MeasureFacts
            {...measure}
            assignHref={work.mayAssign ? `/assign?inspection=${measure.inspection.id}` : undefined}
          />
          <MeasureSiblings measure={measure} />
        </Panel>
        <MeasureWork measure={measure} personId={viewer.personId} />
        <Panel
          id="progress"
          title={<CountedTitle label="进展" count={measure.progress.total} />}
          className="lg:col-start-1"
          footer={
            measure.progress.pageCount > 1 && (
              <Pagination {...measure.progress} basePath={address} params={{}} param="progress" />
            )
          }
        >
          <MeasureProgress rows={measure.progress.rows} cycle={measure.cycle} />
        </Panel>
        <OutcomesPanel measure={measure} className="lg:col-start-1" />
        <Panel
          id="close-out"
          title={<CountedTitle label="销号" count={measure.closeOuts.length} />}
          className="lg:col-start-1"
        >
          <MeasureCloseOuts rows={measure.closeOuts} chain={measure.chain} stage={measure.stage} />
        </Panel>
        <HistoryPanel history={measure.history} address={address} className="lg:col-start-1" />
      </div>
    </>
  );
}
