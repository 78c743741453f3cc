import { addDays, type Day, daysBetween, parseDay } from "@/lib/domain/day";
import { halfWidth } from "@/lib/domain/text/half-width";
import { part, shorten } from "@/lib/domain/text/text";
import type { CalendarKind } from "@/lib/domain/types";
import { isWeekend, weekdayOf, yearOf } from "./calendar";

/**
 * The State Council's notice of a year's holidays (国务院办公厅关于部分节假日安排的通知), as it is published and pasted:
 * 春节：2月15日（农历腊月二十八、周日）至23日（周一）放假调休，共9天。2月14日（周六）上班。 A line that names no day is
 * the notice's frame and left out; everything else is understood to its last character or told as an error.
 */

export type NoticeDay = { day: Day; kind: CalendarKind; name: string };
export type NoticeError = { line: number; why: string };
export type HolidayNotice = {
  days: NoticeDay[];
  /** Number of the notice (国办发明电〔2025〕7号) where the text has it. */
  reference: string;
  errors: NoticeError[];
  /** Holidays of every year that the text does not name. */
  missing: string[];
};

/** What every notice names (全国年节及纪念日放假办法). */
const HOLIDAYS = ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"];
/** More days than any notice names; a whole month off is a slip of the pen. */
const MAX_DAYS = 60;
const MAX_RUN = 15;

const WEEKDAYS = "日一二三四五六";
/** One holiday stands on one line or the whole notice in one paragraph: every numbered sentence is read by itself. */
const NUMBERED = /(?<=[。:])(?=[一二三四五六七八九十]{1,3}、)/;
const NAMED = /^(?:\(?[一二三四五六七八九十]{1,3}[、)]|\(?\d{1,2}[.、)])?([^:,。;\d()]{1,20}):/;
/** Date of issue at the foot of the notice. */
const SIGNED = /^\(?(?:国务院办公厅)?\d{4}年\d{1,2}月\d{1,2}日\)?$/;
const ADVICE = /^(?:鼓励|提倡|请|各地|各单位)/;
const VERB = /放假|上班/;
const NAMES_DAY = /\d{1,2}[月日]/;
const DATE = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})(?:[日号]|(?=[至到~—–-]))(?:\(([^()]{0,30})\))?/y;
const BETWEEN = /(?:至|到|~|[—–-]{1,2})/y;
/** Words beside the days: 放假调休，共9天 · 放假1天，不调休 · 放假，与周末连休. */
const BESIDE = /(?:与周末连休|[、,和及与]|不?调休|共?\d{1,2}天|正常|照常|均)/y;

function count(days: number): string {
  return `${days}天`;
}

/** Reads one line from left to right; what it cannot read it says once. */
class LineReader {
  private month: number | null = null;
  private yearSaid: number;
  constructor(
    private readonly year: number,
    private readonly fail: (why: string) => void,
  ) {
    this.yearSaid = year;
  }

  private date(said: RegExpExecArray): Day | null {
    const [, year, month, date, beside = ""] = said;
    if (year) this.yearSaid = Number(year);
    else if (month && this.month === 12 && Number(month) === 1) this.yearSaid = this.year;
    if (month) this.month = Number(month);
    if (this.month === null) {
      this.fail(`“${said[0]}”没有写明月份`);
      return null;
    }
    const pad = (n: number | string | undefined) => String(n).padStart(2, "0");
    const words = `${this.month}月${Number(date)}日`;
    const day = parseDay(`${this.yearSaid}-${pad(this.month)}-${pad(date)}`);
    if (!day) this.fail(`${this.yearSaid}年没有${words}`);
    else if (yearOf(day) !== this.year && !(yearOf(day) === this.year - 1 && this.month === 12)) {
      this.fail(`${this.yearSaid}年${words}不是${this.year}年的日子`);
    } else {
      const weekday = WEEKDAYS[weekdayOf(day)];
      const written = /(?:周|星期)([一二三四五六日天])/.exec(beside)?.[1]?.replace("天", "日");
      if (written && written !== weekday) {
        this.fail(`${this.yearSaid}年${words}是周${weekday}，文中写的是周${written}`);
      }
      return day;
    }
    return null;
  }

  /** Every day named before a verb, ranges filled; null when something was not understood, which was told. */
  days(text: string): Day[] | null {
    const found: Day[] = [];
    let sound = true;
    let at = 0;
    const take = (pattern: RegExp) => {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (match) at += match[0].length;
      return match;
    };
    while (at < text.length) {
      // 共3天 before the next date is no date.
      if (take(BESIDE)) continue;
      const start = take(DATE);
      if (!start) {
        this.fail(`没有读懂“${shorten(part(text, at), 20)}”`);
        return null;
      }
      const from = this.date(start);
      let to = from;
      if (take(BETWEEN)) {
        const end = take(DATE);
        if (!end) {
          this.fail(`“${start[0]}”之后没有写明到哪一天`);
          return null;
        }
        to = this.date(end);
      }
      if (!from || !to) sound = false;
      else if (to < from) {
        this.fail(`${from} 至 ${to}，结束早于开始`);
        sound = false;
      } else if (daysBetween(from, to) >= MAX_RUN) {
        this.fail(`${from} 至 ${to} 超过${count(MAX_RUN)}，请核对`);
        sound = false;
      } else for (let day = from; day <= to; day = addDays(day, 1)) found.push(day);
    }
    return sound ? found : null;
  }
}

