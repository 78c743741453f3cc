import { ChartWithTable, type FigureCell } from "@/components/chart/chart-with-table";
import { TabLinks } from "@/components/ui/tab-links";
import { addDays } from "@/lib/domain/day";
import { OF_THEM_OPENING, STATUS_LABELS } from "@/lib/domain/labels";
import { percent } from "@/lib/domain/measure/completion";
import type { Dashboard } from "@/lib/features/dashboard/queries/dashboard";
import type { GroupRow, UnitFigures } from "@/lib/features/dashboard/queries/groups";
import type { Week } from "@/lib/features/dashboard/queries/weeks";
import { ANALYSES, type Analysis, analysisHref } from "./analyses";
import { MEASURE_SERIES } from "./measure-series";
import { StackedUnitsChart } from "./stacked-units-chart";

const stateHeads = (opening: boolean) => [
  "措施",
  ...MEASURE_SERIES.map((s) => STATUS_LABELS[s.key]),
  ...(opening ? [OF_THEM_OPENING] : []),
  "其中逾期",
  "申报率",
  "销号率",
];

function stateCells(row: GroupRow, opening: boolean): FigureCell[] {
  return [
    { value: row.total, href: row.href },
    ...MEASURE_SERIES.map((s): FigureCell => ({ value: row.tally[s.key], href: row.hrefs[s.key] })),
    ...(opening ? [{ value: row.opening.value, href: row.opening.href }] : []),
    { value: row.overdue.value, href: row.overdue.href },
    { value: percent(row.declared) },
    { value: percent(row.verified) },
  ];
}

function CompletionBy({ title, head, rows }: { title: string; head: string; rows: (GroupRow | UnitFigures)[] }) {
  const shared = rows.some((row) => "cooperating" in row);
  // A ledger that was kept from the beginning has none.
  const opening = rows.some((row) => row.opening.value > 0);
  const drawn = rows.filter((row) => row.total > 0);
  return (
    <ChartWithTable
      title={title}
      chart={
        <StackedUnitsChart
          series={MEASURE_SERIES}
          label={title}
          rows={drawn.map((r) => ({ label: r.label, values: r.tally, hrefs: r.hrefs, href: r.href }))}
        />
      }
      head={[head, ...stateHeads(opening), ...(shared ? ["另配合"] : [])]}
      rows={rows.map((r) => ({
        key: r.key,
        label: r.label,
        href: r.href,
        cells: [...stateCells(r, opening), ...("cooperating" in r ? [r.cooperating ?? { value: null }] : [])],
      }))}
      note={
        shared ? "措施数按牵头部门统计，单位为条；“另配合”为该部门作为配合部门参与的措施，不计入牵头数。" : undefined
      }
    />
  );
}

/** 较应销号: how far closing was from the plan. */
const gapInWords = (gap: number) => (gap === 0 ? "持平" : gap < 0 ? `少${-gap}条` : `多${gap}条`);

/** Week by week, from the first in which anything was planned or closed, to the present one and what is planned after it. */
function Weekly({ weeks }: { weeks: Week[] }) {
  const first = weeks.findIndex(({ planned, actual }) => planned.value > 0 || (actual?.value ?? 0) > 0);
  return (
    <ChartWithTable
      title="逐周销号情况"
      head={["截至（周日）", "应销号", "已销号", "较应销号"]}
      rows={weeks.slice(Math.max(0, first)).map((w) => ({
        key: w.week,
        label: addDays(w.week, 6),
        cells: [
          { value: w.planned.value, unit: "条", href: w.planned.href },
          w.actual ? { value: w.actual.value, unit: "条", href: w.actual.href } : { value: null },
          { value: w.actual ? gapInWords(w.actual.value - w.planned.value) : null },
        ],
      }))}
      note="应销号按原定时限累计（长期坚持除外），已销号按销号日累计，均到该周周日。"
    />
  );
}

/** Everything else, closed until somebody asks: one table at a time, with its chart, whose script is loaded then. */
export function MoreAnalysis({
  data,
  shown,
  inspection,
  names,
}: {
  data: Dashboard;
  shown: Analysis | null;
  inspection: string;
  /** Names of the leaders, where those are shown. */
  names: ReadonlyMap<string, string>;
}) {
  const leaders = data.leaders.map((row) => ({ ...row, label: row.label || (names.get(row.key) ?? "") }));
  return (
    <section id="more" aria-label="更多分析" className="mt-3 print:hidden">
      <h2 className="mb-1 font-semibold">更多分析</h2>
      <TabLinks
        label="更多分析"
        items={ANALYSES.map(({ key, label }) => ({
          label,
          active: key === shown,
          href: analysisHref(inspection, key === shown ? null : key),
        }))}
      />
      <div className="mt-3">
        {shown === "unit" && <CompletionBy title="按牵头部门完成情况" head="牵头部门" rows={data.units} />}
        {shown === "section" && <CompletionBy title="按方面完成情况" head="方面" rows={data.sections} />}
        {shown === "class" && <CompletionBy title="按整改类型完成情况" head="整改类型" rows={data.classes} />}
        {shown === "leader" && <CompletionBy title="按责任领导完成情况" head="责任领导" rows={leaders} />}
        {shown === "week" && <Weekly weeks={data.weeks} />}
      </div>
    </section>
  );
}
