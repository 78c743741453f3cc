import { part } from "@/lib/domain/text/text";
import type { BlockSpan, Raw } from "@/lib/features/import/read/file/blocks";
import { isPageNumber } from "@/lib/features/import/read/file/layout";
import { mapCharacter } from "@/lib/features/import/read/outline/character-map";
import type { OutsideKind, ParsedReport, Source } from "@/lib/features/import/read/outline/types";

/**
 * What becomes of every line of a source: it is in a row of the draft, it stands outside of the rows for a reason, or a doubt
 * names it. Nothing of a source is lost without a word.
 */

/** Spans outside of the rows, by why they are. */
export type OutsideSpans = Record<OutsideKind, readonly BlockSpan[]>;

type Rows = Pick<ParsedReport, "sections" | "issues" | "extendedItems" | "problems">;

/** The spans as passages of the source in its order, those of one kind that follow each other as one. */
export function outsideOf(spans: OutsideSpans, raw: Raw): ParsedReport["outside"] {
  const all = (Object.entries(spans) as [OutsideKind, readonly BlockSpan[]][])
    .flatMap(([what, some]) => some.map((span) => ({ what, source: raw.source(span) })))
    .sort((a, b) => a.source.start - b.source.start || b.source.end - a.source.end);
  const passages: ParsedReport["outside"] = [];
  for (const one of all) {
    const last = passages.at(-1);
    if (last && one.source.end <= last.source.end) continue;
    const between = last ? part(raw.text, last.source.end, one.source.start) : "";
    if (last && last.what === one.what && between.trim() === "") last.source = spanning(last.source, one.source);
    else passages.push({ what: one.what, source: { ...one.source } });
  }
  return passages;
}

/** Passages of the source that are in no row, are not outside for a reason, and are named by no doubt. */
export function unreadIn(rows: Rows, outside: ParsedReport["outside"], raw: Raw): Source[] {
  const known = [...rows.sections, ...rows.issues, ...rows.extendedItems, ...rows.problems, ...outside]
    .map(({ source }) => source)
    .sort((a, b) => a.start - b.start);
  const unread: Source[] = [];
  let done = 0;
  let line = 1;
  for (const next of [...known, { start: raw.text.length, end: raw.text.length, line: raw.lines + 1, endLine: 0 }]) {
    const from = Math.max(line, 1);
    // Lines that a known passage touches are known: a marker in front of a row is part of it.
    if (next.start > done && next.line > from) {
      const passage = passageOf(raw, from, next.line - 1);
      if (passage) unread.push(passage);
    }
    done = Math.max(done, next.end);
    line = Math.max(line, next.endLine + 1);
  }
  return unread;
}

const matching = (text: string): string => [...text].map(mapCharacter).join("").trim();

/** The lines without blank ones and numbers of pages around them; null when all are. */
function passageOf(raw: Raw, from: number, to: number): Source | null {
  let line = from;
  let endLine = to;
  const empty = (at: number) => {
    const text = matching(raw.lineText(at));
    return text === "" || isPageNumber(text, true);
  };
  while (line <= endLine && empty(line)) line += 1;
  while (endLine >= line && empty(endLine)) endLine -= 1;
  if (line > endLine) return null;
  return {
    start: raw.lineStart(line),
    end: raw.lineStart(endLine) + raw.lineText(endLine).trimEnd().length,
    line,
    endLine,
  };
}

function spanning(first: Source, second: Source): Source {
  return {
    ...first,
    end: Math.max(first.end, second.end),
    endLine: Math.max(first.endLine, second.endLine),
  };
}
