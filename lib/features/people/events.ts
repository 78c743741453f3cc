import { baseline, kind } from "@/lib/domain/history/kind";
import { BODY, PERSON, PORTFOLIO, POST, UNIT } from "@/lib/domain/people/kept";

/** What happens to bodies, units, persons, posts and the units in a leader's charge, and what histories call it. */

export const BODY_CREATED = kind(BODY, "body.created", "新增单位", { begins: true });
export const BODY_EDITED = kind(BODY, "body.edited", "修改单位");
export const BODY_BASELINE = baseline(BODY, "记下单位现状");

export const UNIT_CREATED = kind(UNIT, "unit.created", "新增部门", { begins: true });
export const UNIT_EDITED = kind(UNIT, "unit.edited", "修改部门");
export const UNIT_ENDED = kind(UNIT, "unit.ended", "停用部门");
export const UNIT_RESTORED = kind(UNIT, "unit.restored", "恢复部门");
export const UNIT_BASELINE = baseline(UNIT, "记下部门现状");

export const PERSON_CREATED = kind(PERSON, "person.created", "新增人员", { begins: true });
export const PERSON_EDITED = kind(PERSON, "person.edited", "修改人员");
export const PERSON_BASELINE = baseline(PERSON, "记下人员现状");

export const POST_GIVEN = kind(POST, "post.given", "设置岗位", { begins: true, security: true });
export const POST_ENDED = kind(POST, "post.ended", "免去岗位", { security: true });
export const POST_BASELINE = baseline(POST, "记下岗位现状");

export const PORTFOLIO_GIVEN = kind(PORTFOLIO, "portfolio.given", "登记分管部门", { begins: true, security: true });
export const PORTFOLIO_ENDED = kind(PORTFOLIO, "portfolio.ended", "终止分管部门", { security: true });
export const PORTFOLIO_BASELINE = baseline(PORTFOLIO, "记下分管现状");
