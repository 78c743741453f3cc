import { ISSUE, ITEM, SECTION } from "@/lib/domain/feedback/kept";
import { baseline, kind } from "@/lib/domain/history/kind";
import { MEASURE } from "@/lib/domain/measure/kept";

/** What happens to issues, items and sections, and what histories call it; and what happens to their measures with them. */

export const MEASURE_LINKED = kind(MEASURE, "measure.linked", "对应具体表现和整改意见");
export const MEASURE_MOVED = kind(MEASURE, "measure.moved", "调整顺序");
export const MEASURE_STRUCK = kind(MEASURE, "measure.struck", "作废措施");
export const MEASURE_RESTORED = kind(MEASURE, "measure.restored", "恢复措施");

export const ISSUE_CREATED = kind(ISSUE, "issue.created", "新增反馈问题", { begins: true });
export const ISSUE_EDITED = kind(ISSUE, "issue.edited", "修改反馈问题");
export const ISSUE_SPLIT = kind(ISSUE, "issue.split", "拆分反馈问题");
export const ISSUE_MERGED = kind(ISSUE, "issue.merged", "合并反馈问题");
export const ISSUE_MOVED = kind(ISSUE, "issue.moved", "调整顺序");
export const ISSUE_STRUCK = kind(ISSUE, "issue.struck", "作废反馈问题");
export const ISSUE_RESTORED = kind(ISSUE, "issue.restored", "恢复反馈问题");
export const ISSUE_NEARLY_DONE = kind(ISSUE, "issue.nearly-done", "认定基本完成");
export const ISSUE_NEARLY_DONE_WITHDRAWN = kind(ISSUE, "issue.nearly-done-withdrawn", "撤销基本完成认定");
export const ISSUE_BASELINE = baseline(ISSUE, "记下反馈问题现状");

export const ITEM_CREATED = kind(ITEM, "item.created", "新增事项", { begins: true });
export const ITEM_EDITED = kind(ITEM, "item.edited", "修改事项");
export const ITEM_MOVED = kind(ITEM, "item.moved", "调整事项");
export const ITEM_STRUCK = kind(ITEM, "item.struck", "作废事项");
export const ITEM_RESTORED = kind(ITEM, "item.restored", "恢复事项");
export const ITEM_BASELINE = baseline(ITEM, "记下事项现状");

export const SECTION_CREATED = kind(SECTION, "section.created", "新增方面", { begins: true });
export const SECTION_EDITED = kind(SECTION, "section.edited", "修改方面");
export const SECTION_BASELINE = baseline(SECTION, "记下方面现状");
