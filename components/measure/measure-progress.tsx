import { Badge } from "@/components/ui/badge";
import { ClampText } from "@/components/ui/clamp-text";
import { EmptyState } from "@/components/ui/empty-state";
import { cycleLabel, PROGRESS_KIND_LABELS } from "@/lib/domain/labels";
import type { ProgressKind } from "@/lib/domain/types";

export type ProgressRow = {
  id: string;
  cycle: number;
  kind: ProgressKind;
  text: string;
  who: string;
  post: string;
  /** 2024-07-30 15:04 */
  at: string;
  /** Of what a report told: the day it tells of. */
  toldOn: string | null;
};

const TONES = { PROGRESS: "info", NO_CHANGE: "neutral", REVIEW: "info" } as const;

/** 进展, newest first, over all cycles; from the second cycle on each says which one it belongs to. */
export function MeasureProgress({ rows, cycle }: { rows: ProgressRow[]; cycle: number }) {
  if (rows.length === 0) return <EmptyState title="还没有报送过进展" />;
  return (
    <ol className="divide-y divide-line">
      {rows.map((row) => (
        <li key={row.id} className="py-2.5">
          <p className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <time className="nums font-medium">{row.toldOn ?? row.at}</time>
            {row.toldOn && <Badge>通报所载</Badge>}
            <Badge tone={TONES[row.kind]}>{PROGRESS_KIND_LABELS[row.kind]}</Badge>
            {cycle > 1 && <span className="nums text-muted">{cycleLabel(row.cycle)}</span>}
            <span className="text-muted">
              {row.who}（{row.post}）
            </span>
          </p>
          <ClampText text={row.text} lines={4} />
        </li>
      ))}
    </ol>
  );
}
