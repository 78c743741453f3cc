import { baseline, kind } from "@/lib/domain/history/kind";
import { MEASURE } from "@/lib/domain/measure/kept";

/** What happens to a measure, and what histories call it; what happens to it with its issue stands in feedback. */

export const MEASURE_CREATED = kind(MEASURE, "measure.created", "新增措施", { begins: true });
export const MEASURE_EDITED = kind(MEASURE, "measure.edited", "修改措施");
export const MEASURE_SPLIT = kind(MEASURE, "measure.split", "拆分措施");
export const MEASURE_MERGED = kind(MEASURE, "measure.merged", "合并措施");
/** What assigning leaves in the history. */
export const MEASURE_ASSIGNED = kind(MEASURE, "measure.assigned", "责任分工");
export const MEASURE_STARTED = kind(MEASURE, "measure.started", "启动");
export const MEASURE_REPORTED = kind(MEASURE, "measure.reported", "报送进展", { toldElsewhere: true });
export const MEASURE_SUBMITTED = kind(MEASURE, "measure.submitted", "申请销号", { toldElsewhere: true });
export const MEASURE_WITHDRAWN = kind(MEASURE, "measure.withdrawn", "撤回申请");
export const MEASURE_APPROVED = kind(MEASURE, "measure.approved", "审核同意");
export const MEASURE_CLOSED = kind(MEASURE, "measure.closed", "销号");
export const MEASURE_RETURNED = kind(MEASURE, "measure.returned", "退回");
export const MEASURE_RELAPSED = kind(MEASURE, "measure.relapsed", "问题反弹，重新整改");
export const MEASURE_REVIEWED = kind(MEASURE, "measure.reviewed", "定期复核", {
  toldElsewhere: true,
  calls: { dueOn: "下次复核" },
});
export const MEASURE_OPENED = kind(MEASURE, "measure.opened", "登记期初已完成");
export const MEASURE_OPENING_WITHDRAWN = kind(MEASURE, "measure.opening-withdrawn", "撤销期初");
export const MEASURE_BACKFILLED = kind(MEASURE, "measure.backfilled", "补录进展", { toldElsewhere: true });
export const MEASURE_BASELINE = baseline(MEASURE, "记下措施现状");
export const OUTCOME_ADDED = kind(MEASURE, "outcome.added", "登记整改成效");
export const OUTCOME_WITHDRAWN = kind(MEASURE, "outcome.withdrawn", "撤销整改成效");
