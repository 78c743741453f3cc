import type { CalendarRun } from "@/lib/domain/calendar/calendar";
import { runInWords } from "@/lib/domain/calendar/calendar-notice";
import { daysBetween } from "@/lib/domain/day";

/** 放假 元旦 1月1日至3日（3天） · 春节 …: runs of days in one dense paragraph. */
export function Runs({ head, runs, year }: { head: string; runs: readonly CalendarRun[]; year: number }) {
  if (runs.length === 0) return null;
  return (
    <p className="nums flex flex-wrap gap-x-3 gap-y-0.5">
      <span className="text-muted">{head}</span>
      {runs.map((run) => (
        <span key={run.from} className="whitespace-nowrap">
          {run.name} {runInWords(run, year)}
          {run.from !== run.to && <span className="text-muted">（{daysBetween(run.from, run.to) + 1}天）</span>}
        </span>
      ))}
    </p>
  );
}
