import { type BlockSpan, matchText, type Raw, trimmed } from "@/lib/features/import/read/file/blocks";
import { bulletEnd } from "@/lib/features/import/read/outline/bullets";
import { CN, circledValue, composedValue, numeralValue } from "@/lib/features/import/read/outline/numerals";
import { depths } from "@/lib/features/import/read/outline/quotes";
import type { DraftMeasure, DraftNote } from "@/lib/features/import/read/outline/types";

type Kind = "shi" | "di" | "circled" | "paren" | "arabic" | "cnparen" | "cn";
/** An enumerator: strong at the start of a paragraph or after a full stop, weak after ; : or a comma. */
type Candidate = { kind: Kind; number: number; paragraph: number; at: number; after: number; strong: boolean };

/** `opens`: a list of this kind begins at the start of a paragraph, for the same marks inside a sentence are something else. */
const KINDS: { kind: Kind; pattern: RegExp; opens: boolean }[] = [
  { kind: "shi", pattern: new RegExp(`([${CN}]{1,3}|-)是[,:]?`, "y"), opens: false },
  { kind: "di", pattern: new RegExp(`第([${CN}]{1,3})(?:[,、:]|是)`, "y"), opens: false },
  { kind: "circled", pattern: /([①-⒇])[、.]?\s*/y, opens: false },
  { kind: "paren", pattern: /\((\d{1,2})\)[、.]?\s*/y, opens: false },
  { kind: "arabic", pattern: /(?:(\d{1,2})(?:[、)]|\.(?=20\d\d年)|\.(?!\d))|([⒈-⒛]))\s*/y, opens: true },
  { kind: "cnparen", pattern: new RegExp(`(?:\\(([${CN}]{1,3})\\)[、.]?|([㈠-㈩]))\\s*`, "y"), opens: true },
  { kind: "cn", pattern: new RegExp(`([${CN}]{1,3})、`, "y"), opens: true },
];

export type MeasureList = {
  measures: DraftMeasure[];
  /** Prose before the first enumerator in its own paragraph. */
  notes: DraftNote[];
  problems: { message: string; span: BlockSpan }[];
};

/** Characters of a passage a problem shows; more would only cost time where a text has thousands of them. */
const LONGEST_SHOWN = 240;
const SENTENCE_END = new Set(["。", "!", "?"]);
const CLOSING = new Set(["”", "’", ")", "】", '"']);

function candidatesIn(paragraphs: BlockSpan[]): Candidate[] {
  const found: Candidate[] = [];
  paragraphs.forEach((span, paragraph) => {
    const text = matchText(span);
    const depth = depths(text);
    let last = "";
    let beforeLast = "";
    for (let i = 0; i < text.length; i += 1) {
      const passed = i > 0 ? text.charAt(i - 1) : "";
      if (passed !== "" && passed !== " ") {
        beforeLast = last;
        last = passed;
      }
      if (text.charAt(i) === " " || (i > 0 && (depth[i] ?? 0) > 0)) continue;
      const ended = SENTENCE_END.has(last) || (CLOSING.has(last) && SENTENCE_END.has(beforeLast));
      if (i > 0 && !ended && last !== ";" && last !== ":" && last !== ",") continue;
      for (const { kind, pattern, opens } of KINDS) {
        pattern.lastIndex = i;
        const match = pattern.exec(text);
        const printed = match?.[1] ?? match?.[2];
        if (!match || !printed) continue;
        const number =
          printed === "-" ? 1 : (circledValue(printed) ?? composedValue(printed)?.value ?? numeralValue(printed));
        if (opens && number === 1 && i > 0) continue;
        if (number === null) continue;
        if (last === "," && kind !== "shi" && kind !== "circled" && kind !== "paren") continue;
        found.push({ kind, number, paragraph, at: i, after: i + match[0].length, strong: i === 0 || ended });
        break;
      }
    }
  });
  return found;
}

/** Gapless runs 1..n (n ≥ 2) of one kind. A weak enumerator continues a run only where no strong one does. */
function runsOf(candidates: Candidate[]): { runs: Candidate[][]; gaps: Candidate[] } {
  const runs: Candidate[][] = [];
  const gaps: Candidate[] = [];
  let i = 0;
  while (i < candidates.length) {
    const first = candidates[i];
    if (first?.number !== 1 || !first.strong) {
      i += 1;
      continue;
    }
    const run = [first];
    let j = i + 1;
    // 重点看三个方面:一是…;二是…;三是… – a list inside a sentence takes no part in the run around it.
    let inSubList = false;
    for (; j < candidates.length; j += 1) {
      const next = candidates[j];
      if (!next) break;
      if (next.strong && next.number === 1) break;
      inSubList = !next.strong && (inSubList || next.number === 1);
      if (inSubList) continue;
      if (next.number !== run.length + 1) continue;
      if (next.strong || !strongLater(candidates, j, next.number)) run.push(next);
    }
    if (run.length >= 2) {
      runs.push(run);
      const last = run.length;
      gaps.push(
        ...candidates
          .slice(i, j)
          .filter((one) => one.strong && (one.number > last || (!run.includes(one) && one.number > 1))),
      );
    }
    i = j;
  }
  return { runs, gaps };
}

function strongLater(candidates: Candidate[], from: number, number: number): boolean {
  for (const one of candidates.slice(from + 1)) {
    if (one.strong && one.number === 1) return false;
    if (one.strong && one.number === number) return true;
    if (one.strong && one.number === number + 1) return false;
  }
  return false;
}

