import { part } from "@/lib/domain/text/text";
import { type BlockSpan, matchText, type Raw, spanOf } from "@/lib/features/import/read/file/blocks";
import { CN, numeralValue } from "@/lib/features/import/read/outline/numerals";
import type { ClaimMetric, DraftClaim } from "@/lib/features/import/read/outline/types";

const UNIT = "个|项|条|件|次|人次|份|期|场|名|人|方面|类|%|万元|亿元|元";
const FIGURE = new RegExp(
  `(?<![\\d.第年月—“‘《-])(\\d+(?:\\.\\d+)?|[二三四五六七八九十][${CN}]{0,2}(?=[个项条]))(余|多)?(人次|${UNIT})`,
  "g",
);
const NOUN =
  /^(?:的)?((?:[^,。;、:()“”\d]{0,16}?)(?:问题线索|具体表现|表现|问题|措施|任务|事项|整改意见|意见建议|意见|建议|清单|制度|信访件))/;
/** 5个村党组织反馈问题: counts who was told of issues. */
const HELD_BY =
  /(?:村|社区|组织|单位|部门|支部|党[组委]|企业|公司|学校|街道|乡|镇|县|区|市)[^,。;]{0,6}(?:反馈|指出|提出|存在|发现|移交|交办)/;
const STATE_BEFORE =
  /(?:(?:(?:共|均|全部|目前|现|基本|部分|持续|长期)?(?:已|已经)?(?:基本|部分)?|尚未|未|没有|未能)(?:完成整改|整改完成|整改到位|完成|整改|办结|销号)|正在(?:整改|办理|推进)(?:整改)?|完成率|整改率|移交|交办|转办)[^,。;\d]{0,14}$/;
const ACTION_BEFORE = /(?:会议|会|研究|调度|督查|督导|检查|督查检查|听取|部署|约谈|谈话|制度)$/;

/** Figures a text states about itself (32个问题, 100条具体整改措施, 已办结9件, 督查检查6次), as written. */
export function claimsOf(spans: BlockSpan[], raw: Raw): DraftClaim[] {
  const claims: DraftClaim[] = [];
  for (const span of spans) {
    const text = matchText(span);
    for (const found of text.matchAll(FIGURE)) {
      const value = numeralValue(found[1] ?? "") ?? Number(found[1]);
      const at = found.index;
      const end = at + found[0].length;
      const claim = subjectOf(text, at, end, found[3] ?? "");
      // 看到“一个问题”, 1个1个解决: a way of speaking, no figure.
      if (!claim || Number.isNaN(value) || (value === 1 && /[“一]$|^个[问环]/.test(part(text, 0, at)))) continue;
      const sentence = sentenceAround(text, at);
      const from = spanOf(span.block, span.from + sentence.from, span.from + sentence.to);
      claims.push({
        what: raw.slice(spanOf(span.block, span.from + claim.from, span.from + claim.to)),
        value,
        unit: `${found[2] ?? ""}${found[3] ?? ""}`,
        text: raw.slice(from),
        metric: metricOf(
          part(text, claim.from, claim.to),
          part(text, Math.max(0, at - 40), at),
          part(text, end, end + 20),
          found[3] ?? "",
        ),
        source: raw.source(spanOf(span.block, span.from + at, span.from + end)),
      });
    }
  }
  return claims;
}

/** Range of the words that say what a figure counts: the noun behind it, else what stands before it in its clause. */
function subjectOf(text: string, at: number, end: number, unit: string): { from: number; to: number } | null {
  const noun = NOUN.exec(part(text, end, end + 40));
  if (noun?.[1] && unit !== "次" && unit !== "%" && !HELD_BY.test(noun[1])) {
    // 未完成的2个问题: the negative stands in front.
    const negative = /(?:尚未|未|没有)(?:完成|整改|到位)(?:整改)?(?=的$)/.exec(part(text, Math.max(0, at - 12), at));
    if (negative) {
      const start = Math.max(0, at - 12) + negative.index;
      return { from: start, to: start + negative[0].length };
    }
    const from = end + noun[0].length - noun[1].length;
    return { from, to: from + noun[1].length };
  }
  const start = Math.max(0, at - AROUND);
  const before = part(text, start, at);
  const clauseFrom = start + Math.max(...[..."。,;:"].map((mark) => before.lastIndexOf(mark))) + 1;
  const clause = part(text, clauseFrom, at);
  // 召开A会议13次、B会议9次: the clause of a figure begins behind the figure before it.
  const previous = new RegExp(`^.*\\d(?:余|多)?(?:${UNIT})[、,]?`).exec(clause);
  const from = clauseFrom + (previous?.[0].length ?? 0);
  const own = part(text, from, at);
  const state = STATE_BEFORE.exec(own);
  if (state) return trimLead(text, from + state.index, at);
  if (/(?:次|场|期)$/.test(unit)) {
    if (ACTION_BEFORE.test(own)) return trimLead(text, from, at);
    const after = /^[^,。;、\d]{2,24}(?=[,。;、])/.exec(part(text, end));
    if (after && /(?:整改|巡[视察])/.test(after[0])) return { from: end, to: end + after[0].length };
  }
  if (/(?:制度|措施|问题|任务|清单)$/.test(own)) return trimLead(text, from, at);
  return null;
}

