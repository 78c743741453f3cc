import { InspectionSwitcher, type SwitcherChoice } from "@/components/shell/inspection-switcher";
import { PrintButton } from "@/components/ui/print-button";
import { type Day, dayInText, daysBetween } from "@/lib/domain/day";
import type { Comparison } from "@/lib/domain/measure/compared";
import type { InspectionChoice } from "@/lib/features/inspection/queries/pick-inspection";
import { CompareDialog } from "./compare-dialog";

/** The head of the dashboard on one line: which inspection, as of when, how long there is left, what it is compared with. */
export function DashboardLine({
  current,
  choices,
  today,
  comparison,
  since,
}: {
  current: InspectionChoice;
  choices: SwitcherChoice[];
  today: Day;
  comparison: Comparison;
  since: Day;
}) {
  const end = current.concentratedEndOn;
  const left = daysBetween(today, end);
  return (
    <div className="mb-2 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2 print:mb-1 print:min-h-0">
      <h1 className="text-xl font-semibold">整改总览</h1>
      <div className="min-w-0 print:hidden">
        <InspectionSwitcher inspections={choices} current={current.id} />
      </div>
      <span className="hidden print:inline">
        {current.bodyShortName} · {current.title}
      </span>
      <span className="text-sm text-muted">截至{dayInText(today)}</span>
      <span className="nums ml-auto text-sm">
        {left >= 0 ? "距集中整改期满 " : "集中整改期已满 "}
        <b className={left >= 0 ? "text-lg text-red" : "text-lg"}>{Math.abs(left)}</b> 天（{end}）
      </span>
      <CompareDialog comparison={comparison} since={since} lastMeetingOn={current.lastMeetingOn} today={today} />
      <PrintButton>打印一页</PrintButton>
    </div>
  );
}
