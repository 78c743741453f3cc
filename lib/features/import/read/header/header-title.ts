import { part } from "@/lib/domain/text/text";
import { type Block, type BlockSpan, type Raw, spanOf, trimmed } from "@/lib/features/import/read/file/blocks";
import { isChrome, isSourceLine } from "@/lib/features/import/read/file/chrome";
import { markerOf } from "@/lib/features/import/read/outline/markers";
import { datesIn, isoOf } from "@/lib/features/import/read/rows/days";

const TITLE_END = /(?:通报|报告|公告|公示|公开|情况|说明|通知|方案|意见|函)(?:\([^)]{0,20}\))?$/;
const TITLE_WORD = /(?:整改|巡视|巡察|督察|审计|反馈|关于)/;

/** Where the report itself begins: index of the first block that is a sentence or a numbered heading. */
export function openingIndex(blocks: Block[]): number {
  const found = blocks.findIndex(
    (block) =>
      !isChrome(block.text) &&
      !isSourceLine(block.text) &&
      (markerOf(block) !== null ||
        (block.text.includes("。") && block.text.length >= 20) ||
        isRunInOpening(block.text) ||
        isAddressee(block.text)),
  );
  return found < 0 ? blocks.length : found;
}

/** 根据X统一部署,…现将整改情况报告如下: – an opening of one sentence that ends in a colon, or lost its full stop. */
function isRunInOpening(text: string): boolean {
  return text.length >= 40 && text.includes(",") && /^(?:根据|按照|按|经|为|遵照|在|自|\d{4}年)/.test(text);
}

function isAddressee(text: string): boolean {
  return /^[^,。;]{2,40}:$/.test(text) && !isSourceLine(text);
}

/** The part of a header line that can be a title: a source note printed on the same line is cut off. */
function titlePart(block: Block): BlockSpan {
  const cut = /\s+(?:\[?(?:日期|时间|来源|信息来源|文章来源|发布时间|发布日期|浏览|字体|打印)|\d{4}[-/年])/.exec(
    block.text,
  );
  const label = /^[•·\s-]*(?:文件名称|名\s*称|标\s*题)\s*:\s*/.exec(block.text);
  return trimmed(spanOf(block, label?.[0].length ?? 0, cut ? cut.index : block.text.length));
}

/** The title, joined when it is printed over up to four lines; null when the text has none. */
export function titleOf(blocks: Block[], opening: number, raw: Raw): { text: string; spans: BlockSpan[] } | null {
  const lines = blocks
    .slice(0, opening)
    .filter(
      (block) => !isChrome(block.text) && !isSourceLine(block.text.trim().replace(/^.*?(?:通报|报告|情况)\s+/, "")),
    )
    .concat(blocks.slice(0, opening).filter((block) => /^[•·\s-]*(?:文件名称|标\s*题)\s*:/.test(block.text)));
  const named = lines.filter((block) => /[\u4e00-\u9fff]{2}/.test(block.text));
  let best: { text: string; spans: BlockSpan[]; score: number } | null = null;
  for (let first = 0; first < named.length; first += 1) {
    let joined = "";
    const spans: BlockSpan[] = [];
    for (let last = first; last < Math.min(first + 4, named.length); last += 1) {
      const block = named[last];
      if (!block || /[。;]$/.test(block.text)) break;
      const span = titlePart(block);
      spans.push(span);
      joined += part(block.text, span.from, span.to);
      if (joined.length > 140) break;
      if (joined.length >= 8 && TITLE_END.test(joined) && TITLE_WORD.test(joined)) {
        // Menus and related headlines stand around the title on a page: the fullest one wins, the first of equals.
        const score =
          (/关于/.test(joined) ? 2 : 0) +
          (/整改/.test(joined) ? 2 : 0) +
          (/关于/.test(part(joined, 2)) ? 1 : 0) -
          (spans.length - 1) / 2;
        if (!best || score > best.score)
          best = { text: spans.map((one) => raw.slice(one)).join(""), spans: [...spans], score };
        break;
      }
    }
  }
  return best;
}

/** Publication day of the header lines: 发布时间, 发布日期, 日期 or a bare stamp first, then 更新时间; 成文日期 last. */
export function headerDay(blocks: Block[], opening: number): string | null {
  const header = blocks.slice(0, opening).map((block) => block.text);
  const labels = [
    /(?:发布时间|发布日期|发表时间)\s*:?/,
    /(?:发文时间|发文日期)\s*:?/,
    /(?:^|[^文成生])(?:日期|时间)\s*:/,
    /^(?:[^\s。,:;]{2,30}\s+){0,3}(?=\d{4}[-/.年])/,
    /更新时间\s*:?/,
  ];
  for (const label of [...labels, /(?:成文日期|成文时间|生成日期)\s*:?/]) {
    for (let i = 0; i < header.length; i += 1) {
      const text = header[i] ?? "";
      if (!isSourceLine(text) && !isChrome(text)) continue;
      const found = label.exec(text);
      if (!found) continue;
      const rest = part(text, found.index + found[0].length).trim();
      const day = dayAtStart(rest) ?? (rest === "" ? dayAtStart(header[i + 1] ?? "") : null);
      if (day) return day;
    }
  }
  return dayInBrackets(blocks, opening);
}

/** （2024年5月8日） on a line of its own under the title. */
function dayInBrackets(blocks: Block[], opening: number): string | null {
  for (const block of blocks.slice(0, opening)) {
    const inside = /^\(\s*([^()]{6,20})\s*\)$/.exec(block.text)?.[1];
    const day = inside ? dayAtStart(inside) : null;
    if (day) return day;
  }
  return null;
}

function dayAtStart(text: string): string | null {
  const { dates } = datesIn(part(text, 0, 24), { lost: true });
  const first = dates[0];
  return first && first.from <= 1 && first.day !== null ? isoOf(first) : null;
}
