import { TZDate } from "@date-fns/tz";
import { UTCDate } from "@date-fns/utc";
import { addMonths as addMonthsTo, format, isValid, startOfISOWeek } from "date-fns";
import { millisecondsInDay } from "date-fns/constants";
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

/** The day as an instant the calendar functions can work on; the zone only has to be the same on both sides. */
function calendar(day: Day): UTCDate {
  return new UTCDate(`${day}T00:00:00Z`);
}

function fromCalendar(date: Date): Day {
  return format(date, "yyyy-MM-dd") as Day;
}

/** Reads YYYY-MM-DD; null when it is not a day of the calendar (2024-02-30) or outside FIRST_DAY to LAST_DAY. */
export function parseDay(text: string): Day | null {
  if (!SHAPE.test(text) || text < FIRST_DAY || text > LAST_DAY) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return isValid(date) && date.toISOString().startsWith(text) ? (text as Day) : null;
}

/** A day written in code or a test. Throws when it is none. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (!parsed) throw new Error(`not a day: ${text}`);
  return parsed;
}

/** The calendar day of an instant in Asia/Shanghai. */
export function dayOf(instant: Date): Day {
  return fromCalendar(new TZDate(instant, ZONE));
}

/** A `@db.Date` value (midnight UTC, as the database driver gives it) as a day. */
export function dayFromDb(date: Date): Day {
  return part(date.toISOString(), 0, 10) as Day;
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
  return fromCalendar(addMonthsTo(calendar(value), months));
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (midnight(to) - midnight(from)) / millisecondsInDay;
}

/** Monday of the week the day lies in. */
export function mondayOf(value: Day): Day {
  return fromCalendar(startOfISOWeek(calendar(value)));
}

/** 2024年7月30日, as papers and running text write it. */
export function dayInText(value: Day): string {
  return format(calendar(value), "yyyy年M月d日");
}

/** 2024-07-30 15:04 in Asia/Shanghai, for histories. */
export function instantInTable(instant: Date): string {
  return format(new TZDate(instant, ZONE), "yyyy-MM-dd HH:mm");
}

/** First instant of a day in Asia/Shanghai. */
export function startOfDay(value: Day): Date {
  const [year, month, date] = value.split("-").map(Number) as [number, number, number];
  return new Date(new TZDate(year, month - 1, date, 0, 0, 0, ZONE).getTime());
}
