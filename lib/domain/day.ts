import { UTCDate } from "@date-fns/utc";
import { addMonths as addMonthsTo } from "date-fns/addMonths";
import { millisecondsInDay, millisecondsInHour } from "date-fns/constants";
import { part } from "@/lib/domain/text/text";

/** A calendar day, YYYY-MM-DD. Deadlines are days in Asia/Shanghai, events are instants. */
export type Day = string & { readonly __day: unique symbol };

/** The one zone of the ledger. Nothing else names it. */
export const ZONE = "Asia/Shanghai";
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;
/** First and last day the ledger takes: a slipped key (0201, 20226, 9999) is no day of any inspection. */
export const FIRST_DAY = "1990-01-01";
export const LAST_DAY = "2100-12-31";
export const DAY_RULE = "这一天不存在或没有填全：请填写 1990 年至 2100 年之间的日期，不填的请清空。";
/** What a form sends for something typed that its browser cannot read as a day; no day, and not empty. */
export const UNREADABLE_DAY = "无法识别";

/** Reads YYYY-MM-DD; null when it is not a day of the calendar (2024-02-30) or outside FIRST_DAY to LAST_DAY. */
export function parseDay(text: string): Day | null {
  if (!SHAPE.test(text) || text < FIRST_DAY || text > LAST_DAY) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? (text as Day) : null;
}

/** A day written in code or a test. Throws when it is none. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (!parsed) throw new Error(`not a day: ${text}`);
  return parsed;
}

/**
 * Writes an instant as 2024-07-30 15:04 of Asia/Shanghai, which this locale does. The zones of the platform are asked, not a
 * library: every page needs this, and in the browser it would come with all of them.
 */
const CLOCK = new Intl.DateTimeFormat("sv-SE", {
  timeZone: ZONE,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

/** The calendar day of an instant in Asia/Shanghai. */
export function dayOf(instant: Date): Day {
  return part(CLOCK.format(instant), 0, 10) as Day;
}

/** Days by their midnight in UTC, as they were written first: a page asks for the same few again and again. */
const written = new Map<number, Day>();
const WRITTEN_MAX = 10_000;

/** A `@db.Date` value (midnight UTC, as the database driver gives it) as a day. */
export function dayFromDb(date: Date): Day {
  const at = date.getTime();
  const before = written.get(at);
  if (before !== undefined) return before;
  const value = part(date.toISOString(), 0, 10) as Day;
  if (written.size >= WRITTEN_MAX) written.clear();
  written.set(at, value);
  return value;
}

/** A day as a `@db.Date` value. */
export function dayToDb(value: Day): Date {
  return new Date(`${value}T00:00:00Z`);
}

/** First instant of the day in UTC, where every day has the same length. Tables of figures ask for thousands of them. */
function midnight(value: Day): number {
  return Date.parse(`${value}T00:00:00Z`);
}

/** `days` calendar days later (earlier when negative). */
export function addDays(value: Day, days: number): Day {
  return dayFromDb(new Date(midnight(value) + days * millisecondsInDay));
}

/** `months` calendar months later; the last day of a month stays within the month. */
export function addMonths(value: Day, months: number): Day {
  return dayFromDb(addMonthsTo(new UTCDate(midnight(value)), months));
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (midnight(to) - midnight(from)) / millisecondsInDay;
}

/** Monday of the week the day lies in. */
export function mondayOf(value: Day): Day {
  return addDays(value, -((new Date(midnight(value)).getUTCDay() + 6) % 7));
}

/** 2024年7月30日, as papers and running text write it. */
export function dayInText(value: Day): string {
  const [year, month, date] = value.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

/** 2024-07-30 15:04 in Asia/Shanghai, for histories. */
export function instantInTable(instant: Date): string {
  return CLOCK.format(instant);
}

/** First instant of a day in Asia/Shanghai: eight hours before that of UTC, nine in the summers before 1992. */
export function startOfDay(value: Day): Date {
  const summer = new Date(midnight(value) - 9 * millisecondsInHour);
  return dayOf(summer) === value ? summer : new Date(midnight(value) - 8 * millisecondsInHour);
}
