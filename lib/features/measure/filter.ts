import type { Day } from "@/lib/domain/day";
import {
  estimatedLabel,
  OPENING_LABEL,
  SOURCE_LABELS,
  STAGE_LABELS,
  STANDS_LABELS,
  STATUS_LABELS,
  TIME_CLASS_LABELS,
} from "@/lib/domain/labels";
import { SEARCH_MAX } from "@/lib/domain/limits";
import type { Stands } from "@/lib/domain/measure/standing-still";
import { type AddressParams, one, readConditions, type Unread } from "@/lib/domain/text/address";
import {
  anyOf,
  type ConditionTable,
  calendarDay,
  choicesOf,
  conditionText,
  days,
  flag,
  isRecordId,
  type Names,
  NONE,
  named,
  words,
} from "@/lib/domain/text/condition";
import type { MeasureStatus, ParentKind, SigningStage, TimeClass } from "@/lib/domain/types";

/**
 * The one filter of measures, as a plain value. A figure anywhere is a filter counted, its link is the same filter written
 * into the address of the ledger, and the rows the ledger then shows come from the same condition: three readings of one
 * value. What each condition means as a query stands in queries/measure-where, which has a row for each of these too.
 *
 * Names and values are kept in saved views and in addresses people have written down: they are never given another meaning.
 */

/** Every condition there is. Ids are those of the ledger; where `none` may stand for one, the row of the table says so. */
export type MeasureFilter = {
  inspection: string;
  q: string;
  section: string;
  /** Root issue: its own measures and those of the items beside it. */
  issue: string;
  item: string;
  /** Where it comes from: the feedback itself, or what the body found beside it. */
  source: ParentKind[];
  /** Lead unit, cooperating unit, or either. */
  leadUnit: string;
  cooperatingUnit: string;
  unit: string;
  leader: string;
  owner: string;
  timeClass: (TimeClass | typeof NONE)[];
  status: MeasureStatus[];
  stage: SigningStage[];
  overdue: true;
  /** Overdue by at least, at most so many days. */
  overdueDaysFrom: number;
  overdueDaysTo: number;
  /** Due from today up to so many days ahead. */
  dueWithin: number;
  /** 无进展: no progress or review for at least so many days. */
  silentDays: number;
  /** 未报送: no entry of any kind for at least so many days. */
  unreportedDays: number;
  /** 滞留: an application has waited at its stage for at least so many working days. */
  stuckDays: number;
  dueFrom: Day;
  dueTo: Day;
  /** 变化 from a day on: overdue now and not at the end of the day before; returned; relapsed; its day moved. */
  overdueFrom: Day;
  returnedFrom: Day;
  relapsedFrom: Day;
  movedFrom: Day;
  closedFrom: Day;
  closedTo: Day;
  /** 期初已完成: closed before the ledger was kept. */
  opening: true;
  submittedTo: Day;
  /** 应销号: the original day has come, today or by the day named. */
  expectedClosed: true;
  expectedClosedBy: Day;
  /** 到期: the effective day has come (today included). */
  comeDue: true;
  /** Closed by an application made on or before the effective day. */
  closedInTime: true;
  /** Closed by an application made after the effective day. */
  closedLate: true;
  /** Something of the assignment is missing. */
  unassigned: true;
  /** 无人负责: leader, owner, lead unit or signing stage has nobody. */
  vacant: Stands[];
  /** Second cycle or later: it relapsed. */
  relapsed: true;
  /** Struck ones instead of counted ones. */
  struck: true;
};

const BEHIND = { behind: true } as const;
const UNKNOWN = [{ value: NONE, label: "未明确" }];
const CLASSES = { ...TIME_CLASS_LABELS, [NONE]: "未分类" };

const finder = { as: "named", choices: [], behind: false } as const;
const known = (labels: Readonly<Record<string, string>>) =>
  ({ as: "choice", choices: choicesOf(labels), behind: true }) as const;
const day = (label: string) => ({ as: "day", label, behind: true }) as const;
const tick = { as: "tick", behind: true } as const;
const chips = (label: string) => ({ as: "chips", label }) as const;

