import { part } from "@/lib/domain/text/text";
import { mapCharacter } from "@/lib/features/import/read/outline/character-map";
import { isUnclosed } from "@/lib/features/import/read/outline/quotes";
import type { Source } from "@/lib/features/import/read/outline/types";
import { isChrome, isSourceLine } from "./chrome";

/** A paragraph: its matching text, and for every character of it the offset of its raw character. */
export type Block = { text: string; at: number[]; line: number; endLine: number; joins: Join[] };
/** A line break taken out of a paragraph; `certain` when punctuation shows that the sentence went on. */
type Join = { line: number; certain: boolean };
/** Part of a block: character range of its matching text. */
export type BlockSpan = { block: Block; from: number; to: number };

const MARKER =
  /^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,3}[.、)](?!\d)|[①-⒛㈠-㈩]|[【(]?(?:反馈|具体|整改)?(?:问题|任务|事项)[一二三四五六七八九十\d]{1,3}[:.、】)])/;
/** A row or a cell of a table copied as text. */
const TABLE_ROW = /^\d{1,3}(?:[ |]|$)/;
const ENUMERATOR = /^(?:[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]{1,3}[,、:])/;
const OWN_LINE =
  /^(?:针对|关于.{0,80}(?:问题|整改)|此外[,]|附件|欢迎|来源|发布|联系|电话|地址|邮编|电子邮箱|【|(?:责任|牵头|配合|完成|取得|存在|具体|反馈|采取|落实|进展|整改)[\u4e00-\u9fff]{0,6}:|整改(?:情况|措施|落实|成效|进展)|\(?此件|下一?步)/;
/** A line that is nothing but a date, with or without its separators and a time of day. */
const DATE_LINE =
  /^(?:(?:19|20)\d{2}[\d\s年月日/.:-]{3,20}|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)$/;
/** A full stop typed as a half-width dot: between Chinese text and no letter or digit (a year may follow). */
const DOT = /(?<=[\u4e00-\u9fff”’)》%])\.(?![a-zA-Z.]|\d(?!\d{3}年))/g;
const NUMBERED_DOT = /^\(?[一二三四五六七八九十]{1,3}\)?\./;
const TERMINAL = /[。!?;:…”"』’)】]$/;
/** No paragraph of the genre is longer; keeps the cost of joining linear. */
const LONGEST_JOIN = 20_000;
const SIGNED = /^[^,。;:]{4,45}\s+(?:19|20)\d{2}年\d{1,2}月\d{1,2}日$/;
const SIGNER_END = /(?:党组|党委|党工委|党支部|委员会|局|办公室|中心|政府|公司|医院|学院|大学)$/;
const HEADING_END =
  /(?:问题|意见|方面|情况|打算|计划|安排|措施|落实|整改|不够|不足|不到位|不深入?|不严格?|不实|不力|不强|不高|不规范|不及时|不完善|不健全|不扎实|不充分|不彻底|不紧密?|不牢固?|不明显|差距|落差|温差|短板|薄弱|偏差|弱化|缺失|欠缺|滞后|漏洞|隐患|突出|有待(?:加强|提高|提升|改进))$/;

function linesOf(raw: string): { text: string; at: number[]; line: number }[] {
  const lines: { text: string; at: number[]; line: number }[] = [];
  let text = "";
  let at: number[] = [];
  let line = 1;
  const flush = () => {
    const lead = text.length - text.trimStart().length;
    const numbered = NUMBERED_DOT.exec(text.trim())?.[0].length ?? 0;
    const stripped = text.trim();
    const kept = part(stripped, 0, numbered) + part(stripped, numbered).replace(DOT, "。");
    lines.push({ text: kept, at: at.slice(lead, lead + kept.length), line });
    text = "";
    at = [];
    line += 1;
  };
  for (let i = 0; i < raw.length; i += 1) {
    const char = raw.charAt(i);
    if (char > "\u2029") {
      const mapped = mapCharacter(char);
      if (mapped !== "") {
        text += mapped;
        at.push(i);
      }
      continue;
    }
    if (char === "\n" || char === "\u2028" || char === "\u2029" || (char === "\r" && raw.charAt(i + 1) !== "\n")) {
      flush();
      continue;
    }
    const mapped = mapCharacter(char);
    if (mapped === "") continue;
    text += mapped;
    at.push(i);
  }
  flush();
  return lines;
}

/** Whether the line goes on in the next one: "certain" by punctuation, "likely" by an unfinished sentence, or not. */
function goesOn(previous: string, next: string, gap: boolean): "certain" | "likely" | "no" {
  if (isChrome(previous) || isChrome(next) || isSourceLine(previous) || isSourceLine(next)) return "no";
  if (MARKER.test(next) || ENUMERATOR.test(next) || OWN_LINE.test(next) || DATE_LINE.test(next)) return "no";
  if (/^[,、;:。!?”’)》】]/.test(next)) return "certain";
  if (/[,、“‘《(]$/.test(previous)) return "certain";
  if (gap) return "no";
  // A contact line that lost its full stop, and a signature with its date behind it.
  if (/(?:电话|邮编|邮箱|邮政编码|地址)[^。]{0,50}$/.test(previous) || SIGNED.test(next)) return "no";
  if (TABLE_ROW.test(next) || TABLE_ROW.test(previous)) return "no";
  // A heading: numbered, no sentence, not too long; a number with a comma behind words of the genre ends one as well.
  if (/^[一二三四五六七八九十]{1,3}、/.test(previous) && !/[;。:]/.test(previous) && previous.length <= 45) return "no";
  if (MARKER.test(previous) && !/[;。:]/.test(previous) && HEADING_END.test(previous)) return "no";
  const sentences = /[,;。:]/.test(previous);
  // Likely the signature below a paragraph that lost its full stop.
  if (next.length <= 30 && !/[,。;:]/.test(next) && SIGNER_END.test(next)) return "no";
  if (isUnclosed(previous) && !TERMINAL.test(previous)) return "certain";
  if (TERMINAL.test(previous)) return "no";
  if (/^(?:\([一二三四五六七八九十]{1,3}\))/.test(previous) && !sentences) {
    return /^\S{0,6}(?:关于|在|针对)/.test(previous) &&
      !HEADING_END.test(previous) &&
      HEADING_END.test(part(previous, -2) + next) &&
      next.length <= 40
      ? "likely"
      : "no";
  }
  if (/^\d{1,3}[.、)]?\s*(?:针对|关于)/.test(previous) && !HEADING_END.test(previous)) return "likely";
  return sentences && previous.length >= 8 && (/[,。;:]/.test(next) || next.length >= 12) ? "likely" : "no";
}

