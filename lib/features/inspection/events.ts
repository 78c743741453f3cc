import { baseline, kind } from "@/lib/domain/history/kind";
import { INSPECTION } from "@/lib/domain/inspection/kept";

/** What happens to an inspection, and what histories call it. */

export const INSPECTION_CREATED = kind(INSPECTION, "inspection.created", "新建巡视巡察", { begins: true });
export const INSPECTION_EDITED = kind(INSPECTION, "inspection.edited", "修改巡视巡察");
export const INSPECTION_ARCHIVED = kind(INSPECTION, "inspection.archived", "归档");
export const INSPECTION_REOPENED = kind(INSPECTION, "inspection.reopened", "取消归档");
export const INSPECTION_MEETING_DAY = kind(INSPECTION, "inspection.meeting-day", "设置上次会议日");
export const INSPECTION_BASELINE = baseline(INSPECTION, "记下巡视巡察现状");
export const CLUES_RECORDED = kind(INSPECTION, "clues.recorded", "登记问题线索数量");