/** The conditions in the order they are written in and said in: how each is read, said and set. */
export const CONDITIONS = {
  /** The page's scope: its head says it, its switcher sets it. */
  inspection: {
    called: "巡视巡察",
    read: one((text) => (isRecordId(text) ? text : null)),
    say: null,
    control: null,
  },
  q: words("查找", SEARCH_MAX, "搜索措施、问题、编号"),
  section: named("方面", { kind: "section", none: "未列方面", control: finder }),
  issue: named("反馈问题", { kind: "issue", control: null }),
  item: named("事项", { kind: "item", control: null }),
  source: anyOf("措施来源", SOURCE_LABELS, known(SOURCE_LABELS)),
  leadUnit: named("牵头部门", { kind: "unit", none: "未明确", control: { ...finder, choices: UNKNOWN } }),
  cooperatingUnit: named("配合部门", { kind: "unit", control: { ...finder, ...BEHIND } }),
  unit: named("牵头或配合部门", { kind: "unit", control: { ...finder, ...BEHIND } }),
  leader: named("责任领导", { kind: "person", none: "未明确", control: { ...finder, choices: UNKNOWN } }),
  owner: named("责任人", { kind: "person", none: "未明确", control: { ...finder, choices: UNKNOWN, ...BEHIND } }),
  timeClass: anyOf("整改类型", CLASSES, { ...known(CLASSES), behind: false }),
  status: anyOf("完成情况", STATUS_LABELS, chips("完成情况")),
  stage: anyOf("审核环节", STAGE_LABELS, known(STAGE_LABELS), "待"),
  overdue: flag("逾期", chips("逾期"), "已逾期"),
  overdueDaysFrom: days("逾期天数自", (n) => `逾期 ${n} 天及以上`, null),
  overdueDaysTo: days("逾期天数至", (n) => `逾期不超过 ${n} 天`, null),
  dueWithin: days("到期天数", (n) => (n === 0 ? "今天到期" : `${n} 天内到期`), chips("到期")),
  silentDays: days("无进展天数", (n) => `连续${n}天无进展`, chips("进展")),
  unreportedDays: days("未报送天数", (n) => `${n} 天未报送`, chips("报送")),
  stuckDays: days("滞留工作日数", (n) => `滞留（已等待 ${n} 个工作日及以上）`, chips("审核")),
  dueFrom: calendarDay("整改时限自", day("时限自")),
  dueTo: calendarDay("整改时限至", day("至")),
  closedFrom: calendarDay("销号时间自", day("销号自")),
  closedTo: calendarDay("销号时间至", day("至")),
  opening: flag(OPENING_LABEL, tick),
  submittedTo: calendarDay("申报时间至", null, (by) => `${by} 前已申报`),
  overdueFrom: calendarDay("新增逾期自", null, (from) => `${from} 起新增逾期`),
  returnedFrom: calendarDay("退回自", null, (from) => `${from} 起退回`),
  relapsedFrom: calendarDay("问题反弹自", null, (from) => `${from} 起问题反弹`),
  movedFrom: calendarDay("时限调整自", null, (from) => `${from} 起时限调整`),
  expectedClosed: flag("应销号", tick),
  expectedClosedBy: calendarDay("应销号时间至", null, (by) => `${by} 应销号`),
  comeDue: flag("时限已到", tick, "已到期"),
  closedInTime: flag("按期销号", tick),
  closedLate: flag("逾期销号", tick),
  unassigned: flag("责任分工未明确", tick),
  vacant: anyOf("无人负责", STANDS_LABELS, known(STANDS_LABELS)),
  relapsed: flag("问题反弹", tick),
  struck: flag("已作废措施", tick),
} as const satisfies ConditionTable<MeasureFilter>;

export type ConditionName = keyof MeasureFilter;
/** Every condition, in order. */
export const CONDITION_NAMES = Object.keys(CONDITIONS) as ConditionName[];

type Rows = typeof CONDITIONS;
/** The conditions set by one kind of control. */
export type SetBy<As extends string> = {
  [K in ConditionName]: Rows[K]["control"] extends { as: As } ? K : never;
}[ConditionName];
/** What a condition takes the id of, for those that do. */
export type NamedCondition = { [K in ConditionName]: Rows[K] extends { kind: string } ? K : never }[ConditionName];
export type NamedKind = Rows[NamedCondition]["kind"];

/** What each condition is called in front of a value nobody can read. */
export const CALLED = Object.fromEntries(CONDITION_NAMES.map((name) => [name, CONDITIONS[name].called])) as Record<
  ConditionName,
  string
>;

/** A condition of an address that says nothing that can be understood; it cuts nothing, and the page says so. */
export type UnreadCondition = Unread<ConditionName>;

/** All inspections together: an answer of the page, and no condition. */
export const EVERYWHERE = "all";

const readers = Object.fromEntries(CONDITION_NAMES.map((name) => [name, CONDITIONS[name].read])) as {
  [K in ConditionName]: Rows[K]["read"];
};

/** Reads the filter from the address of a page; what is absent or unreadable is no condition. */
export function parseMeasureFilter(params: AddressParams): Partial<MeasureFilter> {
  return readConditions(params, readers).values;
}

/** What an address asks of a list of measures and `parseMeasureFilter` could not read, in the order of the conditions. */
export function unreadConditions(params: AddressParams): UnreadCondition[] {
  const inspection = one((text) => (text === EVERYWHERE ? text : readers.inspection([text]).value));
  return readConditions(params, { ...readers, inspection }).unread;
}

/** The filter as parameters of an address, in a fixed order. */
export function filterParams(filter: Partial<MeasureFilter>): Record<string, string> {
  return Object.fromEntries(
    CONDITION_NAMES.flatMap((name) => {
      const value = filter[name];
      return value === undefined ? [] : [[name, conditionText(value)]];
    }),
  );
}

/** Address of the ledger showing exactly the rows of the filter. */
export function ledgerHref(filter: Partial<MeasureFilter>): string {
  const query = new URLSearchParams(filterParams(filter)).toString();
  return query === "" ? "/ledger" : `/ledger?${query}`;
}

/** A condition in force, in words, and the field of the filter it stands for. */
export type SaidCondition = { field: ConditionName; label: string };

/** The conditions of a filter in words, in order; 滞留 is said to be 推定 where it is. */
export function saidConditions(filter: Partial<MeasureFilter>, names: Names, stuckEstimated: boolean): SaidCondition[] {
  return CONDITION_NAMES.flatMap((field) => {
    const say = CONDITIONS[field].say as ((value: unknown, names: Names) => string) | null;
    const value = filter[field];
    if (say === null || value === undefined) return [];
    return [{ field, label: estimatedLabel(say(value, names), field === "stuckDays" && stuckEstimated) }];
  });
}

/** Conditions whose values are ids of things with names. */
export const NAMED_CONDITIONS = CONDITION_NAMES.filter((name): name is NamedCondition => "kind" in CONDITIONS[name]);

/** What a filter names, by what it is called. */
export function chosenNames(filter: Partial<MeasureFilter>, names: Names) {
  return NAMED_CONDITIONS.flatMap((condition) => {
    const value = filter[condition];
    const label = value === undefined ? undefined : names.get(value);
    return value === undefined || label === undefined ? [] : [{ condition, value, label }];
  });
}
