import { part } from "@/lib/domain/text/text";
import { numeralValue } from "@/lib/features/import/read/outline/numerals";
import { depths } from "@/lib/features/import/read/outline/quotes";
import { duesIn } from "./due";
import type { Operator } from "./types";

/**
 * Quantified aims of a passage: 比例达到90%, 不少于12项场景, 压缩至3个工作日. A figure is one only with words that make it an aim;
 * where things stand (目前, 以…为基础), how a service runs (24小时, 3个工作日内答复) and names (12345热线, “一网通办”) are none.
 */

export type Target = {
  indicator: string;
  operator: Operator;
  value: number;
  unit: string;
  by: string | null;
  /** Its words in the passage. */
  from: number;
  to: number;
};

const NUMBER = /(百分之)?(\d+(?:,\d{3})+|\d+(?:\.\d+)?|[一二三四五六七八九十百两]{1,4})\s*(万亿|亿|万|千)?\s*(余|多)?/y;
const UNIT =
  /^(%|‰|[\u4e00-\u9fff]{1,4}\/(?:[\u4e00-\u9fff]{1,3}?)(?=以|左右|$|[,。;])|个百分点|个工作日|工作日|小时|分钟|平方公里|平方米|公里|立方米|公顷|千瓦时|千瓦|人次|户次|家次|万元|亿元|元|吨|米|亩|[个项家件条次人名户批场期天日年月类处座套台所种支篇门宗例辆张份对轮倍级栋幅间])?/;

/** Words right before a figure that make it an aim, and how it binds. */
const BEFORE: { operator: Operator; pattern: RegExp }[] = [
  {
    operator: "<=",
    pattern:
      /(?:不超过|不高于|不多于|不大于|(?<!不)低于|(?<!不)少于|(?<!不)小于|控制(?:在|到)|(?:压缩|压减|缩短|缩减|降低|下降|减少|精简|降)(?:到|至|为))\s*$/,
  },
  {
    operator: ">=",
    pattern:
      /(?:不低于|不少于|不小于|不下于|(?<!不)超过|突破|(?<!不)高于|(?<!不)大于|至少|达到?|力争|(?:提高|提升|增长|增加|扩大|上升|增|保持|稳定)(?:到|至|在)|达到?(?:或)?超过)\s*$/,
  },
];
/** An amount of change: 提高5个百分点, 增长10%. */
const CHANGE = /(?:提高|提升|增长|增加|扩大|上升|下降|降低|减少|压缩|压减|缩短|年均增长)\s*(?:约)?$/;
/** Words behind a figure. */
const ABOVE = /^(?:及|或)?以上/;
const BELOW = /^(?:及|或)?(?:以内|以下|之内)/;
/** What is to be done so many times. */
const DOING =
  /(?:建成|建设|新建|新建成|新增|新设|建立|打造|创建|培育|培养|推出|推广|实施|完成|落实|改造|整治|举办|组织|开展|召开|制定|修订|出台|引进|认定|培训|发展|布局|上线|编制|接入|归集|发布|选树|评选|办好|办理|建|启动|关停|关闭|淘汰|拆除|治理|清理|消除|化解|改扩建|修缮|整理|帮扶|资助)[^,。;:]{0,24}$/;
const STANDING =
  /(?:目前|现有|已有|已|原有|截至|上年|去年|现行|以.{0,12}$|累计(?!达|建|完成)|共有|全[市省县区]\D{0,4}$|基础上)/;
const SERVICE = /(?:答复|办结|响应|受理|反馈|回复|办理完毕|审批|送达|公示|处置|到位)/;
/** Figures that are names. */
const NAME_BEFORE = /[A-Za-z〔第号.×:-]$|(?:第)$/;
const NAME_AFTER = /^(?:[A-Za-z×〕:-]|热线|系统|平台|号文|号|周年|年(?!\D{0,2}(?:以上|以内))|月|日(?!均)|年行动)/;

/** Characters on either side of a figure that tell what it is. */
const LOOKED_AT = 120;

function amountOf(written: string): number | null {
  const plain = written.replace(/,/g, "");
  return /^[\d.]+$/.test(plain) ? Number(plain) : chineseValue(plain);
}

function chineseValue(text: string): number | null {
  const hundred = /^([一二三四五六七八九两])?百(.*)$/.exec(text.replace(/两/g, "二"));
  if (!hundred) return numeralValue(text.replace(/两/g, "二"));
  const rest = (hundred[2] ?? "") === "" ? 0 : numeralValue((hundred[2] ?? "").replace(/^零/, ""));
  return rest === null ? null : (numeralValue(hundred[1] ?? "一") ?? 1) * 100 + rest;
}

/** What is measured: the clause without day, figure and the words that bind it. */
function indicatorOf(before: string, after: string): string {
  const lead = before
    .replace(/^.*?(?:^|[。\s])(?:\d{1,2}[.、)]|[一二三四五六七八九十]{1,2}是|\(\d{1,2}\)|[①-⑳])\s*(?=\D)/, "")
    .replace(/^.*?(?:年底|月底|年末|月末|季度末?|上半年|年内|[日月年](?=之?前|以前))(?:之?前|以前)?\s*,?/, "")
    .replace(/^(?:到|至)?20\d\d年\s*,?/, "")
    .replace(/^(?:确保|力争|努力|实现|使|其中|再|深入|进一步|全年|全市|累计|并|同时|推动|争取)+/, "")
    .replace(/(?:总数|均|要|应|再|力争|累计|分别|努力)*$/, "");
  const tail = /^[^,。;:()]{0,30}/.exec(after.replace(/^(?:及|或)?(?:以上|以内|以下|左右)的?/, ""))?.[0] ?? "";
  return (lead + tail).trim();
}

