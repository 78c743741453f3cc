import { part } from "@/lib/domain/text/text";
import { isUnclosed } from "@/lib/features/import/read/outline/quotes";
import { isChrome, isSourceLine } from "./chrome";
import { type Layout, wrapsInto } from "./layout";

const MARKER =
  /^(?:[一二三四五六七八九十]{1,3}[、.]|第[一二三四五六七八九十]{1,3}(?:类|方面)(?:问题)?[、.:,]|[●○◎◆◇◈■□▲△▼★☆►▶▷➤➢❖✦※]|--(?!\d)|\([一二三四五六七八九十\d]{1,3}\)|\d{1,3}[.、)](?!\d)|[①-⒛㈠-㈩]|[【(]?(?:反馈|具体|整改)?(?:问题|任务|事项)[一二三四五六七八九十\d]{1,3}[:.、】)])/;
/** A row or a cell of a table copied as text. */
const TABLE_ROW = /^\d{1,3}(?:[ |]|$)/;
/** 整改时限:立行立改 is all there is to say. */
const SHORT_FACT = /^(?:责任|牵头|配合|分管|包抓|完成|整改|办结|落实)[\u4e00-\u9fff]{1,6}:[^,。;:]{1,20}$/;
const ENUMERATOR = /^(?:[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]{1,3}[,、:])/;
const OWN_LINE =
  /^(?:针对|关于.{0,80}(?:问题|整改)|此外[,]|附件|欢迎|来源|发布|联系|电话|地址|邮编|电子邮箱|【|(?:责任|牵头|配合|完成|取得|存在|具体|反馈|采取|落实|进展|整改)[\u4e00-\u9fff]{0,6}:|整改(?:情况|措施|落实|成效|进展)|\(?此件|下一?步)/;
/** A line that is nothing but a date, with or without its separators and a time of day. */
const DATE_LINE =
  /^(?:(?:19|20)\d{2}[\d\s年月日/.:-]{3,20}|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?)$/;
const TERMINAL = /[。!?;:…”"』’)】]$/;
const SIGNED = /^[^,。;:]{4,45}\s+(?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?$/;
const SIGNER_END = /(?:党组|党委|党工委|党支部|委员会|局|办公室|中心|政府|公司|医院|学院|大学)$/;
const HEADING_END =
  /(?:问题|意见|方面|情况|打算|计划|安排|措施|落实|整改|不够|不足|不到位|不深入?|不严格?|不实|不力|不强|不高|不规范|不及时|不完善|不健全|不扎实|不充分|不彻底|不紧密?|不牢固?|不明显|差距|落差|温差|短板|薄弱|偏差|弱化|缺失|欠缺|滞后|漏洞|隐患|突出|有待(?:加强|提高|提升|改进))$/;

/** Characters of a clause of a heading, and of all of it: (一)学习在先,反思紧随,整改为重. */
const LONGEST_CLAUSE = 12;
const LONGEST_HEADING = 45;

function isHeadingOfClauses(line: string): boolean {
  const marker = MARKER.exec(line);
  if (!marker || line.length > LONGEST_HEADING || /[;。:!?]/.test(line)) return false;
  const words = part(line, marker[0].length);
  if (/^(?:针对|关于)/.test(words)) return false;
  const clauses = words.split(/[,、]/);
  return clauses.length > 1 && clauses.every((clause) => clause.length > 1 && clause.length <= LONGEST_CLAUSE);
}

/** Whether the line goes on in the next one: "certain" by punctuation, "likely" by an unfinished sentence, or not. */
export function goesOn(previous: string, next: string, gap: boolean): "certain" | "likely" | "no" {
  if (isChrome(previous) || isChrome(next) || isSourceLine(previous) || isSourceLine(next)) return "no";
  if (MARKER.test(next) || ENUMERATOR.test(next) || OWN_LINE.test(next) || DATE_LINE.test(next)) return "no";
  if (/^[,、;:。!?”’)》】]/.test(next)) return "certain";
  if (/[,、“‘《(]$/.test(previous)) return "certain";
  if (gap) return "no";
  if (/(?:电话|邮编|邮箱|邮政编码|地址)[^。,;]{0,6}:$/.test(previous)) return "certain";
  if (SHORT_FACT.test(previous)) return "no";
  // A contact line that lost its full stop, and a signature with its date behind it.
  if (/(?:电话|邮编|邮箱|邮政编码|地址)[^。]{0,50}$/.test(previous) || SIGNED.test(next)) return "no";
  if (TABLE_ROW.test(next) || TABLE_ROW.test(previous)) return "no";
  // A heading: numbered, no sentence, not too long; a number with a comma behind words of the genre ends one as well.
  if (/^[一二三四五六七八九十]{1,3}、/.test(previous) && !/[;。:]/.test(previous) && previous.length <= 45) return "no";
  if (/^第[一二三四五六七八九十]{1,3}(?:类|方面)/.test(previous) && !/[;。]/.test(previous) && previous.length <= 40)
    return "no";
  if (MARKER.test(previous) && !/[;。:]/.test(previous) && HEADING_END.test(previous)) return "no";
  if (isHeadingOfClauses(previous)) return "no";
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

/** As `goesOn`, for lines broken at the edge of a page: what their print tells counts before what their words do. */
export function wraps(
  layout: Layout,
  previous: { text: string; width: number },
  next: { text: string; indent: number },
  gap: boolean,
): "certain" | "likely" | "no" {
  const { text } = next;
  if (isChrome(previous.text) || isChrome(text) || isSourceLine(previous.text) || isSourceLine(text)) return "no";
  const printed = wrapsInto(layout, previous, next);
  if (printed === "goes on") return "certain";
  if (/^[,、;:。!?”’)》】]/.test(text)) return "certain";
  if (printed === "begins") return "no";
  // A short line mostly ends its paragraph; one broken elsewhere shows it by its words.
  if (printed === "short") return goesOn(previous.text, text, gap);
  if (gap || MARKER.test(text) || ENUMERATOR.test(text) || OWN_LINE.test(text) || DATE_LINE.test(text)) return "no";
  return TERMINAL.test(previous.text) ? "likely" : "certain";
}
