import { BREAK_LABELS, type EventAction, type SubjectType } from "../events";
import { ISSUE, ITEM, SECTION } from "../feedback/kept";
import { INSPECTION } from "../inspection/kept";
import { CALENDAR_SOURCE_LABELS } from "../labels";
import { MEASURE } from "../measure/kept";
import { ACCOUNT, BODY, PERSON, PORTFOLIO, POST, UNIT } from "../people/kept";
import type { Change, Words } from "./change";
import { type Noun, oneOf, text } from "./field";

/** 2027-01-01/2027-01-03,2027-02-05 → 2027-01-01 至 2027-01-03、2027-02-05. */
const intervals = (label: string) => ({
  ...text(label),
  say: (value: unknown) => String(value).replaceAll("/", " 至 ").replaceAll(",", "、"),
});

const CALENDAR = {
  fields: {},
  facts: {
    source: oneOf("来源", CALENDAR_SOURCE_LABELS),
    reference: text("文号"),
    holidays: intervals("放假"),
    workdays: intervals("调休上班"),
  },
} as const satisfies Noun;

const CHAIN = {
  fields: {},
  facts: {
    seq: text("序号"),
    kind: oneOf("情形", BREAK_LABELS),
    storedHash: text("存储的校验值"),
    recomputedHash: text("重算的校验值"),
  },
} as const satisfies Noun;

/** What history keeps of every kind of subject, and the facts its events tell beside. */
export const NOUNS = {
  MEASURE,
  ISSUE,
  ITEM,
  SECTION,
  INSPECTION,
  IMPORT: { fields: {}, facts: {} },
  BODY,
  UNIT,
  PERSON,
  ACCOUNT,
  POST,
  PORTFOLIO,
  CHAIN,
  CALENDAR,
} as const satisfies Record<SubjectType, Noun>;

export const nounOf = (type: SubjectType): Noun => NOUNS[type];

/** Acts with which something begins: their event tells everything kept of it. */
const BEGINNINGS: readonly EventAction[] = [
  "measure.created",
  "issue.created",
  "item.created",
  "section.created",
  "inspection.created",
  "inspection.imported",
  "body.created",
  "unit.created",
  "person.created",
  "post.given",
  "portfolio.given",
];
export const begins = (action: EventAction): boolean => BEGINNINGS.includes(action);

/** The event that tells everything kept of something from before the history kept machine values. */
export const BASELINES: Partial<Record<SubjectType, EventAction>> = {
  MEASURE: "measure.baseline",
  ISSUE: "issue.baseline",
  ITEM: "item.baseline",
  SECTION: "section.baseline",
  INSPECTION: "inspection.baseline",
  BODY: "body.baseline",
  UNIT: "unit.baseline",
  PERSON: "person.baseline",
  POST: "post.baseline",
  PORTFOLIO: "portfolio.baseline",
};

export const BASELINE_ACTIONS: readonly string[] = Object.values(BASELINES);

/** What a reader sees of the changes of an event, of whichever version. A baseline is there to compute with. */
export function changesInWords(event: {
  version: string;
  action: string;
  subjectType: string;
  changes: readonly Change[];
}): Words[] {
  if (BASELINE_ACTIONS.includes(event.action)) return [];
  if (event.version !== "1") return event.changes.flatMap((change) => (change.words ? [change.words] : []));
  const facts = NOUNS[event.subjectType as SubjectType]?.facts ?? {};
  return event.changes.map((change) => oldWords(facts, change));
}

/** Events of version 1 kept words, but for those about chains and calendars, which kept facts under their names. */
function oldWords(facts: Noun["facts"], change: Change): Words {
  const fact = facts[change.field];
  const say = (value: Change["new"]) =>
    value === null ? null : fact ? fact.say(value, ({ id }) => ({ short: id, full: id })) : String(value);
  return { field: fact?.label ?? change.field, old: say(change.old), new: say(change.new) };
}
