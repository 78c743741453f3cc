import { ChartWithTable, type FigureCell } from "@/components/chart/chart-with-table";
import { addDays, type Day } from "@/lib/domain/day";
import { STATUS_LABELS } from "@/lib/domain/labels";
import { percent } from "@/lib/domain/measure/completion";
import type { Dashboard } from "@/lib/features/dashboard/queries/dashboard";
import type { GroupRow, UnitFigures } from "@/lib/features/dashboard/queries/groups";
import { BurnUpChart } from "./burn-up-chart";
import { MEASURE_SERIES } from "./measure-series";
import { StackedUnitsChart } from "./stacked-units-chart";

/** Completion by deadline: planned against actual, week by week, with the same figures as a table. */
export function CompletionByDeadline({ weeks, today }: { weeks: Dashboard["weeks"]; today: Day }) {
  return (
    <ChartWithTable
      title="按时限完成情况"
      onPaper="chart"
      chart={
        <BurnUpChart
          weeks={weeks.map((w) => ({
            week: w.week,
            until: addDays(w.week, 6),
            planned: w.planned.value,
            actual: w.actual?.value ?? null,
            href: w.actual?.href ?? w.planned.href,
          }))}
          today={today}
        />
      }
      head={["截至（周日）", "应销号", "已销号", "较应销号"]}
      rows={weeks.map((w) => ({
        key: w.week,
        label: addDays(w.week, 6),
        cells: [
          { value: w.planned.value, unit: "条", href: w.planned.href },
          w.actual ? { value: w.actual.value, unit: "条", href: w.actual.href } : { value: null },
          { value: w.actual ? moreOrFewer(w.actual.value - w.planned.value) : null },
        ],
      }))}
      note="应销号按原定时限累计（长期坚持除外），已销号按销号日累计，均到该周周日。"
    />
  );
}

/** 多3条, 少17条: how far what is closed stands from what was due to be. */
function moreOrFewer(difference: number): string {
  if (difference === 0) return "持平";
  return `${difference > 0 ? "多" : "少"}${Math.abs(difference)}条`;
}

function stateCells(row: GroupRow): FigureCell[] {
  return [
    { value: row.total, href: row.href },
    ...MEASURE_SERIES.map((s): FigureCell => ({ value: row.tally[s.key], href: row.hrefs[s.key] })),
    { value: row.overdue.value, href: row.overdue.href },
    { value: percent(row.declared) },
    { value: percent(row.verified) },
  ];
}

const STATE_HEADS = ["措施", ...MEASURE_SERIES.map((s) => STATUS_LABELS[s.key]), "其中逾期", "申报率", "销号率"];

/** Completion by responsible unit, leading and cooperating apart. */
export function CompletionByUnit({ units }: { units: UnitFigures[] }) {
  return (
    <ChartWithTable
      title="按牵头部门完成情况"
      chart={
        <StackedUnitsChart
          series={MEASURE_SERIES}
          rows={units
            .filter((u) => u.total > 0)
            .map((u) => ({ label: u.label, values: u.tally, hrefs: u.hrefs, href: u.href }))}
        />
      }
      head={["牵头部门", ...STATE_HEADS, "配合"]}
      rows={units.map((u) => ({
        key: u.key,
        label: u.label,
        href: u.href,
        cells: [...stateCells(u), u.cooperating ?? { value: null }],
      }))}
      note="措施数按牵头部门统计，单位为条；“配合”为该部门作为配合部门参与的措施，不计入牵头数。"
    />
  );
}

/** Completion by section (方面) or time class. */
export function CompletionBy({ title, head, rows }: { title: string; head: string; rows: GroupRow[] }) {
  return (
    <ChartWithTable
      title={title}
      chart={
        <StackedUnitsChart
          series={MEASURE_SERIES}
          label={title}
          rows={rows.map((r) => ({ label: r.label, values: r.tally, hrefs: r.hrefs, href: r.href }))}
        />
      }
      head={[head, ...STATE_HEADS]}
      rows={rows.map((r) => ({ key: r.key, label: r.label, href: r.href, cells: stateCells(r) }))}
    />
  );
}
