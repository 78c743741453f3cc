import { part, placeToCut } from "@/lib/domain/text/text";
import { type Block, type BlockSpan, spanOf, trimmed } from "@/lib/features/import/read/file/blocks";
import { closingQuote, depths, isQuoteOpen } from "@/lib/features/import/read/outline/quotes";
import { lineOf, nextLabel } from "./row-text";
import { statusMark } from "./status";

/**
 * How sure it is that a paragraph begins an issue: "strong" the phrase of the genre (针对…问题,进行了以下整改 / 关于“…”问题的整改),
 * "loose" 针对…问题 followed by anything else, "plain" no such phrase.
 */
export type IssueHead = {
  strength: "strong" | "loose" | "plain";
  title: BlockSpan;
  text: BlockSpan;
  advice: BlockSpan[];
  /** Where the text after the head begins. */
  rest: number;
};

const LEAD =
  /^(?:针对|关于|对照|对于|聚焦|围绕|就|在)?(?:(?:巡[视察]组?)?反馈(?:意见)?中?(?:指出的?|提出的?|的)|巡[视察]组?(?:指出|提出)的?)?/;
const OBJECT =
  /^(?:等)?(?:\d+[个项条])?(?:等)?(?:方面)?(?:还|仍)?(?:存在)?的?(?:具体|突出|主要|相关|有关)?(问题|整改意见建议|整改意见|整改建议|意见建议|意见|建议|整改事项|事项|情况|方面)/;
const AND = /^[、,]?\s*(?:和|及|以及|与|、)\s*(?:相关|有关)?\s*/;
const DONE = `(?:(?:现)?(?:已|已经)?(?:主要)?(?:进行|采取|开展|落实|完成|做)了?(?:如下|以下)[^。:,]{0,14}|(?:的)?(?:整改|落实)(?:落实|进展|完成)?(?:情况|工作|措施)?(?:如下|汇报如下)?|已(?:完成整改|整改完成|整改到位|整改))`;
const TAIL = new RegExp(
  `^(?:及(?:其)?|和)?(?:的)?(?:整改|落实)?(?:落实|进展|完成)?(?:情况|工作|措施)?\\s*[,]?\\s*(?:${DONE})?\\s*(?:[。:;,]|$)`,
);
const RUN_START = /(?:^|[,;:。\s])(?=(?:一是|第一[,、]|①|⑴|\(1\)))/;
const AFTER_PROBLEM = new RegExp(
  `^(?:等)?(?:和(?<advice>[^。]{2,80}?)?(?:相关|有关)?(?:整改)?(?:意见建议|意见|建议))?\\s*[,]?\\s*(?:及(?:其)?)?(?:${DONE})?\\s*[,:;]?\\s*$`,
);

/** First sentence of a statement, at the depth at which the statement begins; without its final mark. */
export function firstSentence(span: BlockSpan): BlockSpan {
  const { block, from, to } = span;
  const depth = depths(part(block.text, from, to));
  for (let i = from; i < to; i += 1) {
    if (/[。!?]/.test(block.text.charAt(i)) && depth[i - from] === 0) return trimmed(spanOf(block, from, i));
  }
  return trimmed(span);
}

function withoutFinalMark(span: BlockSpan): BlockSpan {
  const { block, from } = span;
  let { to } = span;
  // 借阅服务不够便民【已完成】: the status is no part of the statement.
  const status = statusMark(part(block.text, from, to));
  if (status !== null && status.at > 1) to = from + status.at;
  while (to > from && /[。;,:\s]/.test(block.text.charAt(to - 1))) to -= 1;
  return { block, from, to };
}

/** A head is looked for in this many characters; the longest quoted feedback seen has 400. */
const LONGEST_HEAD = 2_000;

/** Heads already read: several rules ask for the same one. */
const known = new WeakMap<Block, Map<number, IssueHead>>();

/** Reads the head of an issue from position `from` of a paragraph (behind its number). */
export function issueHead(block: Block, from: number): IssueHead {
  const heads = known.get(block) ?? new Map<number, IssueHead>();
  known.set(block, heads);
  const head = heads.get(from) ?? readHeadOf(block, from);
  heads.set(from, head);
  return head;
}

function readHeadOf(whole: Block, from: number): IssueHead {
  const cut = whole.text.length > from + LONGEST_HEAD;
  const block = cut ? { ...whole, text: part(whole.text, 0, placeToCut(whole.text, from + LONGEST_HEAD)) } : whole;
  const head = readHead(block, from);
  if (!cut) return head;
  const owned = (span: BlockSpan): BlockSpan => ({ ...span, block: whole });
  return { ...head, title: owned(head.title), text: owned(head.text), advice: head.advice.map(owned) };
}

