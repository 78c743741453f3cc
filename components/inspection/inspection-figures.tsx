import { CoverageFigure } from "@/components/answers/coverage-figure";
import { OfThemOpening, Rate } from "@/components/measure/mark/rate";
import { Figure } from "@/components/ui/figure";
import { type Coverage, LINE_KINDS } from "@/lib/domain/feedback/lines";
import { declared, total, verified } from "@/lib/domain/measure/completion";
import { ledgerHref } from "@/lib/features/measure/filter";
import type { GroupFigures } from "@/lib/features/measure/queries/figures";

/** How an inspection stands as a whole, each figure leading to its rows. */
export function InspectionFigures({
  inspection,
  figures,
  coverage,
}: {
  inspection: string;
  figures: GroupFigures;
  coverage: Coverage | null;
}) {
  const { tally, opening, overdue } = figures;
  return (
    <div className="flex flex-wrap gap-x-10 gap-y-3">
      <Figure label="整改措施" value={total(tally)} unit="条" href={ledgerHref({ inspection })} />
      <div>
        <div className="text-sm text-muted">申报率</div>
        <div className="text-xl">
          <Rate {...declared(tally)} href={ledgerHref({ inspection, status: ["SUBMITTED", "CLOSED"] })} />
        </div>
      </div>
      <div>
        <div className="text-sm text-muted">销号率</div>
        <div className="text-xl">
          <Rate {...verified(tally)} href={ledgerHref({ inspection, status: ["CLOSED"] })} />
          <OfThemOpening count={opening} href={ledgerHref({ inspection, opening: true })} />
        </div>
      </div>
      <Figure
        label="已逾期"
        value={overdue}
        unit="条"
        tone={overdue > 0 ? "error" : "neutral"}
        href={ledgerHref({ inspection, overdue: true })}
      />
      {coverage &&
        LINE_KINDS.filter((kind) => coverage[kind].all > 0).map((kind) => (
          <CoverageFigure key={kind} inspection={inspection} kind={kind} covered={coverage[kind]} />
        ))}
    </div>
  );
}
