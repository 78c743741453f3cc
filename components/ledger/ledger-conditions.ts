import {
  estimatedLabel,
  SOURCE_LABELS,
  STAGE_LABELS,
  STANDS_LABELS,
  STATUS_LABELS,
  TIME_CLASS_LABELS,
} from "@/lib/domain/labels";
import type { MeasureFilter } from "@/lib/features/measure/queries/measure-filter";

/** A condition in force, in words, and the field of the filter it stands for. */
export type Condition = { field: keyof MeasureFilter; label: string };

type Names = ReadonlyMap<string, string>;
type Value<K extends keyof MeasureFilter> = NonNullable<MeasureFilter[K]>;
type Say = { [K in keyof Required<MeasureFilter>]: ((value: Value<K>, names: Names) => string) | null };

/** Something named by id; what the viewer does not see has no name here either. */
function named(what: string, none: string) {
  return (id: string, names: Names) =>
    id === "none" ? `${what}：${none}` : `${what}：${names.get(id) ?? "（未找到）"}`;
}

function words<T extends string>(what: string, labels: Record<T, string>) {
  return (values: readonly T[]) => `${what}：${values.map((value) => labels[value]).join("、")}`;
}

/** Every field of the filter in words; a new field does not compile until it has some. The inspection is the page's scope. */
const SAY: Say = {
  inspection: null,
  q: (text) => `含“${text}”`,
  section: named("方面", "未归入方面"),
  issue: named("反馈问题", ""),
  item: named("事项", ""),
  source: words("措施类型", SOURCE_LABELS),
  lead: named("牵头部门", "未定"),
  coop: named("配合部门", ""),
  unit: named("牵头或配合", ""),
  leader: named("责任领导", "未定"),
  owner: named("责任人", "未定"),
  class: words("整改类型", { ...TIME_CLASS_LABELS, none: "未分类" }),
  status: words("完成情况", STATUS_LABELS),
  stage: words("待", STAGE_LABELS),
  overdue: () => "已逾期",
  lateFrom: (days) => `逾期 ${days} 天及以上`,
  lateTo: (days) => `逾期不超过 ${days} 天`,
  within: (days) => (days === 0 ? "今天到期" : `${days} 天内到期`),
  silent: (days) => `连续 ${days} 天无进展`,
  unreported: (days) => `${days} 天未报送`,
  stuck: (days) => `滞留（已等待 ${days} 个工作日及以上）`,
  dueFrom: (day) => `整改时限自 ${day}`,
  dueTo: (day) => `整改时限至 ${day}`,
  closedFrom: (day) => `销号时间自 ${day}`,
  closedTo: (day) => `销号时间至 ${day}`,
  submittedTo: (day) => `${day} 前已申报`,
  planned: () => "应销号",
  plannedTo: (day) => `${day} 应销号`,
  came: () => "已到期",
  timely: () => "按期销号",
  closedLate: () => "逾期销号",
  unassigned: () => "分工未定",
  stands: words("无人负责", STANDS_LABELS),
  relapsed: () => "问题反弹",
  struck: () => "已删去的措施",
};

/** The conditions of a filter in words, in the order of its fields; 滞留 is said to be 推定 where it is. */
export function conditionsOf(filter: Partial<MeasureFilter>, names: Names, stuckEstimated: boolean): Condition[] {
  return (Object.keys(SAY) as (keyof MeasureFilter)[]).flatMap((field) => {
    const say = SAY[field] as ((value: unknown, names: Names) => string) | null;
    const value = filter[field];
    if (say === null || value === undefined) return [];
    return [{ field, label: estimatedLabel(say(value, names), field === "stuck" && stuckEstimated) }];
  });
}

/** What the fields are called in front of words nobody understands. */
export const CALLED: Record<keyof MeasureFilter, string> = {
  inspection: "巡视巡察",
  q: "查找",
  section: "方面",
  issue: "反馈问题",
  item: "事项",
  source: "措施类型",
  lead: "牵头部门",
  coop: "配合部门",
  unit: "牵头或配合",
  leader: "责任领导",
  owner: "责任人",
  class: "整改类型",
  status: "完成情况",
  stage: "审核环节",
  overdue: "逾期",
  lateFrom: "逾期天数自",
  lateTo: "逾期天数至",
  within: "到期天数",
  silent: "无进展天数",
  unreported: "未报送天数",
  stands: "无人负责",
  stuck: "滞留工作日数",
  dueFrom: "整改时限自",
  dueTo: "整改时限至",
  closedFrom: "销号时间自",
  closedTo: "销号时间至",
  submittedTo: "申报时间至",
  planned: "应销号",
  plannedTo: "应销号时间至",
  came: "时限已到",
  timely: "按期销号",
  closedLate: "逾期销号",
  unassigned: "分工未定",
  relapsed: "问题反弹",
  struck: "已删去的措施",
};