function readHead(block: Block, from: number): IssueHead {
  const status = /^【[^】]{2,12}】\s*/.exec(part(block.text, from));
  const begin = from + (status?.[0].length ?? 0);
  // 1.反馈问题:X – the label says that X is the statement, whatever X looks like.
  const line = lineOf(block, begin);
  const named = line.kind === "problem";
  const start = named ? line.span.from : begin;
  const text = part(block.text, start);
  const lead = LEAD.exec(text)?.[0] ?? "";
  const head =
    quotedHead(block, start, lead.length, lead) ??
    unquotedHead(block, start, lead.length, lead) ??
    plainHead(block, start, lead);
  return named && head.strength === "plain" ? { ...head, strength: "strong" } : head;
}

const endsPhrase = (after: string) => {
  const object = OBJECT.exec(after);
  return object !== null && (TAIL.test(part(after, object[0].length)) || AND.test(part(after, object[0].length)));
};

/** “X”问题 … , also “X”问题和“Y”“Z”整改意见 and “X”整改意见 alone. */
function quotedHead(block: Block, start: number, leadLength: number, lead: string): IssueHead | null {
  const { text } = block;
  let at = start + leadLength;
  if (!isQuoteOpen(text.charAt(at))) return null;
  const issues: BlockSpan[] = [];
  const advice: BlockSpan[] = [];
  let pending: BlockSpan[] = [];
  let first: { from: number; to: number } | null = null;
  for (;;) {
    if (isQuoteOpen(text.charAt(at))) {
      const close = closingQuote(text, at, endsPhrase);
      if (close < 0) return null;
      pending.push(spanOf(block, at + 1, close));
      first ??= { from: at, to: close + 1 };
      if (issues.length === 0 && pending.length > 1) first.to = close + 1;
      at = close + 1;
      const between = /^\s*(?:[、,和及与]|以及)?\s*(?=[“"‘'])/.exec(part(text, at));
      if (between) {
        at += between[0].length;
        continue;
      }
    }
    const object = OBJECT.exec(part(text, at));
    if (!object || pending.length === 0) {
      // “学用脱节”的整改: without 针对 the word 整改 tells that a statement stands in the quotes.
      const said = lead !== "" || /^(?:的)?整改/.test(part(text, at));
      if (pending.length > 0 && TAIL.test(part(text, at)) && said) {
        issues.push(...pending);
        break;
      }
      return null;
    }
    at += object[0].length;
    (/意见|建议/.test(object[1] ?? "") ? advice : issues).push(...pending);
    pending = [];
    const and = AND.exec(part(text, at));
    if (!and) break;
    const next = at + and[0].length;
    if (isQuoteOpen(text.charAt(next))) {
      at = next;
      continue;
    }
    const generic = /^(?:整改)?(?:意见建议|意见|建议)/.exec(part(text, next));
    if (generic) at = next + generic[0].length;
    break;
  }
  const tail = TAIL.exec(part(text, at));
  const run = /^[,\s]*(?=一是|第一[,、]|①|\(1\))/.exec(part(text, at));
  const statement = issues[0] ?? advice[0];
  if (!statement || !first || (!tail && !run && lead === "")) return null;
  const whole = issues.length > 1 ? spanOf(block, first.from, first.to) : statement;
  const title = issues.length > 1 ? whole : firstSentence(statement);
  return {
    strength: tail || run ? "strong" : "loose",
    title: withoutFinalMark(title),
    text: trimmed(whole),
    advice,
    rest: at + (tail?.[0].length ?? run?.[0].length ?? /^[,]/.exec(part(text, at))?.[0].length ?? 0),
  };
}

/** Head clause without quotes: up to the first 。or : outside quotes, or up to the first enumerator. */
function clauseEnd(text: string): { end: number; rest: number } {
  const depth = depths(text);
  let end = text.length;
  let rest = text.length;
  for (let i = 0; i < text.length; i += 1) {
    if (depth[i] === 0 && /[。:!?]/.test(text.charAt(i))) {
      end = i;
      rest = i + 1;
      break;
    }
  }
  const label = nextLabel(text, 0);
  if (label > 0 && label < end) {
    end = label;
    rest = label;
  }
  const run = RUN_START.exec(text);
  if (run && run.index < end && depth[run.index] === 0) {
    end = run.index;
    rest = run.index + run[0].length;
  }
  return { end, rest };
}

function unquotedHead(block: Block, start: number, leadLength: number, lead: string): IssueHead | null {
  const text = part(block.text, start);
  const { end, rest } = clauseEnd(text);
  const clause = part(text, leadLength, end);
  const depth = depths(clause);
  let loose = -1;
  for (let at = clause.lastIndexOf("问题"); at > 0; at = clause.lastIndexOf("问题", at - 1)) {
    if (depth[at] !== 0) continue;
    const after = AFTER_PROBLEM.exec(part(clause, at + 2));
    if (!after) {
      if (clause.charAt(at + 2) === ",") loose = at;
      continue;
    }
    if (lead === "" && at + 2 === clause.length && rest < text.length) break;
    const from = start + leadLength;
    const adviceText = after.groups?.advice;
    const adviceFrom = adviceText ? from + at + 2 + part(clause, at + 2).indexOf(adviceText) : 0;
    const advice =
      adviceText && !/^(?:相关|有关)/.test(adviceText)
        ? [spanOf(block, adviceFrom, adviceFrom + adviceText.length)]
        : [];
    const statement = withoutObjectWords(spanOf(block, from, from + at));
    return { strength: "strong", title: statement, text: statement, advice, rest: start + rest };
  }
  if (lead === "") return null;
  const from = start + leadLength;
  if (loose > 0) {
    const statement = withoutObjectWords(spanOf(block, from, from + loose));
    return { strength: "loose", title: statement, text: statement, advice: [], rest: from + loose + 3 };
  }
  const advice = /^(.{2,80}?)(?:的)?(?:整改意见建议|整改意见|整改建议|整改事项|方面)(.*)$/.exec(clause);
  if (advice?.[1] && TAIL.test(advice[2] ?? "")) {
    const statement = withoutObjectWords(spanOf(block, from, from + advice[1].length));
    return {
      strength: "strong",
      title: statement,
      text: statement,
      advice: /意见|建议/.test(advice[0]) ? [statement] : [],
      rest: start + rest,
    };
  }
  if (/^(?:针对|关于)/.test(lead) && rest >= text.length && clause.length <= 80) {
    const whole = spanOf(block, from, start + end);
    const done = new RegExp(`(?:的)?${DONE}$`).exec(clause);
    const statement = withoutFinalMark(spanOf(block, from, whole.to - (done && done.index > 2 ? done[0].length : 0)));
    return { strength: "strong", title: statement, text: statement, advice: [], rest: block.text.length };
  }
  return null;
}

/** X方面存在的问题 → X. */
function withoutObjectWords(span: BlockSpan): BlockSpan {
  const found = /(?:等)?(?:方面)?(?:还|仍)?(?:存在)?的?(?:具体|突出|主要)?$/.exec(
    part(span.block.text, span.from, span.to),
  );
  return trimmed({ ...span, to: span.to - (found?.[0].length ?? 0) });
}

function plainHead(block: Block, start: number, lead: string): IssueHead {
  const text = part(block.text, start);
  const { end, rest } = clauseEnd(text);
  const from = start + (lead === "就" || lead === "在" ? 0 : lead.length >= end ? 0 : lead.length);
  const statement = withoutFinalMark(spanOf(block, from, start + end));
  return { strength: "plain", title: statement, text: statement, advice: [], rest: start + rest };
}

const SECTION_TAIL =
  /(?:等)?(?:的)?(?:方面)?(?:存在)?(?:的)?(?:主要|突出|具体)?(?:问题)?(?:和(?:相关|有关)?(?:整改)?(?:意见建议|意见|建议))?(?:及(?:其)?)?(?:(?:的)?(?:整改)?(?:落实|进展)?情况|的整改|(?<=问题|方面|意见)整改)?(?:\(\d{1,3}[个项条][^)]{0,8}\))?[。:]?$/;

/** 第一 of 第一方面问题整改情况, in front of what makes it a name. */
const ORDINAL = /第[一二三四五六七八九十]{1,3}个?$/;

/** (一)关于X问题和相关整改意见 · (一)在“X”方面 → X; of a heading that says nothing but 第一方面, that. */
export function sectionTitle(block: Block, from: number): BlockSpan {
  const text = part(block.text, from);
  const said = /^(?:关于|在|针对|对照|聚焦|围绕)/.exec(text)?.[0] ?? "";
  // 聚焦党建抓整改: what it calls for, not what it is about.
  const lead = /^(?:聚焦|围绕)/.test(said) && !/问题|方面/.test(text) ? "" : said;
  // 选人用人专项检查反馈问题整改情况: without its last words it would say nothing.
  if (lead === "" && /(?:反馈|检查)(?:的)?(?:问题|意见)(?:和意见建议)?(?:整改|落实)/.test(text)) {
    return spanOf(block, from, from + text.replace(/[。:]$/, "").length);
  }
  const kept = text.replace(SECTION_TAIL, "");
  if (kept.length <= lead.length) return spanOf(block, from, from + text.replace(/[。:]$/, "").length);
  const named = ORDINAL.test(kept) && part(text, kept.length).startsWith("方面") ? "方面".length : 0;
  return spanOf(block, from + lead.length, from + kept.length + named);
}
