"use client";

import { memo, useEffect, useMemo, useRef } from "react";
import { part } from "@/lib/domain/text/text";
import type { OutsideKind } from "@/lib/features/import/read/outline/types";
import type { ReviewOutside } from "@/lib/features/import/read/review/review-schema";

export type MarkedSpan = { start: number; end: number } | null;

const OUTSIDE: Record<OutsideKind, string> = {
  page: "页面信息",
  title: "标题",
  opening: "开头和整改组织情况",
  heading: "小标题",
  between: "不属于任何一行",
  closing: "下一步打算",
  ending: "联系方式和落款",
};

type Line = { number: number; start: number; text: string };

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split("\n").map((line, i) => {
    const here = { number: i + 1, start, text: line };
    start += line.length + 1;
    return here;
  });
}

/** Why a line of the source is in no row, said at the first line of each passage. */
function reasonsOf(outside: ReviewOutside): Map<number, string> {
  const reasons = new Map<number, string>();
  for (const { what, source } of outside) {
    for (let line = source.line; line <= source.endLine; line += 1)
      if (!reasons.has(line)) reasons.set(line, line === source.line ? OUTSIDE[what] : "");
  }
  return reasons;
}

/** One line of the source with the marked part of it, if any. */
const SourceLine = memo(function SourceLine(props: { line: Line; from: number; to: number; why: string | null }) {
  const { line, from, to, why } = props;
  if (line.text.trim() === "") return null;
  const marked = to > from;
  return (
    <div className="grid grid-cols-[2.75rem_minmax(0,1fr)]" data-line={line.number}>
      <span className="nums pr-3 text-right text-xs leading-6 text-faint select-none">{line.number}</span>
      <p className={why === null ? "leading-6" : "leading-6 text-faint"}>
        {why && <span className="float-right ml-3 text-xs leading-6">{why}</span>}
        {marked ? (
          <>
            {part(line.text, 0, from)}
            <mark className="bg-amber-tint text-ink outline-1 outline-amber-line">{part(line.text, from, to)}</mark>
            {part(line.text, to)}
          </>
        ) : (
          line.text
        )}
      </p>
    </div>
  );
});

/** The text as it came, by lines; the part the chosen row was read from is marked and brought into sight. */
export function ImportSource({ text, span, outside }: { text: string; span: MarkedSpan; outside: ReviewOutside }) {
  const lines = useMemo(() => linesOf(text), [text]);
  const reasons = useMemo(() => reasonsOf(outside), [outside]);
  const box = useRef<HTMLElement>(null);

  // A box that scrolls must be reachable by keyboard.
  useEffect(() => {
    if (box.current) box.current.tabIndex = 0;
  }, []);

  useEffect(() => {
    if (!span || !box.current) return;
    const mark = box.current.querySelector("mark");
    if (!mark) return;
    const top = mark.getBoundingClientRect().top - box.current.getBoundingClientRect().top;
    box.current.scrollTo({ top: box.current.scrollTop + top - 80 });
  }, [span]);

  return (
    <section ref={box} aria-label="报告原文" className="h-full overflow-y-auto px-2 py-2">
      {lines.map((line) => {
        const from = span ? Math.max(0, Math.min(line.text.length, span.start - line.start)) : 0;
        const to = span ? Math.max(0, Math.min(line.text.length, span.end - line.start)) : 0;
        const why = reasons.get(line.number) ?? null;
        return <SourceLine key={line.number} line={line} from={from} to={to} why={why} />;
      })}
    </section>
  );
}
