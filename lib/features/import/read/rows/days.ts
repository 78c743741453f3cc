import { part } from "@/lib/domain/text/text";
import { numeralValue } from "@/lib/features/import/read/outline/numerals";

/** A written date. `year` null when the text leaves it out; `day` null for month precision. */
export type WrittenDate = {
  year: number | null;
  month: number;
  day: number | null;
  from: number;
  to: number;
  /** The characters 年月日 were lost by the web page and only one reading is valid. */
  repaired: boolean;
};
export type UnreadDate = { from: number; to: number; text: string };

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(month: number, day: number, year: number | null): boolean {
  const days = MONTH_DAYS[month - 1];
  if (days === undefined || day < 1 || day > days) return false;
  if (month === 2 && day === 29 && year !== null) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return true;
}

/** Every valid month and day a run of digits without separators can mean (`415` → 4-15 alone, `111` → 1-11 and 11-1). */
export function digitReadings(digits: string, year: number | null): { month: number; day: number }[] {
  const readings: { month: number; day: number }[] = [];
  for (const cut of [1, 2]) {
    const month = part(digits, 0, cut);
    const day = part(digits, cut);
    if (day === "" || day.length > 2 || month.startsWith("0") !== (month.length === 2 && month.startsWith("0")))
      continue;
    if (day.startsWith("0") && day.length === 1) continue;
    if (isDay(Number(month), Number(day), year)) readings.push({ month: Number(month), day: Number(day) });
  }
  return readings;
}

const CHINESE_DIGIT = new Set("〇○零一二三四五六七八九");
const CHINESE_DATE = /([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/y;
const CHINESE_MONTH = /([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月(?:份)?/y;
const FULL = /((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/y;
const PUNCTUATED = /((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/y;
const YEAR_MONTH = /((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月(?:份)?(?:[上中下]旬|初|底|中)?/y;
const MONTH_DAY = /(\d{1,2})\s*月\s*(\d{1,2})\s*日/y;
const DAY_ONLY = /(\d{1,2})\s*日/y;
const MONTH = /(\d{1,2})\s*月(?:份)?(?:[上中下]旬|初|底)/y;
/** 9月至11月: a bare month is a date only as the end of a range. */
const BARE_MONTH = /(\d{1,2})\s*月(?!\d)/y;
const LOST = /((?:19|20)\d\d)(\d{2,4})日?(?!\d)/y;
const LOST_YEARLESS = /(\d{2,4})日/y;

function chineseYear(text: string): number {
  return Number([...text].map((c) => (c === "〇" || c === "○" ? 0 : "零一二三四五六七八九".indexOf(c))).join(""));
}

/**
 * Dates of a passage in order. `lost` also reads runs such as 2025415 and 至430日 whose 年月日 a web page dropped;
 * a run with no or several valid readings is handed back unread, never guessed.
 */
export function datesIn(
  text: string,
  options: { lost?: boolean } = {},
): { dates: WrittenDate[]; unread: UnreadDate[] } {
  const dates: WrittenDate[] = [];
  const unread: UnreadDate[] = [];
  let i = 0;
  const at = (pattern: RegExp) => {
    pattern.lastIndex = i;
    return pattern.exec(text);
  };
  const push = (year: number | null, month: number, day: number | null, length: number, repaired = false) => {
    if (day === null ? month >= 1 && month <= 12 : isDay(month, day, year)) {
      dates.push({ year, month, day, from: i, to: i + length, repaired });
    } else unread.push({ from: i, to: i + length, text: part(text, i, i + length) });
    i += length;
  };
  while (i < text.length) {
    const char = text.charAt(i);
    const digit = char >= "0" && char <= "9";
    if (!digit && !CHINESE_DIGIT.has(char)) {
      i += 1;
      continue;
    }
    const before = i > 0 ? text.charAt(i - 1) : "";
    if (!digit) {
      const found = at(CHINESE_DATE) ?? at(CHINESE_MONTH);
      if (found) {
        const day = found[3] === undefined ? null : (numeralValue(found[3]) ?? 0);
        push(chineseYear(found[1] ?? ""), numeralValue(found[2] ?? "") ?? 0, day, found[0].length);
      } else i += 1;
      continue;
    }
    if (/[\d.]/.test(before)) {
      i += 1;
      continue;
    }
    const full = at(FULL) ?? at(PUNCTUATED);
    if (full) {
      push(Number(full[1]), Number(full[2]), Number(full[3]), full[0].length);
      continue;
    }
    const yearMonth = at(YEAR_MONTH);
    if (yearMonth) {
      push(Number(yearMonth[1]), Number(yearMonth[2]), null, yearMonth[0].length);
      continue;
    }
    const monthDay = at(MONTH_DAY);
    if (monthDay) {
      push(null, Number(monthDay[1]), Number(monthDay[2]), monthDay[0].length);
      continue;
    }
    const month =
      at(MONTH) ?? (/月\s*(?:至|到|-|~)\s*$/.test(part(text, Math.max(0, i - 6), i)) ? at(BARE_MONTH) : null);
    if (month) {
      push(null, Number(month[1]), null, month[0].length);
      continue;
    }
    // 3月3日至28日: the month is said once.
    const dayOnly = at(DAY_ONLY);
    const previous = dates.at(-1);
    if (dayOnly && previous?.day && /^\s*(?:至|到|-|~)+\s*$/.test(part(text, previous.to, i)) && !previous.repaired) {
      push(null, previous.month, Number(dayOnly[1]), dayOnly[0].length);
      continue;
    }
    const lost = options.lost ? (at(LOST) ?? at(LOST_YEARLESS)) : null;
    if (lost) {
      const year = lost[2] === undefined ? null : Number(lost[1]);
      // X月23日: the month is left out, not the word for it.
      if (before === "月") {
        unread.push({ from: i, to: i + lost[0].length, text: lost[0] });
        i += lost[0].length;
        continue;
      }
      const readings = digitReadings(lost[2] ?? lost[1] ?? "", year);
      const only = readings.length === 1 ? readings[0] : undefined;
      if (only) push(year, only.month, only.day, lost[0].length, true);
      else if (year !== null) {
        unread.push({ from: i, to: i + lost[0].length, text: lost[0] });
        i += lost[0].length;
      } else i += lost[0].length;
      continue;
    }
    i += 1;
  }
  return { dates, unread };
}

/** YYYY-MM-DD, or YYYY-MM with month precision; null without a year. */
export function isoOf(date: { year: number | null; month: number; day: number | null }): string | null {
  if (date.year === null) return null;
  const month = String(date.month).padStart(2, "0");
  return date.day === null ? `${date.year}-${month}` : `${date.year}-${month}-${String(date.day).padStart(2, "0")}`;
}

/** The same date a year later, earlier or as it is, so that it is the first one not before `after` (an ISO day or month). */
export function firstYearNotBefore(date: { month: number; day: number | null }, after: string): number {
  const year = Number(part(after, 0, 4));
  const candidate = isoOf({ ...date, year }) ?? "";
  const length = Math.min(candidate.length, after.length);
  return part(candidate, 0, length) >= part(after, 0, length) ? year : year + 1;
}

/** The last year in which the date is not after `before`. */
export function lastYearNotAfter(date: { month: number; day: number | null }, before: string): number {
  const year = Number(part(before, 0, 4));
  const candidate = isoOf({ ...date, year }) ?? "";
  const length = Math.min(candidate.length, before.length);
  return part(candidate, 0, length) <= part(before, 0, length) ? year : year - 1;
}