/** What a sentence says: its days by kind, each with the number of days it claims. */
function readSentence(sentence: string, reader: LineReader, fail: (why: string) => void) {
  const parts = sentence.split(/(放假|上班)/);
  const runs: { kind: CalendarKind; days: Day[] }[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const kind = parts[i + 1] === "放假" ? "HOLIDAY" : "WORKDAY";
    const days = reader.days(parts[i] ?? "");
    if (days?.length === 0) fail(`“${parts[i + 1]}”之前没有写明日期`);
    if (!days || days.length === 0) continue;
    runs.push({ kind, days });
    const claimed = /^(?:[^\d]{0,6})?(\d{1,2})天/.exec(parts[i + 2] ?? "")?.[1];
    if (kind === "HOLIDAY" && claimed && Number(claimed) !== days.length) {
      fail(`写明共${count(Number(claimed))}，按起止日期是${count(days.length)}`);
    }
  }
  const rest = parts.at(-1) ?? "";
  if ((reader.days(rest)?.length ?? 0) > 0) fail(`“${rest}”没有写明放假还是上班`);
  return runs;
}

/** Understands the notice of a year. Never throws; every fault is told with its line, from 1. */
export function readNotice(text: string, year: number): HolidayNotice {
  const errors: NoticeError[] = [];
  const days = new Map<Day, NoticeDay & { line: number }>();
  const names: string[] = [];
  let name = "";
  const add = (line: number, kind: CalendarKind, day: Day) => {
    const fail = (why: string) => errors.push({ line, why });
    const before = days.get(day);
    if (before && before.kind !== kind) fail(`${day} 既写了放假又写了上班（见第${before.line}行）`);
    else if (kind === "WORKDAY" && !isWeekend(day)) fail(`${day} 是周${WEEKDAYS[weekdayOf(day)]}，本来就上班，请核对`);
    else if (!before) days.set(day, { day, kind, name, line });
  };
  const lines = text.split("\n").map((line) => halfWidth(line).replace(/\s+/g, ""));
  for (const [index, source] of lines.entries()) {
    const fail = (why: string) => errors.push({ line: index + 1, why });
    const titled = /关于(\d{4})年部分节假日/.exec(source)?.[1];
    if (titled && Number(titled) !== year) fail(`这是${titled}年的通知，所选年份是${year}年`);
    for (const said of source.split(NUMBERED)) {
      // The frame of the notice speaks of 放假 too, but names no holiday with a colon after it.
      const aboutDays = NAMES_DAY.test(said) || (NAMED.test(said) && VERB.test(said));
      if (!aboutDays || SIGNED.test(said)) continue;
      const named = NAMED.exec(said);
      if (named?.[1]) {
        name = named[1];
        names.push(name);
      }
      if (!name) {
        fail("开头没有写节日名称，应如“元旦：1月1日放假”");
        continue;
      }
      const reader = new LineReader(year, fail);
      const before = errors.length;
      let runs = 0;
      for (const sentence of said.replace(NAMED, "").split(/[。;]/)) {
        if (sentence === "" || ADVICE.test(sentence)) continue;
        if (!VERB.test(sentence)) {
          if (NAMES_DAY.test(sentence)) fail(`“${shorten(sentence, 20)}”没有写明放假还是上班`);
          continue;
        }
        for (const run of readSentence(sentence, reader, fail)) {
          runs += 1;
          for (const day of run.days) add(index + 1, run.kind, day);
        }
      }
      if (runs === 0 && errors.length === before) fail("没有写明哪几天放假");
    }
  }
  if (days.size > MAX_DAYS)
    errors.push({ line: lines.length, why: `全年共${count(days.size)}，超过${count(MAX_DAYS)}` });
  return {
    days: [...days.values()].map(({ line: _, ...d }) => d).sort((a, b) => (a.day < b.day ? -1 : 1)),
    reference: /国办[^〔[(\d]{0,8}[〔[(]\d{4}[〕\])]第?\d{1,4}号/.exec(lines.join("\n"))?.[0] ?? "",
    errors: errors.sort((a, b) => a.line - b.line),
    missing: HOLIDAYS.filter((holiday) => !names.some((n) => n.includes(holiday))),
  };
}

/** 1月1日至3日, 1月31日至2月6日, 5月1日; a day of another year with its year. */
export function runInWords({ from, to }: { from: Day; to: Day }, year: number): string {
  const [of, month, date] = from.split("-").map(Number);
  const [, lastMonth, lastDate] = to.split("-").map(Number);
  const start = `${of === year ? "" : `${of}年`}${month}月${date}日`;
  if (from === to) return start;
  return `${start}至${lastMonth === month ? "" : `${lastMonth}月`}${lastDate}日`;
}
