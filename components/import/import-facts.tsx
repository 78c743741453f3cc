"use client";

import { cn } from "@/components/ui/cn";
import { factsOf } from "@/lib/domain/feedback/ledger-text";
import type { ReviewIssue } from "@/lib/features/import/read/review/review-schema";
import type { MarkedSpan } from "./import-source";

/** What the report says of an issue behind labels that are no measures: kept beside it as 通报所载, each a way to its line. */
export function ImportFacts({ issue, onJump }: { issue: ReviewIssue; onJump: (span: MarkedSpan) => void }) {
  const facts = factsOf(issue.notes);
  if (facts.length === 0) return null;
  return (
    <ul aria-label={`通报所载：${issue.title}`} className="border-b border-line py-1 pr-3 pl-14 text-sm">
      {facts.map(({ key, label, text, source }) => (
        <li key={key}>
          <button
            type="button"
            title={text}
            onClick={() => onJump(source)}
            className={cn(
              "flex w-full items-baseline gap-2 rounded-sm text-left hover:bg-hover",
              issue.dropped && "text-faint line-through",
            )}
          >
            <span className="shrink-0 text-muted">{label}</span>
            <span className="min-w-0 flex-1 truncate">{text}</span>
            {source && <span className="nums shrink-0 text-xs text-faint">第{source.line}行</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
