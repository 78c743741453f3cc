import { part } from "@/lib/domain/text/text";
import { type Block, type BlockSpan, type Raw, spanOf } from "@/lib/features/import/read/file/blocks";
import { CN } from "@/lib/features/import/read/outline/numerals";
import type { ReportKind } from "@/lib/features/import/read/outline/types";
import {
  datesIn,
  firstYearNotBefore,
  isoOf,
  lastYearNotAfter,
  type WrittenDate,
} from "@/lib/features/import/read/rows/days";

/** Names a doubt and where it stands; of several spans the first is shown. */
export type Report = (message: string, span: BlockSpan | readonly [BlockSpan, ...BlockSpan[]]) => void;

const TEAM = new RegExp(`(?:巡[视察](?:“回头看”)?(?:第?[${CN}\\d]{1,3})?组|(?:督察|督导|审计|检查)组)`, "g");
const TEAM_OWNER =
  /(?:中共)?(?:中央|[^,。;:、()\s]{0,12}?(?:省|市|区|县|州|盟|旗|自治区|兵团|集团|总公司|部|局|厅|党|工)委|[^,。;:、\s]{0,8}?党组|[^,。;:、\s]{2,12}?(?:审计[署厅局]|生态环境保护))/g;
const LEAD_WORDS =
  /^(?:根据|按照|经|由|在|于|自|对|向|受|派出|收到|接到|与|和|其中|并|期间|以来|[月日]|统一|部署|安排)+/;

const TEAM_NAME = 120;
const SHARED_OWNER = new RegExp(`[^,。;:、\\s]{0,20}委第[${CN}]{1,3}、$`);

/** 巡视, 巡察 or neither, by the title first, then by which word the opening uses more. */
export function kindOf(title: string | null, opening: string): ReportKind {
  const count = (text: string, word: string) => text.split(word).length - 1;
  for (const text of [title ?? "", opening]) {
    const shi = count(text, "巡视");
    const cha = count(text, "巡察");
    if (shi + cha > 0) return shi > cha ? "xunshi" : "xuncha";
  }
  return "other";
}

/** 市委巡视四组, 区委第一巡察组, 中央第三巡视组, 区委营商环境专项巡察组; two teams named together are kept together. */
export function teamOf(blocks: Block[], raw: Raw): string | null {
  const found: { span: BlockSpan; numbered: boolean }[] = [];
  for (const block of blocks) {
    for (const match of block.text.matchAll(TEAM)) {
      const end = match.index + match[0].length;
      // No name of a team is as long as this.
      const base = Math.max(0, match.index - TEAM_NAME);
      const before = part(block.text, base, match.index);
      const delimiter = Math.max(
        ...[...'。,;:、"'].map((mark) => before.lastIndexOf(mark)),
        before.search(/[日于由对向][^日于由对向]*$/),
      );
      const phrase = part(before, delimiter + 1);
      // 市委第二、第三巡察组: the owner stands before the mark.
      const shared = SHARED_OWNER.exec(part(before, 0, delimiter + 1));
      const start =
        base +
        (shared && phrase.startsWith("第") ? shared.index + ownerStart(shared[0]) : delimiter + 1 + ownerStart(phrase));
      const name = part(block.text, start, end);
      if (/领导小组|工作组$/.test(name) || name.length > 30 || !/委|中央|党组|审计|督察|生态|办/.test(name)) continue;
      const plural = /^各|各巡|\d+个|多个|个巡/.test(name);
      if (plural) continue;
      found.push({
        span: spanOf(block, start, end),
        numbered: /第|专项|提级|交叉|[一二三四五六七八九十\d]+组/.test(name),
      });
    }
  }
  const best = found.find((team) => team.numbered) ?? found[0];
  if (!best) return null;
  const { block, to } = best.span;
  // A second team right behind the first one: 区委第一巡察组、区委第二巡察组.
  const second = found.find(
    ({ span }) =>
      span.block === block &&
      span.from > to &&
      span.from - to <= 1 &&
      /^[、和及与]$/.test(part(block.text, to, span.from)),
  );
  // 市委第二巡察组、第四巡察组: the second one leaves out the owner.
  const ownerless = second
    ? null
    : new RegExp(`^[、和及与](?:第[${CN}\\d]{1,3}|[^,。;、\\s]{0,6})巡[视察][${CN}\\d]{0,3}组`).exec(
        part(block.text, to),
      );
  return raw.slice(spanOf(block, best.span.from, second ? second.span.to : to + (ownerless?.[0].length ?? 0)));
}

