import { cn } from "@/components/ui/cn";
import { TONE_TEXT, type Tone } from "@/components/ui/tone";
import type { DueState } from "@/lib/domain/measure/deadline";
import { type DueWords, dueWords } from "@/lib/domain/measure/due-words";

const TONES = {
  struck: "neutral",
  none: "neutral",
  opening: "ok",
  closed: "ok",
  "closed-late": "warn",
  overdue: "error",
  "applied-late": "error",
  waiting: "info",
  near: "warn",
  later: "neutral",
} satisfies Record<DueState, Tone>;

export type DueChipProps = DueWords & {
  /** The day in force, YYYY-MM-DD. */
  day: string | null;
  /** The day first set; shown when it was moved. */
  originalDay?: string | null | undefined;
  /** The deadline as the plan words it (2024年12月底前, 长期坚持). */
  asWritten?: string | null | undefined;
};

/** How late it is, in words and colour, where the day stands for itself; nothing of what is not late. */
export function LateWords({ due }: { due: Pick<DueChipProps, "dueState" | "daysLate" | "heldDays"> }) {
  if (!due.daysLate && !due.heldDays) return null;
  return <div className={cn("nums text-sm", TONE_TEXT[TONES[due.dueState]])}>{dueWords(due)}</div>;
}

/** A deadline: its day, how far away it is, in words and colour, and the first day if it was moved. */
export function DueChip(props: DueChipProps) {
  const { dueState, day, originalDay, asWritten } = props;
  const words = dueWords(props);
  const moved = originalDay && day && originalDay !== day;
  return (
    <span className="inline-flex flex-col">
      <span className="nums inline-flex items-baseline gap-x-1.5 print:flex-wrap">
        {day && <span>{day}</span>}
        {words && (
          <span
            className={cn(
              "text-sm",
              TONE_TEXT[TONES[dueState]],
              dueState === "later" || dueState === "none" ? "text-muted" : "font-medium",
            )}
          >
            {words}
          </span>
        )}
      </span>
      {moved && <span className="nums text-xs text-muted">原时限 {originalDay}</span>}
      {asWritten && asWritten !== day && <span className="text-xs text-muted">{asWritten}</span>}
    </span>
  );
}