/** A run inside one paragraph whose items are parted by ; only is a list within a sentence, unless it is all there is. */
function isSubList(run: Candidate[], paragraphs: number): boolean {
  const [first, ...rest] = run;
  if (!first || rest.some((one) => one.strong || one.paragraph !== first.paragraph)) return false;
  return first.at > 0 || paragraphs > 1;
}

/**
 * Measures of one row. Enumerated ones are the gapless runs of the kind that comes first; every paragraph without an
 * enumerator is a measure of its own, except inside a run over several paragraphs, where it continues the one before.
 */
export function measuresOf(given: readonly BlockSpan[], raw: Raw): MeasureList {
  const paragraphs = given.map(trimmed).filter((span) => span.to > span.from);
  const list: MeasureList = { measures: [], notes: [], problems: [] };
  const all = candidatesIn(paragraphs);
  let chosen: Candidate[][] = [];
  let gaps: Candidate[] = [];
  for (const { kind } of KINDS) {
    const found = runsOf(all.filter((one) => one.kind === kind));
    const runs = found.runs.filter((run) => !isSubList(run, paragraphs.length));
    const start = (run: Candidate[] | undefined) =>
      run?.[0] ? run[0].paragraph * 1e6 + run[0].at : Number.POSITIVE_INFINITY;
    if (start(runs[0]) < start(chosen[0])) {
      chosen = runs;
      gaps = found.gaps;
    }
  }
  const piece = (paragraph: number, from: number, to?: number): BlockSpan => {
    const span = paragraphs[paragraph] as BlockSpan;
    return trimmed({ block: span.block, from: span.from + from, to: to === undefined ? span.to : span.from + to });
  };
  const lengthOf = (paragraph: number) => {
    const span = paragraphs[paragraph] as BlockSpan;
    return span.to - span.from;
  };
  const openings = new Map(
    all
      .filter((one) => one.at === 0 && one.number === 1 && one.kind !== "shi")
      .map((one) => [one.paragraph, one] as const),
  );
  const plain = (paragraph: number) => {
    const whole = piece(paragraph, 0);
    const bullet = bulletEnd(matchText(whole));
    const span = { ...whole, from: whole.from + bullet };
    list.measures.push({ number: null, text: raw.slice(span), enumerated: false, source: raw.source(span) });
    // A 一是 that nothing follows is prose; a (1) is not, but no list either.
    const lone = chosen.length === 0 ? openings.get(paragraph) : undefined;
    if (lone) {
      const mark = raw.slice(piece(paragraph, 0, lone.after)).trim();
      list.problems.push({ message: `“${mark}”之后没有其他编号，连同编号按一条措施读入，请核对`, span: whole });
    }
  };
  let next = 0;
  chosen.forEach((run, index) => {
    const first = run[0];
    const last = run.at(-1);
    if (!first || !last) return;
    for (; next < first.paragraph; next += 1) {
      plain(next);
      if (chosen.length > 0)
        list.problems.push({ message: "编号措施之外的未编号段落，按一条措施读入，请核对", span: piece(next, 0) });
    }
    if (first.at > 0 && next === first.paragraph) {
      const lead = piece(first.paragraph, 0, first.at);
      if (lead.to > lead.from) {
        list.notes.push({ label: null, text: raw.slice(lead), source: raw.source(lead) });
        list.problems.push({ message: "编号措施之前的文字未作为措施读入，请核对", span: lead });
      }
    }
    if (index > 0) {
      const shown = piece(first.paragraph, first.at, Math.min(first.at + LONGEST_SHOWN, lengthOf(first.paragraph)));
      list.problems.push({ message: "同一问题下措施序号重新从一开始，请核对", span: shown });
    }
    run.forEach((one, position) => {
      const anew = chosen[index + 1]?.[0];
      // The last of a run ends where a list begins anew in its paragraph.
      const following = run[position + 1] ?? (anew?.paragraph === one.paragraph ? anew : undefined);
      const end = following ?? { paragraph: one.paragraph + 1, at: 0 };
      const spans: BlockSpan[] = [];
      for (let p = one.paragraph; p <= end.paragraph && p < paragraphs.length; p += 1) {
        const from = p === one.paragraph ? one.after : 0;
        if (p === end.paragraph) {
          if (end.at > from) spans.push(piece(p, from, end.at));
          break;
        }
        spans.push(piece(p, from));
      }
      const kept = spans.filter((span) => span.to > span.from);
      const text = raw.join(kept);
      list.measures.push({
        number: one.number,
        text,
        enumerated: true,
        source: raw.source([piece(one.paragraph, one.at, one.after), ...kept]),
      });
      if (text === "") list.problems.push({ message: "措施序号之后没有内容", span: piece(one.paragraph, one.at) });
    });
    next = last.paragraph + 1;
  });
  for (; next < paragraphs.length; next += 1) {
    plain(next);
    if (chosen.length > 0)
      list.problems.push({ message: "编号措施之外的未编号段落，按一条措施读入，请核对", span: piece(next, 0) });
  }
  for (const gap of gaps) {
    list.problems.push({
      message: `措施序号不连续或重复（${raw.slice(piece(gap.paragraph, gap.at, gap.after))}），请核对`,
      span: piece(gap.paragraph, gap.at, Math.min(gap.at + LONGEST_SHOWN, lengthOf(gap.paragraph))),
    });
  }
  return list;
}

/** Number of measures in enumerated runs of a passage, without reading them. */
export function hasRun(span: BlockSpan): boolean {
  const all = candidatesIn([trimmed(span)]);
  return KINDS.some(({ kind }) =>
    runsOf(all.filter((one) => one.kind === kind)).runs.some((run) => !isSubList(run, 1)),
  );
}
