import { ChartWithTable, type FigureCell } from "@/components/chart/chart-with-table";
import { StatusBadge } from "@/components/measure/mark/status-badge";
import { DataTable } from "@/components/table/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { addDays, type Day } from "@/lib/domain/day";
import { STATUS_LABELS } from "@/lib/domain/labels";
import { percent } from "@/lib/domain/measure/completion";
import type { Dashboard } from "@/lib/features/dashboard/queries/dashboard";
import type { GroupRow, UnitFigures } from "@/lib/features/dashboard/queries/groups";
import type { OverdueItem } from "@/lib/features/dashboard/queries/overdue-list";
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
          { value: w.actual ? w.actual.value - w.planned.value : null, unit: "条" },
        ],
      }))}
      note="应销号按原定时限累计（长期坚持除外），已销号按销号日累计，均到该周周日。"
    />
  );
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

const STATE_HEADS = [
  "措施",
  ...MEASURE_SERIES.map((s) => STATUS_LABELS[s.key]),
  "其中逾期",
  "申报完成率",
  "核实完成率",
];

/** Completion by responsible unit, leading and cooperating apart. */
export function CompletionByUnit({ units }: { units: UnitFigures[] }) {
  return (
    <ChartWithTable
      title="按责任部门完成情况"
      chart={
        <StackedUnitsChart
          series={MEASURE_SERIES}
          rows={units
            .filter((u) => u.total > 0)
            .map((u) => ({ label: u.label, values: u.tally, hrefs: u.hrefs, href: u.href }))}
        />
      }
      head={["牵头部门", ...STATE_HEADS, "另配合"]}
      rows={units.map((u) => ({
        key: u.key,
        label: u.label,
        href: u.href,
        cells: [...stateCells(u), u.cooperating ?? { value: null }],
      }))}
      note="措施数按牵头部门统计，单位为条；“另配合”为该部门作为责任（配合）部门参与的措施，不计入牵头数。"
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

/** What is late and whose: the longest overdue first. */
export function OverdueList({ items, total, href }: { items: OverdueItem[]; total: number; href: string }) {
  return (
    <Panel
      className="print-whole print:[&_td]:h-5 print:[&_td]:px-1 print:[&_td]:py-0 print:[&_td]:text-sm print:[&_th]:h-5 print:[&_th]:px-1 print:[&_th]:whitespace-nowrap!"
      title={`逾期未销号措施（${total}条）`}
      flush
      actions={
        total > items.length ? (
          <Link href={href} className="text-link underline-offset-4 hover:underline">
            查看全部 {total} 条
          </Link>
        ) : undefined
      }
    >
      <DataTable
        caption="逾期未销号措施"
        rows={items}
        getRowId={(m) => m.id}
        maxHeight={false}
        empty={<EmptyState title="没有逾期的措施" hint="到期前 7 天内的措施见上方“7天内到期”。" />}
        columns={[
          {
            key: "code",
            head: "措施编号",
            width: 92,
            nowrap: true,
            cell: (m) => (
              <Link href={`/measures/${m.id}`} className="text-link underline-offset-4 hover:underline">
                {m.code}
              </Link>
            ),
          },
          {
            key: "issue",
            head: "反馈问题",
            width: 220,
            screenOnly: true,
            cell: (m) => <span className="line-clamp-2">{m.issue}</span>,
          },
          {
            key: "text",
            head: "整改措施",
            cell: (m) => <span className="line-clamp-2 print:line-clamp-1">{m.text}</span>,
          },
          { key: "unit", head: "牵头部门", width: 120, nowrap: true, cell: (m) => m.unit ?? "未分工" },
          { key: "leader", head: "责任领导", width: 88, nowrap: true, cell: (m) => m.leader ?? "未确定" },
          {
            key: "status",
            head: "完成情况",
            width: 92,
            nowrap: true,
            screenOnly: true,
            cell: (m) => <StatusBadge status={m.status} />,
          },
          { key: "due", head: "整改时限", width: 104, nowrap: true, cell: (m) => m.dueOn },
          {
            key: "days",
            head: "逾期",
            width: 104,
            align: "right",
            nowrap: true,
            cell: (m) => (
              <>
                <span className="font-medium text-red">
                  {m.days}天{m.status === "SUBMITTED" && "申报"}
                </span>
                {/* On paper beside the days: a second line would cost the sheet a row of its list. */}
                {m.heldDays > 0 && (
                  <span className="block text-sm text-muted print:ml-1 print:inline">审核占用{m.heldDays}天</span>
                )}
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
}
