import { part } from "@/lib/domain/text/text";
import type { PrintedLine } from "./printed-lines";

/** A page as columns of lines. */
export type PrintedPage = { lines: PrintedLine[]; column: number }[];

/** What a page prints at its edges beside the text: its number, alone or with words around it. */
const PAGE_NUMBER =
  /^(?:[-—–~·.\s]*\d{1,4}[-—–~·.\s]*|第?\s*\d{1,4}\s*页?\s*[/,，共\s]*\s*(?:共?\s*\d{1,4}\s*页?)?|Page\s*\d{1,4}.{0,12})$/i;
/** Lines of a page, from its top and from its bottom, among which a heading of all pages or a number is looked for. */
const EDGE = 2;
const MARKED =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.．、](?!\d)|[①-⑳]|[一二三四五六七八九十]{1,3}是|附件|联系|此外|另外|下一步|针对|关于)/;
const ENDED = /[。！？；：!?;:”"』」’）)]$/;

/** No page number is longer. */
const LONGEST_NUMBER = 30;

const isPageNumber = (text: string) => text.length <= LONGEST_NUMBER && PAGE_NUMBER.test(text);

/** Without page numbers, and without what stands at the edge of three pages or more at the same height in the same words. */
export function withoutEdges(pages: readonly PrintedPage[]): PrintedPage[] {
  const repeated = new Map<string, number>();
  const edges = pages.map((page) => {
    const lines = page.flatMap((band) => band.lines).sort((a, b) => b.y - a.y);
    return new Set([...lines.slice(0, EDGE), ...lines.slice(-EDGE)]);
  });
  const plain = (line: PrintedLine) =>
    `${Math.round(line.y / 4)} ${line.text.replace(/\d+/g, "#").replace(/\s+/g, "")}`;
  for (const edge of edges)
    for (const words of new Set([...edge].map(plain))) repeated.set(words, (repeated.get(words) ?? 0) + 1);
  return pages.map((page, at) =>
    page.map((band) => ({
      ...band,
      lines: band.lines.filter(
        (line) =>
          !edges[at]?.has(line) ||
          !(isPageNumber(line.text) || (pages.length >= 3 && (repeated.get(plain(line)) ?? 0) >= 3)),
      ),
    })),
  );
}

/** The value most of the numbers have, give or take half a unit. */
function usual(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(Math.round(value), (counts.get(Math.round(value)) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

/** The right edge of a column: the outermost place that more than a stray line reaches. */
function edgeOf(ends: readonly number[], size: number): number {
  const sorted = [...ends].sort((a, b) => b - a);
  const enough = Math.max(2, Math.ceil(sorted.length / 30));
  const outermost = sorted.find((end, at) => (sorted[at + enough - 1] ?? 0) > end - size) ?? sorted[0] ?? 0;
  // Punctuation hangs over the edge: where most full lines end, a little inside.
  return usual(sorted.filter((end) => end > outermost - 3 * size && end <= outermost));
}

type Measure = { left: number; right: number; size: number; leading: number; indented: boolean };

/** How a column of text is set: its edges, the size and distance of its lines, and whether its paragraphs are indented. */
function measure(lines: readonly PrintedLine[]): Measure {
  const size = usual(lines.map((line) => line.size));
  const body = lines.filter((line) => Math.abs(line.size - size) <= 1);
  const right = edgeOf(
    body.map((line) => line.right),
    size,
  );
  // The left edge: where lines begin that follow a full line.
  const following = body.filter((_, at) => at > 0 && (body[at - 1]?.right ?? 0) > right - 2 * size);
  const most = usual((following.length >= 3 ? following : body).map((line) => line.left));
  // Where nearly every paragraph is one line, most begin two characters in: the edge is where the few others go on.
  const further = usual(body.map((line) => line.left).filter((at) => Math.abs(most - at - 2 * size) < size / 2));
  const left = further > 0 ? further : most;
  const steps = lines.slice(1).flatMap((line, at) => {
    const step = (lines[at]?.y ?? 0) - line.y;
    return step > 0 ? [step] : [];
  });
  const indents = body.filter((line) => Math.abs(line.left - left - 2 * size) < size).length;
  return { left, right, size, leading: usual(steps), indented: indents * 10 >= body.length && indents >= 3 };
}

/** Width, in characters, of what a line must begin with as a whole: a figure or Latin word, quotes and stops with what they belong to. */
function unbrokenWidth(text: string): number {
  const [unbroken = ""] = /^[“‘《（(【「]*(?:[\w.@%-]{1,60}|.)[，。、；：！？”’》）)】」,;:!?]*/u.exec(text) ?? [];
  return [...unbroken].reduce((width, char) => width + (char < "\u007f" ? 0.55 : 1), 0);
}

/** Whether a printed line goes on in the next one. */
function goesOn(before: PrintedLine, line: PrintedLine, set: Measure, samePage: boolean): boolean {
  const heading = before.size > set.size * 1.12;
  if (Math.abs(before.size - line.size) > 1) return false;
  // A title over several lines, each in the middle.
  if (heading) return samePage && before.y - line.y < before.size * 2.2;
  if (line.left - set.left > set.size) return false;
  const left = set.right - before.right;
  if (left >= 2 * set.size && left >= (unbrokenWidth(line.text) + 0.5) * set.size) return false;
  if (set.indented) return true;
  const wide = samePage && set.leading > 0 && before.y - line.y > set.leading * 1.4;
  return !wide && !(ENDED.test(before.text) && MARKED.test(line.text));
}

/** An address of mail or of a page, which is broken anywhere. */
const ADDRESS = /@|:\/\/|www\./i;

/** The words of two lines as one: Chinese without a blank, Latin words with one. */
function joined(before: string, next: string): string {
  const last = part(before, Math.max(0, before.length - 60));
  const word =
    part(last, Math.max(last.lastIndexOf(" "), last.lastIndexOf("：")) + 1) + (/^\S{0,60}/.exec(next)?.[0] ?? "");
  if (ADDRESS.test(word)) return before + next;
  return /[a-z0-9,.;]$/i.test(before) && /^[a-z]/i.test(next) ? `${before} ${next}` : before + next;
}

/** The paragraphs of all pages, printed lines joined by their indent and width, over the end of a page too. */
export function paragraphsOf(pages: readonly PrintedPage[]): string[] {
  const sets = new Map<number, Measure>();
  for (const column of [0, 1, 2]) {
    const lines = pages.flatMap((page) => page.filter((band) => band.column === column).flatMap((band) => band.lines));
    if (lines.length > 0) sets.set(column, measure(lines));
  }
  const out: string[] = [];
  let before: { line: PrintedLine; page: number; column: number } | null = null;
  pages.forEach((page, at) => {
    for (const { lines, column } of page) {
      const set = sets.get(column);
      for (const line of lines) {
        const last = out.at(-1);
        const same = before?.page === at && before.column === column;
        // In the next column the line before is measured against its own edge.
        const own = before ? sets.get(before.column) : undefined;
        const shift = (own?.right ?? 0) - (set?.right ?? 0);
        const moved = before ? { ...before.line, right: before.line.right - shift } : null;
        if (moved && set && last !== undefined && goesOn(moved, line, set, same))
          out[out.length - 1] = joined(last, line.text);
        else out.push(line.text);
        before = { line, page: at, column };
      }
    }
  });
  return out;
}