function ownerStart(phrase: string): number {
  let start = LEAD_WORDS.exec(phrase)?.[0].length ?? 0;
  let end = -1;
  for (const owner of phrase.matchAll(TEAM_OWNER)) {
    // 市委教育工委: one owner inside the other.
    if (owner.index !== end) start = Math.max(start, owner.index);
    end = owner.index + owner[0].length;
  }
  const rest = part(phrase, start);
  const prefix = new RegExp(`^(?:中共)?(?:[${CN}]{1,3}届|\\d{1,2}届)?`).exec(rest);
  return start + (prefix?.[0].length ?? 0);
}

const TERM = new RegExp(
  `(?:[${CN}]{1,3}|\\d{1,2})届(?![${CN}]{1,2}[中次])[^,。;:、\\s届]{0,6}?(?:省委|市委|区委|县委|州委|盟委|旗委|党委|党组|党工委|中央)(?![${CN}]+届)`,
);
const ROUND = new RegExp(`第(?:[${CN}]{1,3}|\\d{1,2})轮`);
const BATCH = new RegExp(`第(?:[${CN}]{1,3}|\\d{1,2})批`);

/** 十二届市委 · 第三轮 · 第二批, as written, from the title and then from sentences of the opening about the inspection. */
export function roundOf(texts: string[]): { term: string | null; round: string | null; batch: string | null } {
  const sentences = texts.flatMap((text) => text.split(/[。;]/)).filter((text) => /巡[视察]|轮/.test(text));
  const first = (pattern: RegExp, accept: (text: string) => boolean = () => true) => {
    for (const text of sentences) {
      const found = pattern.exec(text);
      if (found && accept(text)) return found[0];
    }
    return null;
  };
  const round = first(ROUND, (text) => !/上一?轮/.test(text));
  return {
    term: first(TERM, (text) => !/全会/.test(text) || ROUND.test(text)),
    round,
    batch: round ? first(BATCH) : null,
  };
}

const INSPECTED_BODY =
  /对(?!照|标)([^,。;对]{2,60}?(?:[级个]党组织)?)(?:党组织)?(?:进行|开展|实施)了?(?:为期[^,。]{1,12}的?)?[^,。]{0,14}(?:巡视|巡察|审计|督察|检查)/;
const TOLD_BODY = /[组](?:向|给)([^,。;]{2,40}?)(?:党组织)?(?:反馈|通报)/;
/** 我局党组: whoever writes. */
const OURSELVES = /^(?:我|本)[局委办院校厅部处镇乡街县市区公中]/;

function namedIn(pattern: RegExp, opening: readonly Block[], raw: Raw): string | null {
  for (const block of opening) {
    const found = pattern.exec(block.text);
    if (!found?.[1] || OURSELVES.test(found[1])) continue;
    const from = found.index + found[0].indexOf(found[1]);
    return raw.slice(spanOf(block, from, from + found[1].length)).replace(/^中共/, "");
  }
  return null;
}

/**
 * The inspected body: from the title (X关于…), else from 对X开展了巡察, else from 向X反馈, else who signs where the text says
 * 我局. Without 中共. The auditor's report of many bodies has none.
 */
export function bodyOf(
  title: string | null,
  opening: Block[],
  raw: Raw,
  signature: string | null = null,
): string | null {
  const named = title ? /^(?:中共|中国共产党)?(.{2,60}?)关于/.exec(title) : null;
  // An auditor reports about others.
  if (named?.[1]) return /审计(?:局|厅|署|办|委员会办公室)$/.test(named[1]) ? null : named[1];
  const inspected = namedIn(INSPECTED_BODY, opening, raw);
  const told = namedIn(TOLD_BODY, opening, raw);
  // 对西峡县开展了巡视 … 向西峡县委反馈: the place, and whom of it.
  if (inspected && told?.startsWith(inspected) && /(?:委|党组|党工委|支部)$/.test(told)) return told;
  if (inspected ?? told) return inspected ?? told;
  const ours = opening.some((block) => /(?:对|向)(?:我|本)[局委办院校厅部处镇乡街县市区公中]/.test(block.text));
  return ours && signature ? signature.replace(/^(?:中共|中国共产党)/, "") : null;
}

const RANGE_MARK = /^\s*(?:起|开始)?\s*,?\s*(?:至|到|-|~|—)+\s*$/;

/** Characters of a sentence that tell what a day in it is. */
const SENTENCE = 400;

type Found = { date: WrittenDate; block: Block };

function isRange(block: Block, first: WrittenDate, second: WrittenDate | undefined): second is WrittenDate {
  return second !== undefined && RANGE_MARK.test(part(block.text, first.to, second.from));
}

