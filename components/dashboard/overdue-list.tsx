import { Link } from "@/components/ui/link";
import { STATUS_LABELS } from "@/lib/domain/labels";
import { shorten } from "@/lib/domain/text/text";
import type { Linked } from "@/lib/features/dashboard/queries/counted";
import type { OverdueItem } from "@/lib/features/dashboard/queries/frame";
import { DashboardPanel } from "./dashboard-panel";

/** Rows on the screen; paper has room for all that were read. */
const ON_SCREEN = 7;

function daysInWords({ days, status, heldDays }: OverdueItem): string {
  return `${days}天${status === "SUBMITTED" ? "申报" : ""}${heldDays > 0 ? `（审核占用${heldDays}天）` : ""}`;
}

/** What is late and whose, the longest first, one line each. On a phone a card each; on paper as many as there is room for. */
export function OverdueList({ items, all }: { items: OverdueItem[]; all: Linked }) {
  const more = all.value - items.length;
  return (
    <DashboardPanel
      title="逾期未销号"
      className="dashboard-overdue"
      action={all.value > 0 && <Link href={all.href}>全部{all.value}条</Link>}
    >
      {items.length === 0 ? (
        <p className="px-3 py-4 text-muted">没有逾期的措施。</p>
      ) : (
        <table>
          <caption className="sr-only">逾期未销号措施，共{all.value}条</caption>
          <thead>
            <tr>
              <th scope="col">逾期</th>
              <th scope="col">编号</th>
              <th scope="col">整改措施</th>
              <th scope="col">牵头部门</th>
              <th scope="col">责任领导</th>
              <th scope="col">进度</th>
            </tr>
          </thead>
          <tbody>
            {items.map((m, i) => (
              <tr key={m.id} className={i < ON_SCREEN ? undefined : "paper"}>
                <td title={daysInWords(m)}>
                  {m.days}天<span className="sr-only">{m.status === "SUBMITTED" ? "，逾期申报" : ""}</span>
                </td>
                <td>
                  <Link href={`/measures/${m.id}`}>{m.code}</Link>
                </td>
                <td title={m.text}>{shortened(m.text)}</td>
                <td>{m.unit ?? "未明确"}</td>
                <td>{m.leader ?? "未明确"}</td>
                <td data-status={m.status}>{STATUS_LABELS[m.status]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more > 0 && <p className="hidden px-2 text-sm print:block">另有{more}条逾期，见整改台账。</p>}
    </DashboardPanel>
  );
}

/** More characters than the widest line shows. */
const LINE = 60;
const shortened = (text: string) => shorten(text, LINE);
