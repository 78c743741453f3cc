import { Badge } from "@/components/ui/badge";
import { ROUND_STATE_LABELS, type RoundState } from "@/lib/features/sheet-round/words";

const TONES = { open: "info", late: "error", done: "ok", ended: "neutral" } as const satisfies Record<
  RoundState,
  string
>;

/** How a round stands, with its word. */
export function RoundStateBadge({ state }: { state: RoundState }) {
  return <Badge tone={TONES[state]}>{ROUND_STATE_LABELS[state]}</Badge>;
}
