import { cn } from "@/components/ui/cn";
import { TONE_TEXT } from "@/components/ui/tone";
import { STANDS_LABELS } from "@/lib/domain/labels";
import type { QuietView, WaitView } from "@/lib/domain/measure/due-view";
import { quietWords, waitWords } from "@/lib/domain/measure/due-words";
import type { Stands } from "@/lib/domain/measure/standing-still";

/** How long the application has been at its stage; amber when it is stuck. Nothing while none waits. */
export function WaitWords({ waiting }: { waiting: WaitView | null }) {
  if (!waiting) return null;
  return (
    <div
      className={cn("nums text-sm whitespace-nowrap", waiting.stuck ? `font-medium ${TONE_TEXT.warn}` : "text-muted")}
    >
      {waitWords(waiting)}
    </div>
  );
}

/** How long it has been quiet, where that is too long. */
export function QuietWords({ quiet }: { quiet: QuietView }) {
  const words = quietWords(quiet);
  if (words.length === 0) return null;
  return <div className={cn("nums text-sm", TONE_TEXT.warn)}>{words.join("，")}</div>;
}

/** What of it has nobody (无人负责), a line each. */
export function StandsWords({ stands }: { stands: readonly Stands[] }) {
  return stands.map((s) => (
    <div key={s} className={cn("text-sm text-balance", TONE_TEXT.warn)}>
      {STANDS_LABELS[s]}
    </div>
  ));
}
