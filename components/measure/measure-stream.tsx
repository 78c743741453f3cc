"use client";

import { useState } from "react";
import { ReasonDialog } from "@/components/form/reason-dialog";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { withdrawOutcomeAction } from "@/lib/features/measure/actions";

/** As lib and page hand it over; the words of the kinds come along, so that no rule is sent to the browser. */
export type StreamProps = {
  entries: {
    id: string;
    kind: string;
    at: string;
    what: string;
    tone: "plain" | "good" | "warn" | "main";
    who: string;
    text: string[];
    changes: string;
    outcomeId: string | null;
    earlier: number | null;
  }[];
  tabs: { kind: string; label: string; count: number }[];
  /** What the folded part of each earlier cycle is called. */
  earlier: { cycle: number; title: string }[];
};

type Entry = StreamProps["entries"][number];

/** Entries shown before 更多 is pressed. */
const FIRST = 5;

const TONES = {
  plain: "",
  good: "font-medium text-green",
  warn: "font-medium text-amber",
  main: "font-semibold",
} satisfies Record<Entry["tone"], string>;

/** 办理过程, newest first: of one kind or of all; the newest five, then the rest; earlier cycles folded. */
export function StreamList({ entries, tabs, earlier }: StreamProps) {
  const [kind, setKind] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const chosen = entries.filter((e) => kind === null || e.kind === kind);
  const now = chosen.filter((e) => e.earlier === null);
  const shown = all ? now : now.slice(0, FIRST);
  return (
    <>
      <fieldset className="flex flex-wrap gap-x-1 border-b border-line px-3 py-1 print:hidden">
        <legend className="sr-only">办理过程看哪些</legend>
        {[{ kind: null, label: "全部", count: entries.length }, ...tabs].map((tab) => (
          <button
            key={tab.label}
            type="button"
            aria-pressed={kind === tab.kind}
            onClick={() => setKind(tab.kind)}
            className={cn(
              "rounded-md px-2 py-0.5 text-sm hover:bg-hover",
              kind === tab.kind ? "font-semibold text-link" : "text-muted",
            )}
          >
            {tab.label} <span className="nums">{tab.count}</span>
          </button>
        ))}
      </fieldset>
      {now.length === 0 && (
        <p className="px-4 py-3 text-muted">{kind === null ? "还没有办理记录。" : "还没有这一类记录。"}</p>
      )}
      <ol className="divide-y divide-line px-4">
        {shown.map((entry) => (
          <Line key={entry.id} entry={entry} paper={all || kind !== null} />
        ))}
      </ol>
      {now.length > shown.length && (
        <p className="px-4 pb-2 print:hidden">
          <Button size="sm" variant="quiet" onClick={() => setAll(true)}>
            更多（还有{now.length - shown.length}条）
          </Button>
        </p>
      )}
      {earlier.map(({ cycle, title }) => {
        const past = chosen.filter((e) => e.earlier === cycle);
        return (
          past.length > 0 && (
            <details key={cycle} className="border-t border-line px-4">
              <summary className="cursor-pointer py-2 text-muted">
                {title}（{past.length}条）
              </summary>
              <ol className="divide-y divide-line">
                {past.map((entry) => (
                  <Line key={entry.id} entry={entry} paper />
                ))}
              </ol>
            </details>
          )
        );
      })}
    </>
  );
}

/** `paper`: whether it is printed too; what the system noted is only where somebody opened it. */
function Line({ entry, paper }: { entry: Entry; paper: boolean }) {
  const grey = entry.kind === "edit";
  return (
    <li
      className={cn(
        "print-whole grid gap-x-3 py-1.5 md:grid-cols-[7.5rem_6.5rem_minmax(0,1fr)]",
        grey && "text-sm text-muted",
        grey && !paper && "print:hidden",
        entry.tone === "main" && "bg-ground",
      )}
    >
      <time className="nums text-sm text-muted">{entry.at}</time>
      <span className={TONES[entry.tone]}>{entry.what}</span>
      <div className="min-w-0">
        <p>
          <span className={cn(!grey && "text-sm text-muted")}>{entry.who}</span>
          {entry.changes && <span className="ml-2 text-sm break-words">{entry.changes}</span>}
          {entry.outcomeId && (
            <span className="ml-2 print:hidden">
              <ReasonDialog
                label="撤销"
                variant="quiet"
                size="sm"
                title="撤销这条成效"
                description={`${entry.who}。撤销后不再计入汇总，原记录和原因保留。`}
                action={withdrawOutcomeAction}
                hidden={{ outcomeId: entry.outcomeId }}
                reasonLabel="撤销原因"
                submitLabel="撤销"
                successMessage="成效已撤销"
              />
            </span>
          )}
        </p>
        {entry.text.map((line) => (
          <p key={line} className={cn("whitespace-pre-line", entry.tone === "main" && "font-medium")}>
            {line}
          </p>
        ))}
      </div>
    </li>
  );
}
