import { part } from "@/lib/domain/text/text";
import { circledValue, numeralValue } from "@/lib/features/import/read/outline/numerals";

/** Several numbered measures in one cell. */

const CN = "一二三四五六七八九十";
type Kind = "shi" | "di" | "circled" | "paren" | "arabic" | "cnparen";
const KINDS: readonly { kind: Kind; pattern: RegExp }[] = [
  { kind: "shi", pattern: new RegExp(`([${CN}]{1,3})是[要，,：:]?`, "y") },
  { kind: "di", pattern: new RegExp(`第([${CN}]{1,3})[，,、：:]`, "y") },
  { kind: "circled", pattern: /([①-⑳])[、.．]?\s*/y },
  { kind: "paren", pattern: /[（(](\d{1,2})[）)][、.．]?\s*/y },
  { kind: "arabic", pattern: /(\d{1,2})(?:[、）)]|[.．](?!\d))\s*/y },
  { kind: "cnparen", pattern: new RegExp(`[（(]([${CN}]{1,3})[）)][、.．]?\\s*`, "y") },
];

type Mark = { number: number; at: number; after: number };

/** Marks of one kind at the beginning of the cell, of a line, or behind the end of a sentence; ① is a mark anywhere. */
function marksOf(text: string, { kind, pattern }: (typeof KINDS)[number]): Mark[] {
  const marks: Mark[] = [];
  let before = "";
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (before === "" || kind === "circled" || /[\n。；;！!：:]/.test(before)) {
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      const written = found?.[1] ?? "";
      const number = found ? (circledValue(written) ?? numeralValue(written)) : null;
      if (found && number !== null) marks.push({ number, at, after: at + found[0].length });
    }
    if (!/[ \t\u3000]/.test(letter)) before = letter;
  }
  return marks;
}

/** The gapless run 1..n, n at least 2, that begins first. */
function runOf(marks: readonly Mark[]): Mark[] {
  const start = marks.findIndex(({ number }) => number === 1);
  if (start < 0) return [];
  const run: Mark[] = [];
  for (const mark of marks.slice(start)) if (mark.number === run.length + 1) run.push(mark);
  return run.length > 1 ? run : [];
}

export type Parts = { texts: string[]; lead: string };

/** The measures of a cell in their order, without their numbers; one where nothing divides it. A lone 一是 is prose. */
export function partsOf(written: string): Parts {
  const text = written.replace(/\r\n?/g, "\n").trim();
  let best: { run: Mark[]; at: number } | null = null;
  for (const kind of KINDS) {
    const run = runOf(marksOf(text, kind));
    const at = run[0]?.at ?? Number.POSITIVE_INFINITY;
    if (run.length > 0 && (!best || at < best.at)) best = { run, at };
  }
  if (!best) return { texts: [text], lead: "" };
  const { run } = best;
  const texts = run.map(({ after }, index) =>
    part(text, after, run[index + 1]?.at)
      .replace(/[；;\s]+$/, "")
      .trim(),
  );
  return { texts, lead: part(text, 0, best.at).trim() };
}
