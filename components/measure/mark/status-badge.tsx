import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import { cycleLabel, statusLabel } from "@/lib/domain/labels";
import type { MeasureStatus } from "@/lib/domain/types";

const TONES = {
  PLANNED: "neutral",
  UNDERWAY: "info",
  SUBMITTED: "info",
  RETURNED: "warn",
  CLOSED: "ok",
} satisfies Record<MeasureStatus, Tone>;

/**
 * State of a measure. From the second cycle on it says so: a relapse is not to be overlooked. Of a struck one it says that
 * alone: it stands in no state.
 */
export function StatusBadge({
  status,
  opening = false,
  cycle = 1,
  struck = false,
}: {
  status: MeasureStatus;
  /** Closed before the ledger was kept: that has a word of its own. */
  opening?: boolean | undefined;
  cycle?: number | undefined;
  struck?: boolean | undefined;
}) {
  if (struck) return <Badge>已作废</Badge>;
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      <Badge tone={TONES[status]}>{statusLabel({ status, opening })}</Badge>
      {cycle > 1 && <span className="nums text-xs text-muted">{cycleLabel(cycle)}</span>}
    </span>
  );
}
