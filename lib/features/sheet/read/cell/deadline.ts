import type { Cell } from "@/lib/features/sheet/read/book/book";
import { dayOfSerial } from "@/lib/features/sheet/read/book/book";

/** A deadline as it is written in a cell, and the day it means. */

export type TimeClass = "IMMEDIATE" | "TIME_BOUND" | "LONG_TERM";
export type Deadline = { text: string; day: string | null };

const lastOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

function dayOf(year: number, month: number, day: number): string | null {
  if (year < 2000 || year > 2099 || month < 1 || month > 12 || day < 1 || day > lastOf(year, month)) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

const QUARTERS: Readonly<Record<string, number>> = { 一: 3, 二: 6, 三: 9, 四: 12, "1": 3, "2": 6, "3": 9, "4": 12 };
const TENTHS: Readonly<Record<string, number>> = { 上旬: 10, 中旬: 20 };

type Form = { pattern: RegExp; end: (found: RegExpMatchArray, year: number | null) => string | null };
const year4 = (written: string | undefined, year: number | null): number | null =>
  written ? Number(written.length === 2 ? `20${written}` : written) : year;
const inYear = (year: number | null, end: (year: number) => string | null) => (year === null ? null : end(year));

/** In order: what is taken by one is not read by the next. */
const FORMS: readonly Form[] = [
  {
    pattern: /(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*(?:日|号)?(?!\d)/g,
    end: ([, y, m, d]) => dayOf(Number(y), Number(m), Number(d)),
  },
  {
    pattern: /(?<!\d)(20\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)/g,
    end: ([, y, m, d]) => dayOf(Number(y), Number(m), Number(d)),
  },
  {
    pattern: /(?:(20\d\d|\d\d)年)?(?:第)?([一二三四1-4])季度(?:末|底)?/g,
    end: ([, y, q], year) =>
      inYear(year4(y, year), (at) => dayOf(at, QUARTERS[q ?? ""] ?? 0, lastOf(at, QUARTERS[q ?? ""] ?? 1))),
  },
  {
    pattern:
      /(?:(20\d\d|\d\d)年|(?:本|今|当)年)?\s*(\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?\s*(\d{1,2})(?:日|号)/g,
    end: ([, y, m, d], year) => inYear(year4(y, year), (at) => dayOf(at, monthOf(m), Number(d))),
  },
  {
    pattern:
      /(?:(20\d\d|\d\d)年|(?:本|今|当)年)?\s*(\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?(上旬|中旬|下旬|底|末)?/g,
    end: ([, y, m, tenth], year) =>
      inYear(year4(y, year), (at) => dayOf(at, monthOf(m), TENTHS[tenth ?? ""] ?? lastOf(at, monthOf(m) || 1))),
  },
  {
    pattern: /(20\d\d)\s*[-/.]\s*(\d{1,2})(?![\d.])/g,
    end: ([, y, m]) => dayOf(Number(y), Number(m), lastOf(Number(y), Number(m) || 1)),
  },
  {
    pattern: /(?:(20\d\d|\d\d)年|(?:本|今|当)年)?上半年/g,
    end: ([, y], year) => inYear(year4(y, year), (at) => dayOf(at, 6, 30)),
  },
  {
    pattern: /(?:(20\d\d|\d\d)年|(?:本|今|当)年|年)(?:度)?(?:底|末|内|终)|(20\d\d)年(?:度)?(?:前|以前)?$/g,
    end: ([, y, z], year) => inYear(year4(y ?? z, year), (at) => dayOf(at, 12, 31)),
  },
];

const CHINESE_MONTHS = "一二三四五六七八九十";
function monthOf(written: string | undefined): number {
  if (!written) return 0;
  if (/^\d+$/.test(written)) return Number(written);
  if (written.length === 2) return 10 + CHINESE_MONTHS.indexOf(written.charAt(1)) + 1;
  return CHINESE_MONTHS.indexOf(written) + 1;
}

/** Longer passages are no deadline; only their beginning is looked at. */
const LONGEST = 200;

/** The last day a passage names: of 2024年3月至6月 its end. `year` is that of the sheet, for words that leave it out. */
export function dayIn(written: string, year: number | null): string | null {
  const text =
    written.length > LONGEST
      ? ""
      : written
          .replace(/[\s\u3000]+/g, "")
          .replace(/[／]/g, "/")
          .replace(/[．]/g, ".");
  // 2024年3月至6月: the second is of the same year as the first.
  const named = /(20\d\d)/.exec(text)?.[1];
  const of = named ? Number(named) : year;
  const taken = new Uint8Array(text.length + 1);
  let last: { at: number; day: string | null } | null = null;
  for (const { pattern, end } of FORMS) {
    for (const found of text.matchAll(pattern)) {
      if (found[0] === "" || taken[found.index] || taken[found.index + found[0].length - 1]) continue;
      taken.fill(1, found.index, found.index + found[0].length);
      if (!last || found.index > last.at) last = { at: found.index, day: end(found, of) };
    }
  }
  return last?.day ?? null;
}

/** Whether a passage speaks of a day at all. */
export const namesTime = (text: string): boolean =>
  /\d|[一二三四五六七八九十]月|季度|年底|年末|年内|上半年|月底/.test(text);

const LONG_TERM = /长期|持续|常态化|常抓不懈|一直/;
const IMMEDIATE = /立行立改|即知即改|立即|马上|即行即改|立查立改|边查边改/;
const TIME_BOUND = /限期|定期|阶段性?整改|分阶段/;

/** 立行立改, 限期整改, 长期坚持: which class the words say; null where they say none. */
export function timeClassOf(text: string): TimeClass | null {
  if (LONG_TERM.test(text)) return "LONG_TERM";
  if (IMMEDIATE.test(text)) return "IMMEDIATE";
  return TIME_BOUND.test(text) ? "TIME_BOUND" : null;
}

/** A cell as a deadline: a date, a number that counts days, or words. */
export function deadlineOf(cell: Cell, from1904: boolean, year: number | null): Deadline {
  const text = cell.text.trim();
  if (cell.day) return { text, day: cell.day };
  if (cell.number !== null && Number.isInteger(cell.number) && text.length <= 6) {
    const asYearMonth = dayIn(text, null);
    return { text, day: asYearMonth ?? dayOfSerial(cell.number, from1904) };
  }
  return { text, day: dayIn(text, year) };
}

/** A cell as a day something happened on. */
export const happenedOn = (cell: Cell, from1904: boolean, year: number | null): string | null =>
  deadlineOf(cell, from1904, year).day;
