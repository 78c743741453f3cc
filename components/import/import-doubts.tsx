"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { DOUBTS_MAX } from "@/lib/domain/limits";
import type { DoubtGroup } from "@/lib/features/import/read/checks/grouped";
import type { Doubt } from "@/lib/features/import/read/review/review";
import type { Review } from "@/lib/features/import/read/review/review-schema";
import type { Correct } from "./import-editor-parts";
import { rowAt } from "./import-rows";
import type { MarkedSpan } from "./import-source";

type Ways = {
  review: Review;
  pending: boolean;
  correct: Correct;
  onJump: (span: MarkedSpan) => void;
  onOpenRow: (key: string) => void;
};

/** Doubts of the reading, each kind said once, to be looked at and ticked off together or one by one. */
export function ImportDoubts({ groups, ...ways }: Ways & { groups: readonly DoubtGroup<Doubt>[] }) {
  const { pending, correct } = ways;
  const doubts = groups.flatMap(({ all }) => all);
  const open = doubts.filter((d) => !d.settled).length;
  const toTick = doubts.filter((d) => !d.settled && !d.mend).length;
  if (doubts.length === 0) return <p className="px-3 py-4 text-muted">没有待核对的内容。</p>;
  const kinds = groups.length < doubts.length ? `（共 ${groups.length} 类）` : "";
  return (
    <div>
      <div className="flex items-center justify-between gap-3 px-3 py-2">
        <span className="nums text-muted">
          {open > 0 ? `还有 ${open} 处待核对${kinds}，全部处理后才能生成台账。` : "已全部核对。"}
        </span>
        {toTick > 1 && (
          <Button size="sm" disabled={pending} onClick={() => correct({ type: "settle-all" })}>
            全部标记已核对
          </Button>
        )}
      </div>
      <ul className="divide-y divide-line border-t border-line">
        {groups.map((group) => (
          <li key={group.all[0].key} className="px-3 py-2">
            {group.all.length === 1 ? <One doubt={group.all[0]} {...ways} /> : <Kind group={group} {...ways} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** One doubt with its words; `within` a kind, which has said its message. */
function One({
  doubt,
  within = false,
  review,
  pending,
  correct,
  onJump,
  onOpenRow,
}: Ways & { doubt: Doubt; within?: boolean }) {
  const { source, line, settled } = doubt;
  const row = doubt.row ?? (source ? rowAt(review, source.start) : null);
  return (
    <div className={cn("flex items-start gap-3", settled && "text-faint")}>
      <button type="button" onClick={() => onJump(source)} className="min-w-0 flex-1 text-left hover:underline">
        {line > 0 && <span className="nums mr-2 text-sm text-muted">第{line}行</span>}
        {within ? <span className="text-sm">{doubt.message}</span> : doubt.message}
        <span className="mt-0.5 line-clamp-1 block text-sm text-muted">{doubt.text}</span>
      </button>
      {row && (
        <Button size="sm" variant="quiet" onClick={() => onOpenRow(row)}>
          去改这一条
        </Button>
      )}
      {doubt.mend ? (
        <span className="shrink-0 py-1 text-sm text-muted">改短后自动消除</span>
      ) : (
        <Button
          size="sm"
          variant="quiet"
          disabled={pending}
          onClick={() => correct({ type: "settle", key: doubt.key, settled: !settled })}
        >
          {settled ? "重新核对" : "标为已核对"}
        </Button>
      )}
    </div>
  );
}

/** A kind of doubt that repeats: its message and count, and every line a way to its place; the line chosen shows its words. */
function Kind({ group: { message, all }, ...ways }: Ways & { group: DoubtGroup<Doubt> }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const { pending, correct, onJump } = ways;
  const one = all.find(({ key }) => key === chosen);
  const toTick = all.filter((d) => !d.mend);
  const left = toTick.filter((d) => !d.settled);
  const settle = left.length > 0;
  const open = all.filter((d) => !d.settled).length;
  return (
    <div className="flex flex-col gap-1">
      <div className={cn("flex items-start gap-3", open === 0 && "text-faint")}>
        <span className="min-w-0 flex-1">
          <span className="nums mr-2 text-sm whitespace-nowrap text-muted">
            {all.length}处{open > 0 && open < all.length && `，还有${open}处`}
          </span>
          {message}
        </span>
        {toTick.length === 0 ? (
          <span className="shrink-0 py-1 text-sm text-muted">改短后自动消除</span>
        ) : (
          <Button
            size="sm"
            variant="quiet"
            disabled={pending}
            onClick={() =>
              correct({
                type: "settle-many",
                keys: (settle ? left : toTick).slice(0, DOUBTS_MAX).map((d) => d.key),
                settled: settle,
              })
            }
          >
            {settle ? `这${left.length}处标为已核对` : "重新核对"}
          </Button>
        )}
      </div>
      <div className="nums flex max-h-20 flex-wrap gap-x-1 overflow-y-auto text-sm">
        {all.map((doubt) => (
          <button
            key={doubt.key}
            type="button"
            aria-pressed={doubt.key === chosen}
            title={doubt.text}
            onClick={() => {
              setChosen(doubt.key === chosen ? null : doubt.key);
              onJump(doubt.source);
            }}
            className={cn(
              "rounded-sm px-1 whitespace-nowrap hover:bg-hover",
              doubt.settled ? "text-faint line-through" : "text-link",
              doubt.key === chosen && "bg-selected",
            )}
          >
            {doubt.line > 0 ? `第${doubt.line}行` : "无行号"}
            {doubt.settled && <span className="sr-only">，已核对</span>}
          </button>
        ))}
      </div>
      {one && (
        <div className="border-l-2 border-line-strong pl-3">
          <One doubt={one} within {...ways} />
        </div>
      )}
    </div>
  );
}
