import { kind } from "@/lib/domain/history/kind";
import { ACCOUNT, PERSON, UNIT } from "@/lib/domain/people/kept";
import { POST_REQUEST, ROSTER } from "@/lib/domain/roster/kept";

/** What happens to a sheet of people and units, and to the posts it asks for. */

export const ROSTER_RECEIVED = kind(ROSTER, "roster.received", "收到人员部门表");
export const ROSTER_CONFIRMED = kind(ROSTER, "roster.confirmed", "导入人员和部门");
export const ROSTER_DISCARDED = kind(ROSTER, "roster.discarded", "取消人员部门导入");
export const ROSTER_UNDONE = kind(ROSTER, "roster.undone", "撤销人员部门导入");

/** What an import made goes with it again. */
export const UNIT_UNDONE = kind(UNIT, "unit.undone", "撤销新增部门");
export const PERSON_UNDONE = kind(PERSON, "person.undone", "撤销新增人员");
export const ACCOUNT_UNDONE = kind(ACCOUNT, "account.undone", "撤销开通账号", { security: true });

export const POST_REQUEST_MADE = kind(POST_REQUEST, "post-request.made", "提请设置岗位");
export const POST_REQUEST_REFUSED = kind(POST_REQUEST, "post-request.refused", "不予设置岗位", { security: true });
