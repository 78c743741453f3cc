"use client";

import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { Correction } from "@/lib/features/import/read/review/correction-schema";
import type { Doubt, ReviewCounts } from "@/lib/features/import/read/review/review";
import type { Review } from "@/lib/features/import/read/review/review-schema";
import { rowAt } from "./import-rows";
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

/** Doubts of the reading, each to be looked at and ticked off. */
export function ImportProblems({
  review,
  doubts,
  pending,
  correct,
  onJump,
  onOpenRow,
}: {
  review: Review;
  doubts: readonly Doubt[];
  pending: boolean;
  correct: (c: Correction) => void;
  onJump: Jump;
  onOpenRow: (key: string) => void;
}) {
  const open = doubts.filter((d) => !d.settled).length;
  const toTick = doubts.filter((d) => !d.settled && !d.mend).length;
  if (doubts.length === 0) return <p className="px-3 py-4 text-muted">没有发现疑点。</p>;
  return (
    <div>
      <div className="flex items-center justify-between gap-3 px-3 py-2">
        <span className="nums text-muted">
          {open > 0 ? `还有 ${open} 处疑点待核对，全部处理后才能入账。` : "疑点已全部核对。"}
        </span>
        {toTick > 1 && (
          <Button size="sm" disabled={pending} onClick={() => correct({ type: "settle-all" })}>
            全部标记已核对
          </Button>
        )}
      </div>
      <ul className="divide-y divide-line border-t border-line">
        {doubts.map((p) => {
          const row = p.row ?? (p.source ? rowAt(review, p.source.start) : null);
          return (
            <li key={p.key} className={cn("flex items-start gap-3 px-3 py-2", p.settled && "text-faint")}>
              <button
                type="button"
                onClick={() => onJump(p.source)}
                className="min-w-0 flex-1 text-left hover:underline"
              >
                {p.line > 0 && <span className="nums mr-2 text-sm text-muted">第{p.line}行</span>}
                {p.message}
                <span className="mt-0.5 line-clamp-1 block text-sm text-muted">{p.text}</span>
              </button>
              {row && (
                <Button size="sm" variant="quiet" onClick={() => onOpenRow(row)}>
                  去改这一条
                </Button>
              )}
              {p.mend ? (
                <span className="shrink-0 py-1 text-sm text-muted">改短后自动消除</span>
              ) : (
                <Button
                  size="sm"
                  variant="quiet"
                  disabled={pending}
                  onClick={() => correct({ type: "settle", key: p.key, settled: !p.settled })}
                >
                  {p.settled ? "重新核对" : "标为已核对"}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
