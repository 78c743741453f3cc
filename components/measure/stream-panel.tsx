import { Pagination } from "@/components/table/pagination";
import { CountedTitle, Panel } from "@/components/ui/panel";
import type { MeasurePage } from "@/lib/features/measure/queries/measure-page";
import { StreamList } from "./measure-stream";
import { earlierTitle, outcomesInWords, STREAM_KINDS, STREAM_LABELS, streamOf } from "./stream";

/** 办理过程 of a measure with its tabs, and in one line what of effect figures stands. */
export function StreamPanel({ measure, className }: { measure: MeasurePage; className?: string }) {
  const entries = streamOf(measure);
  const cycles = [...new Set(entries.flatMap((e) => (e.earlier === null ? [] : [e.earlier])))].sort((a, b) => b - a);
  const outcomes = outcomesInWords(measure.outcomes);
  const { progress, history } = measure;
  const address = `/measures/${measure.id}`;
  const older = progress.pageCount > 1 || history.pageCount > 1;
  return (
    <Panel
      id="stream"
      title={<CountedTitle label="办理过程" count={entries.length} />}
      flush
      className={className}
      footer={
        older && (
          <div className="print:hidden">
            {progress.pageCount > 1 && <Pagination {...progress} basePath={address} params={{}} param="progress" />}
            {history.pageCount > 1 && <Pagination {...history} basePath={address} params={{}} param="history" />}
          </div>
        )
      }
    >
      <StreamList
        key={measure.id}
        entries={entries}
        tabs={STREAM_KINDS.map((kind) => ({
          kind,
          label: STREAM_LABELS[kind],
          count: entries.filter((e) => e.kind === kind).length,
        }))}
        earlier={cycles.map((cycle) => ({ cycle, title: earlierTitle(cycle) }))}
      />
      <p className="border-t border-line px-4 py-2">
        <span className="font-semibold">整改成效</span>
        <span className={outcomes === "" ? "ml-3 text-muted" : "ml-3"}>
          {outcomes ||
            (measure.work.steps.includes("approve")
              ? "未登记成效数据，请核实时一并要求补登。"
              : "还没有登记制度、挽回损失、会议、培训等成效数据。")}
        </span>
      </p>
    </Panel>
  );
}
