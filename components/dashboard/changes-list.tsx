import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { dayInText } from "@/lib/domain/day";
import { part } from "@/lib/domain/text/text";
import type { Linked } from "@/lib/features/dashboard/queries/counted";
import type { Dashboard } from "@/lib/features/dashboard/queries/dashboard";
import { DashboardPanel } from "./dashboard-panel";

/** 变化 since the end of a day; each opens its rows. What the history of the time cannot tell is said to be unknown, never 0. */
export function ChangesList({ data, action }: { data: Dashboard; action?: ReactNode }) {
  const { changes, silent } = data;
  const rows: [string, Linked | null, string, string][] = [
    ["新增销号", changes.closed, "text-green", "+"],
    ["新增逾期", changes.overdue, "text-red", "+"],
    ["新增退回", changes.returned, "text-amber", "+"],
    ["问题反弹", changes.relapsed, "text-red", "+"],
    ["时限调整", changes.moved, "text-ink", "+"],
    [`连续${silent.days}天无进展`, silent, "text-amber", ""],
  ];
  return (
    <DashboardPanel
      className="dashboard-changes"
      title={`${part(dayInText(changes.since), 5)}以来变化`}
      action={action}
    >
      <dl>
        {rows.map(([label, figure, tone, sign]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {figure === null ? (
                <span className="text-muted">无法重现</span>
              ) : (
                <Link href={figure.href} className={figure.value > 0 ? tone : "text-muted"}>
                  {figure.value > 0 ? sign : ""}
                  {figure.value} 条
                </Link>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </DashboardPanel>
  );
}
