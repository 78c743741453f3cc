import { type Day, parseDay } from "@/lib/domain/day";
import { one, type Reader, several } from "./address";
import { cut } from "./text";

/**
 * A condition of a list as a row of a table: what it is called, how it is read from an address, how it is said, and by what
 * control it is set. A list writes one row per condition; what the row says, its page, its address and its chips all do.
 */

export type Choice = { value: string; label: string };

/** What a condition is set by on the page of its list. */
export type Control =
  /** Words to find. */
  | { as: "search"; label: string }
  /** One of a few values known beforehand. */
  | { as: "choice"; choices: readonly Choice[]; behind: boolean }
  /** One of the names the page offers, chosen or found by typing, and after them what stands for none. */
  | { as: "named"; choices: readonly Choice[]; behind: boolean }
  | { as: "day"; label: string; behind: boolean }
  /** There or not; the box is called as the condition is said. */
  | { as: "tick"; behind: boolean }
  /** A few values of the day as links; which ones is the page's to say. */
  | { as: "chips"; label: string };

/** Names of what conditions speak of, by id; what the viewer does not see has none. */
export type Names = ReadonlyMap<string, string>;

export type Condition<T> = {
  /** Called so in front of a value nobody can read. */
  called: string;
  read: Reader<T>;
  /** In words, as its chip says it; null for the scope of the page, which its head says. */
  say: ((value: T, names: Names) => string) | null;
  /** Null for a condition that only links set. */
  control: Control | null;
};

/** A row for every condition of a filter: a condition without its row does not compile. */
export type ConditionTable<F> = { [K in keyof F]-?: Condition<F[K]> };

/** Stands where an id does for what has none. */
export const NONE = "none";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const isRecordId = (text: string): boolean => UUID.test(text);

/** Days a condition may count, at most: ten years. */
const DAYS_MAX = 3650;

const readDays = one((text) => (/^\d{1,4}$/.test(text) && Number(text) <= DAYS_MAX ? Number(text) : null));
const readFlag = one((text) => (text === "1" ? (true as const) : null));

/** A row whose control is known by its type: which conditions are set how can be asked of the table. */
type Row<T, C extends Control | null> = {
  called: string;
  read: Reader<T>;
  say: (value: T, names: Names) => string;
  control: C;
};

/** Words that stand somewhere in the row, cut at `max` characters. */
export function words(called: string, max: number, label: string): Row<string, { as: "search"; label: string }> {
  return {
    called,
    read: one((text) => cut(text.trim(), max) || null),
    say: (text) => `关键词“${text}”`,
    control: { as: "search", label },
  };
}

/** Something by its id. `kind` says what it is an id of, `none` what is said where there is none, if that can be asked. */
export function named<const K extends string, const C extends Control | null>(
  called: string,
  { kind, none, control }: { kind: K; none?: string; control: C },
): Row<string, C> & { kind: K } {
  return {
    called,
    kind,
    read: one((text) => (isRecordId(text) || (none !== undefined && text === NONE) ? text : null)),
    say: (id, names) => `${called}：${none !== undefined && id === NONE ? none : (names.get(id) ?? "（未找到）")}`,
    control,
  };
}

/** Any of a few known values, in the order of their labels. */
export function anyOf<T extends string, const C extends Control | null>(
  called: string,
  labels: Readonly<Record<T, string>>,
  control: C,
  said: string = called,
): Row<T[], C> {
  return {
    called,
    read: several(Object.keys(labels) as T[]),
    say: (values) => `${said}：${values.map((value) => labels[value]).join("、")}`,
    control,
  };
}

export function choicesOf(labels: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

/** A number of days. */
export function days<const C extends Control | null>(
  called: string,
  say: (days: number) => string,
  control: C,
): Row<number, C> {
  return { called, read: readDays, say, control };
}

/** A day of the calendar. */
export function calendarDay<const C extends Control | null>(
  called: string,
  control: C,
  say: (day: Day) => string = (day) => `${called} ${day}`,
): Row<Day, C> {
  return { called, read: one(parseDay), say, control };
}

/** There or not. */
export function flag<const C extends Control | null>(called: string, control: C, said = called): Row<true, C> {
  return { called, read: readFlag, say: () => said, control };
}

/** A value of a condition as it is written into an address; read back it is the same. */
export function conditionText(value: string | number | true | readonly string[]): string {
  if (value === true) return "1";
  return typeof value === "object" ? value.join(",") : String(value);
}