/** On-site days and the feedback day of the opening and the first part; what cannot be dated is reported. */
export function daysOf(blocks: Block[], publishedOn: string | null, report: Report) {
  const unread = (block: Block, found: { from: number; to: number }) =>
    report("日期的年、月、日字样缺失，有多种读法，未采用，请核对", spanOf(block, found.from, found.to));
  let range: { from: Found; to: Found } | null = null;
  const feedback: Found[] = [];
  for (const block of blocks) {
    const found = datesIn(block.text, { lost: true });
    const inSentence = (at: number) => {
      const start = Math.max(0, at - SENTENCE);
      const before = part(block.text, start, at + 1);
      const after = part(block.text, at, Math.min(block.text.length, at + SENTENCE));
      const to = after.indexOf("。");
      return part(block.text, start + before.lastIndexOf("。") + 1, at + (to < 0 ? after.length : to));
    };
    for (const one of found.unread) if (/巡[视察]|反馈|进驻/.test(inSentence(one.from))) unread(block, one);
    for (let i = 0; i < found.dates.length; i += 1) {
      const date = found.dates[i];
      if (!date) continue;
      const next = found.dates[i + 1];
      const sentence = inSentence(date.from);
      if (isRange(block, date, next)) {
        if (!range && /巡[视察]|进驻|审计|督察|检查/.test(sentence))
          range = { from: { date, block }, to: { date: next, block } };
        i += 1;
        continue;
      }
      if (isFeedback(block.text, date)) feedback.push({ date, block });
    }
  }
  const onsite: { from: string | null; to: string | null } = { from: null, to: null };
  const told =
    feedback.find(({ date }) => date.year !== null && date.day !== null) ??
    feedback.find(({ date }) => date.day !== null) ??
    feedback[0];
  const latest = told?.date.year ? isoOf(told.date) : publishedOn;
  if (range) {
    const { from, to } = range;
    const span = spanOf(from.block, from.date.from, to.date.to);
    let toYear = to.date.year ?? (from.date.year !== null ? laterYear(from.date, to.date, from.date.year) : null);
    let fromYear = from.date.year;
    if (toYear === null && latest) {
      toYear = lastYearNotAfter(to.date, latest);
      report(`进驻日期未写年份，按反馈（发布）时间推为${toYear}年，请核对`, span);
    }
    if (fromYear === null && toYear !== null) {
      fromYear = laterYear(from.date, to.date, toYear) === toYear ? toYear : toYear - 1;
    }
    if (toYear === null) report("进驻日期未写年份，未采用，请补充", span);
    onsite.from = isoOf({ ...from.date, year: fromYear });
    onsite.to = isoOf({ ...to.date, year: toYear });
    if (from.date.repaired || to.date.repaired)
      report(`日期缺少年月日字样，按唯一有效读法读为${onsite.from}至${onsite.to}，请核对`, span);
  }
  let feedbackOn: string | null = null;
  if (told) {
    const span = spanOf(told.block, told.date.from, told.date.to);
    const after = onsite.to;
    const year =
      told.date.year ??
      (after ? firstYearNotBefore(told.date, after) : publishedOn ? lastYearNotAfter(told.date, publishedOn) : null);
    feedbackOn = isoOf({ ...told.date, year });
    if (told.date.year === null && !after && year !== null)
      report(`反馈日期未写年份，按发布时间推为${year}年，请核对`, span);
    if (feedbackOn === null) report("反馈日期未写年份，未采用，请补充", span);
    if (told.date.repaired) report(`日期缺少年月日字样，按唯一有效读法读为${feedbackOn ?? "（无年份）"}，请核对`, span);
    if (feedbackOn && onsite.to && feedbackOn < part(onsite.to, 0, feedbackOn.length))
      report("反馈日期早于撤点日期，请核对", span);
  }
  return { onsite, feedbackOn };
}

function laterYear(
  from: { month: number; day: number | null },
  to: { month: number; day: number | null },
  year: number,
): number {
  // A month without its day ends with its last.
  const key = (date: { month: number; day: number | null }) => date.month * 100 + (date.day ?? 31);
  return key(to) < from.month * 100 + (from.day ?? 0) ? year + 1 : year;
}

/** A date is the feedback day when 反馈 follows it in the same sentence before any other date, and it is not about the reply. */
function isFeedback(text: string, date: WrittenDate): boolean {
  const rest = part(text, date.to, Math.min(text.length, date.to + SENTENCE));
  const stop = rest.search(/[。;]/);
  const sentence = stop < 0 ? rest : part(rest, 0, stop);
  const next = datesIn(sentence).dates[0];
  const own = next ? part(sentence, 0, next.from) : sentence;
  const at = own.indexOf("反馈");
  if (at < 0 || at > 60) return false;
  const between = part(own, 0, at);
  return !/整改|研究|传达|学习|组织生活会|民主生活会|方案|后$/.test(between) || /向[^,]{1,30}$/.test(between);
}
