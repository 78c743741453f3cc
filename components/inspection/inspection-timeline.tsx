import { cn } from "@/components/ui/cn";
import { type Day, daysBetween } from "@/lib/domain/day";
import { type InspectionDays, milestones } from "@/lib/domain/inspection/inspection-days";

/** How far a day is from today, in words. */
export function distance(day: Day, today: Day): string {
  const days = daysBetween(today, day);
  if (days === 0) return "今天";
  return days > 0 ? `还有 ${days} 天` : `已过 ${-days} 天`;
}

/** The periods of an inspection in a row, with today among them. On a narrow screen one below the other. */
export function InspectionTimeline({ days, today }: { days: InspectionDays; today: Day }) {
  const all = milestones(days);
  const nextAt = all.findIndex((m) => m.day >= today);
  const points = [...all.map((m) => ({ ...m, past: m.day < today, now: false }))];
  const at = nextAt === -1 ? all.length : nextAt;
  const withToday = all.some((m) => m.day === today)
    ? points
    : [
        ...points.slice(0, at),
        { key: "today" as const, label: "今天", day: today, past: false, now: true },
        ...points.slice(at),
      ];
  return (
    <ol aria-label="时间节点" className="flex flex-col md:flex-row">
      {withToday.map((p, i) => (
        <li key={p.key} className="relative flex flex-1 gap-3 pb-3 md:flex-col md:gap-1 md:pb-0">
          {i > 0 && (
            <span
              aria-hidden="true"
              className={cn(
                "absolute hidden h-0.5 md:top-[7px] md:right-[calc(100%-0.25rem)] md:left-[calc(-100%+1.25rem)] md:block",
                p.past || p.now ? "bg-muted" : "bg-line-strong",
              )}
            />
          )}
          <span
            aria-hidden="true"
            className={cn(
              "mt-0.5 size-4 shrink-0 rounded-full border-2",
              p.now ? "border-red bg-red" : p.past ? "border-muted bg-muted" : "border-line-strong bg-surface",
            )}
          />
          <span className="min-w-0 pr-3">
            <span className={cn("block", p.now && "font-semibold text-red")}>{p.label}</span>
            <span className="nums block text-sm">{p.day}</span>
            {!p.now && <span className="nums block text-sm text-muted">{distance(p.day, today)}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
