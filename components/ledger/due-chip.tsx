import { cn } from "@/components/ui/cn";
import { TONE_TEXT, type Tone } from "@/components/ui/tone";
import type { DueState } from "@/lib/domain/deadline";
import { DUE_STATE_LABELS } from "@/lib/domain/labels";

const TONES = {
  struck: "neutral",
  none: "neutral",
  closed: "ok",
  "closed-late": "ok",
  overdue: "error",
  near: "warn",
  later: "neutral",
} satisfies Record<DueState, Tone>;

export type DueChipProps = {
  dueState: DueState;
  /** The day in force, YYYY-MM-DD. */
  day: string | null;
  /** Calendar days past the day: of an overdue measure until today, of a closed one until it was closed. */
  daysLate?: number | undefined;
  /** Calendar days until the day; 0 is today. */
  daysLeft?: number | undefined;
  /** The day first set; shown when it was moved. */
  originalDay?: string | null | undefined;
  /** The deadline as the plan words it (2024年12月底前, 长期坚持). */
  asWritten?: string | null | undefined;
};

/** What is to be said of a deadline beside its day. */
export function dueWords({ dueState, daysLate, daysLeft }: Pick<DueChipProps, "dueState" | "daysLate" | "daysLeft">) {
  if (dueState === "overdue" && daysLate) return `逾期${daysLate}天`;
  if (dueState === "closed-late" && daysLate) return `逾期${daysLate}天销号`;
  if (dueState === "near" && daysLeft !== undefined) return daysLeft === 0 ? "今天到期" : `还有${daysLeft}天`;
  if (dueState === "later" && daysLeft !== undefined) return `还有${daysLeft}天`;
  return DUE_STATE_LABELS[dueState];
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
