"use client";

import { cn } from "@/components/ui/cn";
import type { ReviewCounts } from "@/lib/features/import/read/review/review";
import type { Review } from "@/lib/features/import/read/review/review-schema";
import type { MarkedSpan } from "./import-source";

type Jump = (span: MarkedSpan) => void;

/** What was counted beside what the report says about itself. */
export function ImportFigures({ review, counts, onJump }: { review: Review; counts: ReviewCounts; onJump: Jump }) {
  const counted = [
    { label: "方面", value: counts.sections, unit: "个" },
    { label: "反馈问题", value: counts.issues, unit: "个" },
    { label: "其措施", value: counts.measures, unit: "条" },
    { label: "举一反三", value: counts.analogous, unit: "项" },
    { label: "其措施", value: counts.analogousMeasures, unit: "条" },
    ...(counts.reform > 0
      ? [
          { label: "改革事项", value: counts.reform, unit: "项" },
          { label: "其措施", value: counts.reformMeasures, unit: "条" },
        ]
      : []),
    { label: "合计措施", value: counts.allMeasures, unit: "条" },
  ];
  return (
    <div className="flex flex-wrap items-baseline gap-x-5 gap-y-1">
      {counted.map((c, i) => (
        <span key={`${c.label}${i === 2 ? "-issues" : i === 4 ? "-items" : ""}`} className="nums whitespace-nowrap">
          <span className="text-muted">{c.label}</span> <span className="font-semibold">{c.value}</span>
          {c.unit}
        </span>
      ))}
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
              {c.what}”{same ? "，相符" : `，读出 ${actual}`}
            </button>
          );
        })}
    </div>
  );
}
