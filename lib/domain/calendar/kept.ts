import { type Noun, oneOf, text } from "../history/field";
import { CALENDAR_SOURCE_LABELS } from "../labels";

/** 2027-01-01/2027-01-03,2027-02-05 → 2027-01-01 至 2027-01-03、2027-02-05. */
const intervals = (label: string) => ({
  ...text(label),
  say: (value: unknown) => String(value).replaceAll("/", " 至 ").replaceAll(",", "、"),
});

/** 工作日历 of a year. */
export const CALENDAR = {
  type: "CALENDAR",
  label: "工作日历",
  fields: {},
  facts: {
    source: oneOf("来源", CALENDAR_SOURCE_LABELS),
    reference: text("文号"),
    holidays: intervals("放假"),
    workdays: intervals("调休上班"),
  },
} as const satisfies Noun;