type Clause = { text: string; from: number };

function clausesOf(text: string): Clause[] {
  const depth = depths(text);
  const clauses: Clause[] = [];
  let from = 0;
  for (let i = 0; i <= text.length; i += 1) {
    const ends =
      i === text.length ||
      (",。;:!?\n".includes(text.charAt(i)) &&
        (depth[i] ?? 0) === 0 &&
        !(text.charAt(i) === "," && /\d/.test(text.charAt(i - 1)) && /\d{3}/.test(part(text, i + 1, i + 4))));
    if (!ends) continue;
    if (i > from) clauses.push({ text: part(text, from, i), from });
    from = i + 1;
  }
  return clauses;
}

const sentenceEnds = (text: string, at: number) => /[。!?\n]/.test(text.charAt(at));

export function targetsIn(text: string, year: number | null): Target[] {
  const targets: Target[] = [];
  const { dues, covers } = duesIn(text, year);
  let due = 0;
  let by: string | null = null;
  let before = 0;
  /** The first one of the sentence. */
  let sentence = 0;
  const depth = depths(text);
  for (const clause of clausesOf(text)) {
    // A day holds until the sentence ends, or another is named.
    for (let i = before; i < clause.from; i += 1) {
      if (!sentenceEnds(text, i)) continue;
      by = null;
      sentence = targets.length;
    }
    before = clause.from;
    const end = clause.from + clause.text.length;
    let dated = false;
    for (; due < dues.length && (dues[due]?.from ?? 0) < end; due += 1) {
      by = dues[due]?.day ?? null;
      dated = true;
    }
    const figures = figuresIn(clause, covers, depth);
    // 新增学位1200个,9月1日前投入使用: said behind what it dates.
    if (dated && figures.length === 0) for (const one of targets.slice(sentence)) one.by ??= by;
    for (const found of figures) targets.push({ ...found, by });
    const covered = coverageIn(clause);
    if (covered) targets.push({ ...covered, by });
  }
  return targets;
}

/** 实现全覆盖: all of it, 100 %. */
function coverageIn({ text, from }: Clause): Omit<Target, "by"> | null {
  const found = /(?:实现|达到|做到|确保)?(.{0,30}?)全覆盖/.exec(text);
  if (!found || STANDING.test(part(text, 0, found.index)) || /\d/.test(text)) return null;
  const indicator = indicatorOf(part(text, 0, found.index) + (found[1] ?? ""), "");
  if (indicator.length < 2) return null;
  return { indicator: `${indicator}覆盖率`, operator: ">=", value: 100, unit: "%", from, to: from + text.length };
}

function figuresIn({ text, from }: Clause, covers: (at: number) => boolean, depth: ArrayLike<number>) {
  const found: Omit<Target, "by">[] = [];
  for (let i = 0; i < text.length; i += 1) {
    if (!/[\d百一二三四五六七八九十两]/.test(text.charAt(i))) continue;
    NUMBER.lastIndex = i;
    const match = NUMBER.exec(text);
    const written = match?.[2];
    if (!match || !written) continue;
    const at = i;
    i += match[0].length - 1;
    if (covers(from + at) || (depth[from + at] ?? 0) > 0) continue;
    const target = figureAt(text, at, match, written);
    if (target)
      found.push({
        ...target,
        from: from + Math.max(0, at - LOOKED_AT),
        to: from + Math.min(text.length, at + match[0].length + LOOKED_AT),
      });
  }
  return found;
}

function figureAt(text: string, at: number, match: RegExpExecArray, written: string) {
  const before = part(text, Math.max(0, at - LOOKED_AT), at).replace(/(?:约|近|将近)$/, "");
  const rest = part(text, at + match[0].length, at + match[0].length + LOOKED_AT);
  const unit = match[1] ? "%" : (UNIT.exec(rest)?.[1] ?? "");
  const after = match[1] ? rest : part(rest, unit.length);
  const chinese = !/^\d/.test(written);
  if (NAME_BEFORE.test(before) || (!chinese && NAME_AFTER.test(rest)) || (unit === "" && !match[3])) return null;
  const value = amountOf(written);
  if (value === null) return null;
  const shown = { value, unit: (match[3] ?? "") + unit };
  const bound = BEFORE.find(({ pattern }) => pattern.test(before));
  const reduces = /压缩|压减|缩短|缩减|降|减少|精简|控制/.test(before);
  const timed = /^(?:个)?工作日$|^小时$|^分钟$|^天$|^日$/.test(unit);
  // 3个工作日内答复 is how a service runs; 压缩至3个工作日 is an aim.
  if (timed && !(bound?.operator === "<=" && reduces) && !(bound && !SERVICE.test(after))) return null;
  if (STANDING.test(before) && !bound) return null;
  let operator: Operator | null = bound?.operator ?? null;
  let lead = bound ? before.replace(bound.pattern, "") : before;
  // 提高到不低于90%: what binds it stands twice.
  if (bound) for (const { pattern } of BEFORE) lead = lead.replace(pattern, "");
  if (ABOVE.test(after)) operator = ">=";
  else if (BELOW.test(after) && !timed) operator = "<=";
  else if (operator === null && CHANGE.test(before) && !chinese) operator = "=";
  else if (operator === null && DOING.test(before) && !chinese && !timed && /^[^\d]/.test(`${after}。`)) operator = "=";
  if (operator === null || (chinese && !bound && !ABOVE.test(after))) return null;
  if (STANDING.test(lead) && operator === "=") return null;
  const indicator = indicatorOf(lead, after);
  return indicator.length < 2 ? null : { indicator, operator, ...shown };
}
