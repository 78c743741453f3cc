import { StatusBadge } from "@/components/measure/mark/status-badge";
import { type Column, DataTable } from "@/components/table/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import type { OverdueItem } from "@/lib/features/dashboard/queries/overdue-list";

const OVERDUE_COLUMNS: Column<OverdueItem>[] = [
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
  { key: "unit", head: "牵头部门", width: 120, nowrap: true, cell: (m) => m.unit ?? "未明确" },
  { key: "leader", head: "责任领导", width: 88, nowrap: true, cell: (m) => m.leader ?? "未明确" },
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
];

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
        columns={OVERDUE_COLUMNS}
      />
    </Panel>
  );
}
