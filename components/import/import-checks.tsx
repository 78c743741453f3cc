"use client";

import { Fragment } from "react";
import { cn } from "@/components/ui/cn";
import type { ReviewCounts } from "@/lib/features/import/read/review/review";
import type { Review } from "@/lib/features/import/read/review/review-schema";
import type { MarkedSpan } from "./import-source";

type Jump = (span: MarkedSpan) => void;

/** 10个方面 · 33个反馈问题（161条措施）· 23项举一反三（26条措施）· 共187条措施. */
function FigureLine({ counts }: { counts: ReviewCounts }) {
  const parts: { figure: number; said: string; measures?: number }[] = [
    { figure: counts.sections, said: "个方面" },
    { figure: counts.issues, said: "个反馈问题", measures: counts.measures },
    { figure: counts.analogous, said: "项举一反三", measures: counts.analogousMeasures },
    ...(counts.reform > 0 ? [{ figure: counts.reform, said: "项改革事项", measures: counts.reformMeasures }] : []),
  ];
  return (
    <p className="nums">
      {parts.map(({ figure, said, measures }) => (
        <Fragment key={said}>
          <span className="whitespace-nowrap">
            <span className="font-semibold">{figure}</span>
            {said}
            {measures !== undefined && `（${measures}条措施）`}
          </span>
          {" · "}
        </Fragment>
      ))}
      <span className="whitespace-nowrap">
        共<span className="font-semibold">{counts.allMeasures}</span>条措施
      </span>
    </p>
  );
}

/** What was counted beside what the report says about itself. */
export function ImportFigures({ review, counts, onJump }: { review: Review; counts: ReviewCounts; onJump: Jump }) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-5 gap-y-1">
      <FigureLine counts={counts} />
      {review.claimed
        .filter((c) => c.metric !== null)
        .map((c) => {
          const actual = c.metric ? counts[c.metric] : 0;
          const same = actual === c.value;
          return (
            <button
              key={c.key}
              type="button"
              title={c.text}
              onClick={() => onJump(c.source)}
              className={cn(
                "nums rounded-sm border px-1.5 text-sm whitespace-nowrap hover:bg-hover",
                same ? "border-line text-muted" : "border-amber-line bg-amber-tint text-amber",
              )}
            >
              文中“{c.value}
              {c.unit}
              {c.what}”{same ? "，相符" : `，识别出 ${actual}`}
            </button>
          );
        })}
    </div>
  );
}
