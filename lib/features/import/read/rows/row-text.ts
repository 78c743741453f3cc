import { part } from "@/lib/domain/text/text";
import { type Block, type BlockSpan, spanOf, trimmed } from "@/lib/features/import/read/file/blocks";
import { depths } from "@/lib/features/import/read/outline/quotes";
import type { ReportGroup } from "@/lib/features/import/read/outline/types";
import { isStatus, isStatusLine, statusWords } from "./status";

const ACTION =
  "(?:具体|主要|采取的?)?(?:问题)?整改(?:落实|进展|完成|工作|推进)?(?:情况|措施|举措|进展|做法)(?:(?:及|和|与|、)(?:整改|取得)?(?:的)?(?:成效|效果|进展|结果|成果|完成情况|落实情况))?|整改落实|采取(?:的)?(?:主要|具体)?(?:整改)?(?:措施|举措)|落实情况|(?:具体|工作|落实|主要)(?:措施|举措)|整改(?=\\s*:)|具体做法|(?:建立|健全|完善)?长效机制|进展情况|整改(?:过程|任务及措施)";
const PROBLEM =
  "(?:巡[视察]|审计)?反馈(?:的)?(?:具体|主要)?(?:问题|意见)(?:指出)?|问题描述|存在(?:的)?(?:主要|具体)?问题|具体问题|具体表现|主要表现|问题表现|问题内容|发现(?:的)?问题|问题";
const ADVICE = "整改意见|整改建议|意见建议|巡[视察]整改意见|整改要求";
const NOTE =
  "(?:整改)?责任(?:领导|部门|单位|人|科室|处室|股室|主体)|(?:整改)?牵头(?:领导|部门|单位|人|科室|处室|股室)|(?:分管|包抓|包案|整改|督办)领导|(?:配合|协助|协同|主办|协办)(?:领导|部门|单位|科室|处室|股室)|责任分工|整改(?:时限|期限|时间|目标|标准|进度|成效|成果|结果|效果|类型|类别|结论)|(?:完成|办结|落实)(?:时限|时间|情况|期限)|销号情况|验收情况|(?:整改|办理|完成|销号)(?:状态|进度)|整改(?:完成)?状态|办理情况|取得(?:的)?成效|(?:工作|阶段性)成效|下一?步(?:打算|工作|计划|措施|整改措施|工作打算)?";
/** 【整改情况】 on its own or before text, 整改情况: and 整改情况 alone on a line; also 整改情况 right before 一是, and (2)整改成效。 numbered. */
const label = (words: string, bare = false) => {
  const run = "(?=\\s*(?:一是|第一[,、]|①|⑴|1[.、](?!\\d)|\\(1\\)))";
  const number = "(?:\\(?\\d{1,2}[.、)]\\s*|[①-⑳]\\s*)";
  return new RegExp(
    `^(?:${number}?[【[]\\s*(${words})\\s*[】\\]]\\s*:?|${number}(${words})\\s*(?:[:。]|$)|${number}?(${words})\\s*(?::${bare ? `|[。]?$|[。,]?${run}` : ""}))\\s*`,
  );
};
const LABELS = [
  ["action", label(ACTION, true)],
  ["problem", label(PROBLEM)],
  ["advice", label(ADVICE, true)],
  ["note", label(NOTE, true)],
] as const;
/** 追责问责情况:… – a label nobody listed, told by its noun; 加强组织保障:… is what was done. */
const OTHER_LABEL =
  /^(?:\(?\d{1,2}[.、)]\s*|[①-⑳]\s*)?(?!加强|强化|完善|建立|健全|明确|压实|提[高升]|落实|推进|开展|优化|严格|规范|深化|[抓做]好|坚持|注重|突出|细化|制定)([\u4e00-\u9fff]{0,6}(?:时限|时间|日期|期限|人员|成效|效果|成果|举措|措施|情况|评价|材料|困难|分析|备注|性质|进度|状态|结果|标准|责任人))\s*:\s*/;
/** Among them what says that measures follow. */
const OTHER_ACTION = /^(?!下一?步|后续|今后).*(?:举措|措施)$/;

/** A label with its colon or brackets anywhere in a paragraph. */
const ANY_LABEL = new RegExp(
  `[【[]\\s*(?:${ACTION}|${PROBLEM}|${ADVICE}|${NOTE})\\s*[】\\]]|(?:${ACTION}|${PROBLEM}|${ADVICE}|${NOTE})\\s*:`,
  "g",
);
const LONGEST_PARAGRAPH = 20_000;
/** Labels whose value goes on in the paragraphs below them; a name or a day does not. */
const GOES_ON = /成效|成果|结果|效果|结论|情况|进展|下一?步/;

export type LineKind = "action" | "problem" | "advice" | "note" | "status" | "clues" | "text";
export type Line = { kind: LineKind; label: string | null; span: BlockSpan };

/** Whether unlabelled paragraphs below a labelled one still belong to it (整改成效: … / 一是…). */
export function labelGoesOn(written: string | null): boolean {
  return written !== null && GOES_ON.test(written);
}

