/** What histories call each thing done. An event carries the identifier; the words stand here. */
export const EVENT_LABELS = {
  "measure.created": "新增措施",
  "measure.edited": "修改措施",
  "measure.assigned": "分工",
  "measure.moved": "调整顺序",
  "measure.split": "拆分措施",
  "measure.merged": "合并措施",
  "measure.struck": "删去措施",
  "measure.restored": "恢复措施",
  "measure.started": "启动",
  "measure.reported": "填报进展",
  "measure.submitted": "申请销号",
  "measure.approved": "审核同意",
  "measure.closed": "销号",
  "measure.returned": "退回",
  "measure.relapsed": "问题反弹，重新整改",
  "measure.reviewed": "定期复核",
  "outcome.added": "登记整改成效",
  "outcome.withdrawn": "撤销整改成效",
  "issue.created": "新增反馈问题",
  "issue.edited": "修改反馈问题",
  "issue.split": "拆分反馈问题",
  "issue.merged": "合并反馈问题",
  "issue.moved": "调整顺序",
  "issue.struck": "删去反馈问题",
  "issue.restored": "恢复反馈问题",
  "issue.nearly-done": "认定基本完成",
  "issue.nearly-done-withdrawn": "撤销基本完成认定",
  "item.created": "新增事项",
  "item.edited": "修改事项",
  "item.moved": "调整事项",
  "item.struck": "删去事项",
  "item.restored": "恢复事项",
  "inspection.created": "新建巡视巡察",
  "inspection.edited": "修改巡视巡察",
  "inspection.imported": "导入报告入账",
  "inspection.archived": "归档",
  "inspection.reopened": "取消归档",
  "section.created": "新增方面",
  "section.edited": "修改方面",
  "clues.recorded": "登记问题线索数量",
  "import.received": "收到报告",
  "import.discarded": "放弃导入",
  "body.created": "新增单位",
  "body.edited": "修改单位",
  "calendar.entered": "录入工作日历",
  "unit.created": "新增部门",
  "unit.edited": "修改部门",
  "unit.ended": "停用部门",
  "unit.restored": "恢复部门",
  "person.created": "新增人员",
  "person.edited": "修改人员",
  "account.created": "开通账号",
  "account.disabled": "停用账号",
  "account.enabled": "启用账号",
  "account.password-reset": "重置密码",
  "account.reset-asked": "申请一次性码",
  "account.reset-released": "释放一次性码",
  "account.reset-cancelled": "撤销一次性码",
  "account.reset-used": "使用一次性码",
  "account.reset-failed": "一次性码不正确",
  "account.recovered": "本机恢复账号",
  "account.password-changed": "修改密码",
  "account.password-change-failed": "修改密码失败",
  "account.signed-in": "登录",
  "account.sign-in-failed": "登录失败",
  "account.locked-out": "登录受限",
  "account.signed-out": "退出登录",
  "account.session-ended": "结束会话",
  "history.names-kept": "补记办理人当时姓名",
  "post.given": "授予岗位",
  "post.ended": "终止岗位",
  "access.refused": "越权访问被拒绝",
  "chain.check-requested": "核验日志",
  "chain.broken": "日志核验未通过",
  "chain.sealed": "封存日志异常",
} as const satisfies Record<string, string>;

export type EventAction = keyof typeof EVENT_LABELS;

/** What the audit page shows under 安全事件: who came in or was kept out, and whose way in changed. */
export const SECURITY_ACTIONS: readonly EventAction[] = [
  "account.created",
  "account.disabled",
  "account.enabled",
  "account.password-reset",
  "account.reset-asked",
  "account.reset-released",
  "account.reset-cancelled",
  "account.reset-used",
  "account.reset-failed",
  "account.recovered",
  "account.password-changed",
  "account.password-change-failed",
  "account.signed-in",
  "account.sign-in-failed",
  "account.locked-out",
  "account.signed-out",
  "account.session-ended",
  "post.given",
  "post.ended",
  "access.refused",
  "chain.check-requested",
  "chain.broken",
  "chain.sealed",
];

export const SUBJECT_TYPES = [
  "MEASURE",
  "ISSUE",
  "ITEM",
  "SECTION",
  "INSPECTION",
  "IMPORT",
  "BODY",
  "UNIT",
  "PERSON",
  "ACCOUNT",
  "POST",
  "CHAIN",
  "CALENDAR",
] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];

/** What an event is about, in words. */
export const SUBJECT_LABELS = {
  MEASURE: "整改措施",
  ISSUE: "反馈问题",
  ITEM: "举一反三和改革事项",
  SECTION: "方面",
  INSPECTION: "巡视巡察",
  IMPORT: "导入报告",
  BODY: "单位",
  UNIT: "部门",
  PERSON: "人员",
  ACCOUNT: "账号",
  POST: "岗位",
  CHAIN: "审计日志",
  CALENDAR: "工作日历",
} satisfies Record<SubjectType, string>;

/** How a chain of events can be found broken, in words about its number n. */
export const BREAK_LABELS = {
  CONTENT: "该条记录的内容与写入时的校验值不符",
  LINK: "该条记录与前一条衔接不上",
  MISSING: "该条记录缺失",
  CUT: "该条起的记录缺失，少于上次核验通过时的条数",
  REWRITTEN: "该条记录与上次核验通过时不同，它和此前的记录可能被整体改写",
  HEAD: "该条记录与登记的末条不符",
} as const satisfies Record<string, string>;
export type BreakKind = keyof typeof BREAK_LABELS;

/** Machine values of events about the chain itself, by the name they are kept under. */
export const CHAIN_FIELDS: Record<string, string> = {
  seq: "序号",
  kind: "情形",
  storedHash: "存储的校验值",
  recomputedHash: "重算的校验值",
};

/** Machine values of events about the calendar: days as intervals, 2027-02-05/2027-02-11. */
export const CALENDAR_FIELDS: Record<string, string> = {
  source: "来源",
  reference: "文号",
  holidays: "放假",
  workdays: "调休上班",
};

/** Subjects whose events carry ledger content, which the three administrators do not read. */
export const LEDGER_SUBJECTS: readonly SubjectType[] = ["MEASURE", "ISSUE", "ITEM", "SECTION", "INSPECTION", "IMPORT"];

/** One thing that changed, in the words a reader of the history sees; null for nothing. */
export type Change = { field: string; old: string | null; new: string | null };

/** A change, or nothing when both sides are the same. */
export function change(field: string, old: string | null, now: string | null): Change[] {
  return old === now ? [] : [{ field, old, new: now }];
}
