import type { Metadata } from "next";
import { NoticeForm } from "@/components/calendar/notice-form";
import { Runs } from "@/components/calendar/runs";
import { SettingsHead } from "@/components/people/settings-head";
import { type Column, DataTable } from "@/components/table/data-table";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { yearOf } from "@/lib/domain/calendar/calendar";
import { instantInTable } from "@/lib/domain/day";
import { CALENDAR_SOURCE_LABELS } from "@/lib/domain/labels";
import { part } from "@/lib/domain/text/text";
import { READ_CALENDAR } from "@/lib/features/calendar/acts";
import { type CalendarYearRow, calendarPage } from "@/lib/features/calendar/queries/calendar";

export const metadata: Metadata = { title: "工作日历" };

/** 程序自带; or who entered it on which day, and its number. */
function Source({ row }: { row: CalendarYearRow }) {
  if (row.source === null || row.enteredAt === null) return <span className="text-muted">尚无通知</span>;
  if (row.source === "LIBRARY") return CALENDAR_SOURCE_LABELS.LIBRARY;
  return (
    <>
      {row.enteredBy} {part(instantInTable(row.enteredAt), 0, 10)} 录入
      {row.reference && <div className="text-muted">{row.reference}</div>}
    </>
  );
}

const COLUMNS: Column<CalendarYearRow>[] = [
  { key: "year", head: "年份", width: 70, nowrap: true, cell: (row) => `${row.year}年` },
  {
    key: "state",
    head: "状态",
    width: 80,
    nowrap: true,
    cell: (row) => (row.source ? <Badge tone="ok">已公布</Badge> : <Badge tone="warn">推定</Badge>),
  },
  { key: "source", head: "来源", width: 190, cell: (row) => <Source row={row} /> },
  {
    key: "days",
    head: "放假和调休",
    cell: (row) =>
      row.source === null ? (
        <span className="text-muted">按周一至周五上班推定，涉及这一年的等待天数标“推定”</span>
      ) : (
        <>
          <Runs head="放假" runs={row.runs.filter((r) => r.kind === "HOLIDAY")} year={row.year} />
          <Runs head="调休上班" runs={row.runs.filter((r) => r.kind === "WORKDAY")} year={row.year} />
        </>
      ),
  },
];

const open = definePage({ act: READ_CALENDAR }, ({ viewer }) => calendarPage(viewer));

export default async function CalendarPage(props: PageProps) {
  const { viewer, found } = await open(props);
  const { years, mayEnter } = found;
  const present = yearOf(viewer.today);
  const unknown = years.filter((y) => y.source === null).map((y) => y.year);
  return (
    <>
      <SettingsHead here="/settings/calendar" />
      <div className="flex flex-col gap-3">
        <Panel
          flush
          title="各年工作日"
          description="审核等待、滞留的工作日按此计算，全部单位共用；整改时限按自然日计算，与此无关。"
          footer={
            mayEnter
              ? "国务院办公厅一般在每年11月公布下一年安排，公布后请在下方录入。"
              : "各年安排由最上级单位的系统管理员录入。"
          }
        >
          <DataTable caption="各年工作日" columns={COLUMNS} rows={years} getRowId={(row) => String(row.year)} />
        </Panel>
        {mayEnter && (
          <Panel title="录入放假通知" description="保存后替换所选年份原有的安排，程序自带的也可以替换。">
            <NoticeForm
              years={years.map(({ year, source, version }) => ({
                year,
                version,
                label: `${year}年（${source === null ? "推定" : CALENDAR_SOURCE_LABELS[source]}）`,
              }))}
              first={unknown.includes(present) ? present : (unknown[0] ?? present + 1)}
            />
          </Panel>
        )}
      </div>
    </>
  );
}