/** Paragraphs of the text, blank lines dropped and line breaks inside a sentence joined. */
export function blocksOf(raw: string): Block[] {
  const blocks: Block[] = [];
  let gap = false;
  for (const line of linesOf(raw)) {
    if (line.text === "") {
      gap = true;
      continue;
    }
    const previous = blocks.at(-1);
    const joined = previous && previous.text.length < LONGEST_JOIN ? goesOn(previous.text, line.text, gap) : "no";
    if (previous && joined !== "no") {
      previous.text += line.text;
      for (const offset of line.at) previous.at.push(offset);
      previous.endLine = line.line;
      previous.joins.push({ line: line.line, certain: joined === "certain" });
    } else {
      blocks.push({ text: line.text, at: line.at, line: line.line, endLine: line.line, joins: [] });
    }
    gap = false;
  }
  return blocks;
}

export function spanOf(block: Block, from = 0, to = block.text.length): BlockSpan {
  return { block, from, to };
}

/** The span without spaces at its ends. */
export function trimmed(span: BlockSpan): BlockSpan {
  let { from, to } = span;
  while (from < to && span.block.text.charAt(from) === " ") from += 1;
  while (to > from && span.block.text.charAt(to - 1) === " ") to -= 1;
  return { block: span.block, from, to };
}

export function matchText(span: BlockSpan): string {
  return part(span.block.text, span.from, span.to);
}

/** Raw text and raw positions, so that a row shows what was written and not what was matched. */
export class Raw {
  private readonly starts: number[] = [0];
  constructor(readonly text: string) {
    for (let i = 0; i < text.length; i += 1) {
      const char = text.charAt(i);
      if (char > "\u2029") continue;
      if (char === "\n" || char === "\u2028" || char === "\u2029" || (char === "\r" && text.charAt(i + 1) !== "\n")) {
        this.starts.push(i + 1);
      }
    }
  }

  /** 1-based line of a raw offset. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** The characters as written; a joined line break leaves nothing behind. */
  slice(span: BlockSpan): string {
    let out = "";
    for (let i = span.from; i < span.to; i += 1) out += this.text.charAt(span.block.at[i] ?? 0);
    return out.trim();
  }

  /** Several paragraphs of one row, one per line. */
  join(spans: BlockSpan[]): string {
    return spans
      .map((span) => this.slice(span))
      .filter((text) => text !== "")
      .join("\n");
  }

  source(...spans: BlockSpan[]): Source {
    let start = Number.POSITIVE_INFINITY;
    let end = 0;
    for (const span of spans) {
      const first = span.block.at[span.from];
      const last = span.block.at[Math.max(span.from, span.to - 1)] ?? first;
      if (first === undefined || last === undefined) continue;
      start = Math.min(start, first);
      end = Math.max(end, last + 1);
    }
    if (!Number.isFinite(start)) start = end;
    return { start, end, line: this.lineAt(start), endLine: this.lineAt(Math.max(start, end - 1)) };
  }
}
