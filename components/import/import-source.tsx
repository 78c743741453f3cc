"use client";

import { memo, useEffect, useMemo, useRef } from "react";
import { part } from "@/lib/domain/text/text";

export type MarkedSpan = { start: number; end: number } | null;

type Line = { number: number; start: number; text: string };

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split("\n").map((line, i) => {
    const here = { number: i + 1, start, text: line };
    start += line.length + 1;
    return here;
  });
}

/** One line of the source with the marked part of it, if any. */
const SourceLine = memo(function SourceLine({ line, from, to }: { line: Line; from: number; to: number }) {
  if (line.text.trim() === "") return null;
  const marked = to > from;
  return (
    <div className="grid grid-cols-[2.75rem_minmax(0,1fr)]" data-line={line.number}>
      <span className="nums pr-3 text-right text-xs leading-6 text-faint select-none">{line.number}</span>
      <p className="leading-6">
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
export function ImportSource({ text, span }: { text: string; span: MarkedSpan }) {
  const lines = useMemo(() => linesOf(text), [text]);
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
        return <SourceLine key={line.number} line={line} from={from} to={to} />;
      })}
    </section>
  );
}
