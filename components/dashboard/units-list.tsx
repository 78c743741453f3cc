import { FillLegend } from "@/components/chart/chart-legend";
import { Link } from "@/components/ui/link";
import { percent } from "@/lib/domain/measure/completion";
import type { UnitFigures } from "@/lib/features/dashboard/queries/groups";
import { DashboardPanel } from "./dashboard-panel";
import { MEASURE_SERIES } from "./measure-series";
import { StateBar } from "./state-bar";

/** Units on one screen; the others are a click away. */
const SHOWN = 8;

/** Responsible units, the most overdue first, each with a bar as long as its measures are many. */
export function UnitsList({ units, allHref }: { units: UnitFigures[]; allHref: string }) {
  const leading = units.filter((u) => u.total > 0);
  const most = Math.max(0, ...leading.map((u) => u.total));
  return (
    <DashboardPanel
      className="dashboard-units"
      title={
        <>
          牵头部门<span className="font-normal text-muted">（按逾期排序）</span>
        </>
      }
      action={
        <>
          <FillLegend series={MEASURE_SERIES} />
          {leading.length > SHOWN && <Link href={allHref}>全部{leading.length}个</Link>}
        </>
      }
    >
      <table>
        <caption className="sr-only">各牵头部门完成情况</caption>
        <thead>
          <tr>
            <th scope="col">牵头部门</th>
            <th scope="col">措施</th>
            <th scope="col">已销号</th>
            <th scope="col">销号率</th>
            <th scope="col">逾期</th>
          </tr>
        </thead>
        <tbody>
          {leading.slice(0, SHOWN).map((u) => (
            <tr key={u.key}>
              <th scope="row">
                <Link href={u.href}>{u.label}</Link>
              </th>
              <td>
                <StateBar tally={u.tally} most={most} />
              </td>
              <td>
                {u.opening.value > 0 && (
                  <small className="mr-1.5">
                    期初<Link href={u.opening.href}>{u.opening.value}</Link>
                  </small>
                )}
                <Link href={u.hrefs.CLOSED}>{u.tally.CLOSED}</Link>/<Link href={u.href}>{u.total}</Link>
              </td>
              <td>{percent(u.verified)}</td>
              <td>
                <Link href={u.overdue.href} className={u.overdue.value > 0 ? "font-semibold text-red" : undefined}>
                  {u.overdue.value}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </DashboardPanel>
  );
}