/** Status told by 完成情况:已完成; null when it says something else. */
export function statusOfNote(line: Line): ReportGroup | null {
  if (!/情况|进展|状态|结果|结论/.test(line.label ?? "")) return null;
  const words = part(line.span.block.text, line.span.from, line.span.to).trim();
  return isStatus(words) ? statusWords(words.replace(/[。;]$/, "")) : null;
}

/** Where the first label with its colon stands behind `from`, -1 without one: 反馈问题:X 整改措施:Y in one paragraph. */
export function nextLabel(text: string, from: number, known?: Uint8Array): number {
  ANY_LABEL.lastIndex = from;
  let depth = known ?? null;
  for (let found = ANY_LABEL.exec(text); found; found = ANY_LABEL.exec(text)) {
    const at = found.index;
    depth ??= depths(text);
    const previous = at > from ? text.charAt(at - 1) : "";
    if (depth[at] === 0 && (previous === "" || /[【[]/.test(found[0].charAt(0)) || /[。;!?”)】 ]/.test(previous)))
      return at;
  }
  return -1;
}

/** The lines of a paragraph: labels inside it (… 整改成效:…) begin a line of their own. */
export function linesOfParagraph(block: Block, from = 0): Line[] {
  const lines: Line[] = [];
  // No paragraph of the genre is longer: the cost of a hostile one stays in proportion to its length.
  if (block.text.length > LONGEST_PARAGRAPH) return [lineOf(block, from)];
  const depth = depths(block.text);
  let start = from;
  while (start < block.text.length) {
    const first = lineOf(block, start);
    const next = nextLabel(block.text, first.span.from, depth);
    if (next < 0) {
      lines.push(first);
      break;
    }
    lines.push({ ...first, span: trimmed({ ...first.span, to: next }) });
    start = next;
  }
  return lines.length > 0 ? lines : [lineOf(block, from)];
}

/** What a paragraph inside an issue is: labelled, a status sentence, a clue count or plain text. */
export function lineOf(block: Block, from = 0): Line {
  const text = part(block.text, from);
  for (const [kind, pattern] of LABELS) {
    const found = pattern.exec(text);
    if (found)
      return { kind, label: found[1] ?? found[2] ?? found[3] ?? "", span: spanOf(block, from + found[0].length) };
  }
  const other = OTHER_LABEL.exec(text);
  if (other?.[1]) {
    const kind = OTHER_ACTION.test(other[1]) ? "action" : "note";
    return { kind, label: other[1], span: spanOf(block, from + other[0].length) };
  }
  const span = spanOf(block, from);
  if (isStatusLine(text)) return { kind: "status", label: null, span };
  if (isClueCount(text)) return { kind: "clues", label: null, span };
  return { kind: "text", label: null, span };
}

/** 移交信访件16件,已办结9件,正在办理7件: clues are counts, never measures. */
export function isClueCount(text: string): boolean {
  return (
    text.length <= 300 &&
    !/一是|第一[,、]|①/.test(text) &&
    /^[^。;]{0,40}(?:移交|转交|交办|转办|收到)/.test(text) &&
    /(?:移交|转交|交办|转办|收到)[^。]{0,40}\d+\s*件/.test(text) &&
    /(?:线索|信访)/.test(text) &&
    /(?:办结|办理|了结|核查)/.test(text)
  );
}

const EXTENDED_HEAD =
  /^(?:针对|关于|对照|围绕)?\s*(.{2,160}?)[,]?\s*["“‘]?举一反三["”’]?\s*(?:的)?(?:整改|自查|查摆|排查)?(?:整改)?(?:事项|问题|措施|任务|情况)?(?:整改)?(?:情况)?\s*[,:]?\s*(?:(?:进行|采取|开展|落实|制定)了?(?:如下|以下)[^。:]{0,14})?\s*[。:]?/;

export type ExtendedHead = { title: BlockSpan; rest: number };

/**
 * 针对X“举一反三”整改事项,进行了以下整改。 – X may itself begin with a quotation or contain 问题. Null for prose that
 * only uses the words (…,并举一反三,建立…机制).
 */
export function extendedHead(block: Block, from = 0): ExtendedHead | null {
  const text = part(block.text, from, from + 400);
  const found = EXTENDED_HEAD.exec(text);
  if (!found?.[1]) return null;
  const subject = found[1];
  if (/[。;]/.test(subject) || !/^(?:针对|关于|对照)/.test(text)) return null;
  const phrase = part(text, 0, found[0].length);
  const said = part(phrase, phrase.indexOf("举一反三") + 4);
  const quoted = /["“]举一反三["”]/.test(phrase);
  if (!/(?:事项|进行了|采取了|以下|如下)/.test(said) && !(quoted && /[。:]$/.test(phrase))) return null;
  const start = from + text.indexOf(subject);
  const trimmedSubject = subject.replace(/(?:等)?(?:方面)?(?:存在)?的?(?:问题)?的?$/, "");
  const kept = trimmedSubject.length >= 2 ? trimmedSubject : subject;
  return { title: spanOf(block, start, start + kept.length), rest: from + found[0].length };
}
