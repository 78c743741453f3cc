import { Figure } from "@/components/ui/figure";
import type { Covered, LineKind } from "@/lib/domain/feedback/lines";
import { LINE_LABELS } from "@/lib/domain/labels";
import { coverageHref } from "./coverage-href";

/** 具体表现 50/52 已有措施对应, and how many none answers: each number opens its lines. */
export function CoverageFigure({
  inspection,
  kind,
  covered: { all, open },
}: {
  inspection: string;
  kind: LineKind;
  covered: Covered;
}) {
  return (
    <Figure
      label={`${LINE_LABELS[kind]}已有措施对应`}
      value={`${all - open}/${all}`}
      href={coverageHref(inspection, kind, false)}
      note={
        open > 0 && (
          <a href={coverageHref(inspection, kind, true)} className="text-amber underline-offset-2 hover:underline">
            未对应 <span className="nums">{open}</span>
          </a>
        )
      }
    />
  );
}