function trimLead(text: string, from: number, to: number): { from: number; to: number } | null {
  const lead =
    /^(?:[，,\s]|[一二三四五六七八九十]{1,2}是|先后|共计?|其中|并|召开|进行|开展|分别|目前|现|累计)*/.exec(
      part(text, from, to),
    )?.[0].length ?? 0;
  const holder = HELD_BY.exec(part(text, from + lead, to));
  const start = from + lead + (holder ? holder[0].search(/(?:反馈|指出|提出|存在|发现|移交|交办)$/) : 0);
  return to - start >= 2 ? { from: start, to } : null;
}

function metricOf(what: string, before: string, after: string, unit: string): ClaimMetric | null {
  if (!/[个项条]/.test(unit)) return null;
  if (/线索|信访|基本/.test(what)) return null;
  if (/措施/.test(what)) {
    if (/举一反三/.test(what)) return "analogousMeasures";
    if (/改革|发展/.test(what)) return "reformMeasures";
    return /^(?:具体|条|项)?(?:整改)?(?:具体)?(?:整改)?措施$/.test(what) ? "measures" : null;
  }
  if (/(?:尚未|未|没有)(?:完成|整改|到位)[^,。;]{0,6}$/.test(before)) return null;
  if (/(?:正在|推进|长期|持续)/.test(what)) return "ongoingIssues";
  if (/^(?:正在|需|仍需)/.test(after.replace(what, ""))) return "ongoingIssues";
  if (
    /(?:已|完成)/.test(what) ||
    /^(?:的)?(?:具体)?问题(?:均|全部|已)+(?:完成|整改)(?:完成|到位)?(?![^,。;]{0,3}\d)/.test(after)
  ) {
    // 整改措施56项,目前完成53项 counts measures.
    const nouns = before.match(/措施|任务|问题/g);
    if (nouns && nouns.at(-1) !== "问题" && !/问题/.test(what + part(after, 0, 6))) return null;
    return /(?:整改|完成)/.test(what + after) && /[个项]/.test(unit) ? "completedIssues" : null;
  }
  return /^(?:具体|反馈|突出|主要)?问题$/.test(what) ? "issues" : null;
}

/** Characters of a sentence looked at on each side of a figure: a longer one is shown in part, and costs no more. */
const AROUND = 400;

function sentenceAround(text: string, at: number): { from: number; to: number } {
  const start = Math.max(0, at - AROUND);
  const before = part(text, start, at + 1);
  const after = part(text, at, Math.min(text.length, at + AROUND));
  const from = start + Math.max(before.lastIndexOf("。"), before.lastIndexOf(";")) + 1;
  const stops = [after.indexOf("。"), after.indexOf(";")].filter((stop) => stop >= 0);
  return { from, to: at + (stops.length > 0 ? Math.min(...stops) : after.length) };
}

const INSPECTED = /(?:督查|督导)(?:检查)?\d+(?:余|多)?次/;

/** Sentences of a measure that speak of the rectification itself (进行督查检查6次); all other figures there are effects. */
export function selfFigures(spans: BlockSpan[]): BlockSpan[] {
  return spans.flatMap((span) => {
    const text = matchText(span);
    const found = INSPECTED.exec(text);
    if (!found) return [];
    const { from, to } = sentenceAround(text, found.index);
    return /整改/.test(part(text, from, to)) ? [{ block: span.block, from: span.from + from, to: span.from + to }] : [];
  });
}
