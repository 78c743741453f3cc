import { cn } from "@/components/ui/cn";
import { TONE_TEXT, type Tone } from "@/components/ui/tone";
import { DUE_STATE_LABELS } from "@/lib/domain/labels";
import type { DueState } from "@/lib/domain/measure/deadline";
import { heldWords } from "./stall-words";

const TONES = {
  struck: "neutral",
  none: "neutral",
  closed: "ok",
  "closed-late": "warn",
  overdue: "error",
  "applied-late": "error",
  waiting: "info",
  near: "warn",
  later: "neutral",
} satisfies Record<DueState, Tone>;

export type DueChipProps = {
  dueState: DueState;
  /** The day in force, YYYY-MM-DD. */
  day: string | null;
  /** Calendar days late: of an overdue measure until today, of one that waits or is closed until it was applied for. */
  daysLate?: number | undefined;
  /** Days after the day that the desks held it, not among the late ones. */
  heldDays?: number | undefined;
  /** Calendar days until the day; 0 is today. */
  daysLeft?: number | undefined;
  /** The day first set; shown when it was moved. */
  originalDay?: string | null | undefined;
  /** The deadline as the plan words it (2024年12月底前, 长期坚持). */
  asWritten?: string | null | undefined;
};

/** What is to be said of a deadline beside its day. */
export function dueWords({
  dueState,
  daysLate,
  heldDays,
  daysLeft,
}: Pick<DueChipProps, "dueState" | "daysLate" | "heldDays" | "daysLeft">) {
  if (dueState === "overdue" && daysLate) return `逾期${daysLate}天${heldWords(heldDays)}`;
  if (dueState === "applied-late" && daysLate) return `逾期${daysLate}天申报${heldWords(heldDays)}`;
  if (dueState === "closed-late") return `逾期${daysLate ? `${daysLate}天` : ""}销号${heldWords(heldDays)}`;
  // Held days beside a near day: it was returned today, and every day since the deadline was the desks'.
  if (dueState === "near" && heldDays) return `未逾期${heldWords(heldDays)}`;
  if (dueState === "near" && daysLeft !== undefined) return daysLeft === 0 ? "今天到期" : `还有${daysLeft}天`;
  if (dueState === "later" && daysLeft !== undefined) return `还有${daysLeft}天`;
  return DUE_STATE_LABELS[dueState];
}

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
