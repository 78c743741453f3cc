import { part } from "@/lib/domain/text/text";
import {
  type Block,
  type BlockSpan,
  matchText,
  type Raw,
  spanOf,
  trimmed,
} from "@/lib/features/import/read/file/blocks";
import { isChrome } from "@/lib/features/import/read/file/chrome";
import type { Report } from "@/lib/features/import/read/header/header";
import { datesIn, isoOf } from "@/lib/features/import/read/rows/days";
import { markerOf } from "./markers";
import type { ReportHeader } from "./types";

const CONTACT =
  /^\(?(?:欢迎|如有意见|联系(?:方式|电话|人|地址)|监督电话|咨询电话|电子(?:邮箱|邮件|信箱)|邮政|邮编|通[信讯]地址|邮寄|来信|专用信箱|.{0,60}(?:进行监督|监督渠道|提出意见))/;
const CONTACT_WORD = /(?:电话|邮箱|信箱|地址|监督)/;
const NOTE =
  /^\(?(?:此件|本件).{0,12}公开.{0,6}\)?$|^附件\d*\s*:?|^附\s*:|^\(?(?:公示|公开)(?:时间|期限|期)\s*:?|^特此(?:报告|通报|公告|公示)/;
/** 中共青石区 above 水务局党组: one name over two lines. */
const BEGINS_NAME = /^(?:中共|中国共产党)[\u4e00-\u9fff]{2,20}$/;
const ORGAN_END =
  /(?:党组|党委|党工委|党支部|党总支|委员会|委|局|厅|部|办|办公室|中心|政府|院|校|公司|集团|机关|分局|所|站|处|学|会|团|社|馆|行|组|队)$/;

export type Tail = {
  /** Index of the first block that belongs to the end of the report. */
  from: number;
  contact: ReportHeader["contact"];
  signature: string | null;
  signedOn: string | null;
};

/** A line that is nothing but a date, or a signature with its date; null for any other line. */
function dateLine(
  block: Block,
): { day: string | null; from: number; to: number; repaired: boolean; unread: boolean } | null {
  if (block.text.length > 60 || /[。;,:]/.test(block.text)) return null;
  const found = datesIn(block.text, { lost: true });
  const date = found.dates.at(-1);
  if (date && date.year !== null && date.to >= block.text.replace(/(?:印发|发布|公布|公开)$/, "").length - 1) {
    return { day: isoOf(date), from: date.from, to: date.to, repaired: date.repaired, unread: false };
  }
  const unread = found.unread.at(-1);
  if (unread && unread.from === 0) return { day: null, ...unread, repaired: false, unread: true };
  return null;
}

function isSigner(text: string): boolean {
  return (
    text.length >= 3 &&
    text.length <= 45 &&
    !/[。,;:!?“”]/.test(text) &&
    !isChrome(text) &&
    ORGAN_END.test(text.replace(/\([^)]*\)$/, ""))
  );
}

/** Lines of a list of attachments, and how long each is at most. */
const MOST_ATTACHMENTS = 30;
const LONGEST_ATTACHMENT = 60;

/** Index of 附件: where what lies between it and `end` is nothing but its list; else `end`. */
function attachmentsFrom(blocks: readonly Block[], after: number, end: number): number {
  for (let i = end - 1; i >= Math.max(after, end - MOST_ATTACHMENTS); i -= 1) {
    const block = blocks[i];
    if (!block) return end;
    if (/^附件?\s*\d*\s*:/.test(block.text)) return i;
    const listed = markerOf(block) !== null && block.text.length <= LONGEST_ATTACHMENT && !/[。;]/.test(block.text);
    if (!listed && !NOTE.test(block.text) && !isChrome(block.text)) return end;
  }
  return end;
}

/**
 * Contact line, signature, date and trailers, looked for from the end upwards. `after` is the first block that may belong
 * to the end; `publishedOn` (from the page) settles a date that has more than one reading.
 */
export function tailOf(blocks: Block[], after: number, raw: Raw, publishedOn: string | null, report: Report): Tail {
  let signature: string | null = null;
  let signedOn: string | null = null;
  let from = blocks.length;
  let signed = -1;
  for (let i = blocks.length - 1; i >= Math.max(after, blocks.length - 40); i -= 1) {
    const block = blocks[i];
    const date = block && !isChrome(block.text) ? dateLine(block) : null;
    if (!block || !date) continue;
    const before = trimmed(spanOf(block, 0, date.from));
    const previous = blocks[i - 1];
    const own = before.to - before.from >= 3 && isSigner(part(block.text, before.from, before.to));
    // Words that sign nothing in front of it: a cell of a table, a line of a list.
    if (!own && before.to > before.from) continue;
    if (!own && !(previous && isSigner(previous.text) && !markerOf(previous)) && i < blocks.length - 6) continue;
    const signers: BlockSpan[] = own ? [before] : [];
    let first = i;
    let named = "";
    for (let j = i - 1; !own && j > i - 3 && j >= after; j -= 1) {
      const line = blocks[j];
      if (!line || !isSigner(line.text) || markerOf(line)) break;
      signers.unshift(spanOf(line));
      first = j;
    }
    const above = blocks[first - 1];
    const begun = signers[0];
    if (above && begun && first > after && BEGINS_NAME.test(above.text) && !/^(?:中共|中国)/.test(matchText(begun))) {
      named = raw.slice(spanOf(above));
      first -= 1;
    }
    signature = signers.length > 0 ? named + signers.map((span) => raw.slice(span)).join("、") : null;
    signedOn = date.day;
    const span = spanOf(block, date.from, date.to);
    if (date.unread) {
      signedOn = agreeing(part(block.text, date.from, date.to), publishedOn);
      report(
        signedOn
          ? `落款日期缺少年月日字样，按发布时间读为${signedOn}，请核对`
          : "落款日期缺少年月日字样，有多种读法，未采用，请核对",
        span,
      );
    } else if (date.repaired) report(`落款日期缺少年月日字样，按唯一有效读法读为${signedOn ?? ""}，请核对`, span);
    from = first;
    signed = i;
    break;
  }
  if (signed < 0) {
    // No date: a lone organ at the very end still signs.
    for (let i = blocks.length - 1; i >= Math.max(after, blocks.length - 5); i -= 1) {
      const block = blocks[i];
      if (!block || isChrome(block.text) || NOTE.test(block.text)) continue;
      if (
        isSigner(block.text) &&
        !markerOf(block) &&
        /(?:党组|党委|党工委|委员会|局|厅|政府|党支部)$/.test(block.text)
      ) {
        signature = raw.slice(spanOf(block));
        from = i;
      }
      break;
    }
  }
  for (let i = from - 1; i >= after; i -= 1) {
    const text = blocks[i]?.text ?? "";
    if (NOTE.test(text) || isChrome(text)) from = i;
    else break;
  }
  from = attachmentsFrom(blocks, after, from);
  for (const block of blocks.slice(from)) {
    if (/^附件\d*\s*:?\s*$/.test(block.text) && block === blocks.at(-1)) report("“附件”之后没有内容", spanOf(block));
  }
  let contactFrom = from;
  for (let i = from - 1; i >= after && i >= from - 8; i -= 1) {
    const text = blocks[i]?.text ?? "";
    if (markerOf(blocks[i] as Block)) break;
    if ((CONTACT.test(text) && CONTACT_WORD.test(text)) || NOTE.test(text)) contactFrom = i;
    else if (!/(?:电话|邮箱|地址|邮编)/.test(text)) break;
  }
  const contact = contactOf(blocks.slice(contactFrom), raw);
  const found = Object.values(contact).some((value) => value !== null);
  if (!found) {
    const wide = contactOf(
      blocks
        .slice(Math.max(after, blocks.length - 12))
        .filter((block) => /(?:联系|监督|反映|咨询).*电话|电话\s*:/.test(block.text)),
      raw,
    );
    return { from: contactFrom, contact: wide, signature, signedOn };
  }
  return { from: contactFrom, contact, signature, signedOn };
}

/** The page's publication day when the digits of the run spell exactly that day. */
function agreeing(digits: string, publishedOn: string | null): string | null {
  if (!publishedOn) return null;
  const [year, month, day] = publishedOn.split("-").map(Number);
  return digits.replace(/\D/g, "") === `${year}${month}${day}` ? publishedOn : null;
}

const PHONE =
  /(?:联系电话|监督电话|咨询电话|举报电话|联系方式|电\s*话)(?:\([^)]{0,10}\))?\s*(?::|为|是)?\s*(\(?\d[\d()\s-]{5,22}\d)/;
const EMAIL = /[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}/;
const ADDRESS =
  /(?:通[信讯]地址|联系地址|邮寄地址|来信地址|邮政信箱|专用信箱|信箱地址|地\s*址)\s*(?::|为)?\s*([^,;。]{4,60}?)(?=\s*(?:[,;。]|\(?邮(?:政)?编(?:码)?|$))/;
const POSTCODE = /邮(?:政)?编(?:码)?\s*(?::|为)?\s*(\d{6})(?!\d)/;

/** Telephone, e-mail, address and postcode as written. */
export function contactOf(blocks: Block[], raw: Raw): ReportHeader["contact"] {
  const find = (pattern: RegExp) => {
    for (const block of blocks) {
      const found = pattern.exec(block.text);
      const value = found?.[1] ?? found?.[0];
      if (!found || !value) continue;
      const from = found.index + found[0].indexOf(value);
      return raw.slice(spanOf(block, from, from + value.length));
    }
    return null;
  };
  const address = find(ADDRESS);
  return {
    phone: find(PHONE),
    // A full-width ＠ is no part of an address anyone can write to.
    email: find(EMAIL)?.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)) ?? null,
    address: address && /@/.test(address) ? null : address,
    postcode: find(POSTCODE),
  };
}
