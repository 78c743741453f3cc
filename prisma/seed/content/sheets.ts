/** What stands in the sheets of the example ledger beside what they copy of it. */

export const OFFICE_SHEET = {
  fileName: "各处室台账汇总稿.xlsx",
  title: "市政务数据局巡察整改台账（各处室汇总稿）",
  heads: ["序号", "反馈问题", "整改措施", "责任领导", "牵头部门", "完成时限", "进展情况", "完成情况", "备注"],
  remark: "已列入下周局长办公会议题。",
  added: [
    { text: "编印一本通办事项操作手册，发至各窗口。", unit: "政务服务处", done: "正在推进" },
    { text: "把系统运维经费列入部门预算单列管理。", unit: "规划与财务处室", done: "未启动" },
  ],
} as const;

export const UNIT_SHEET = {
  fileName: "政务服务处本周进展.xlsx",
  title: "政务服务处本周整改进展",
  heads: ["措施编号", "整改措施", "进展情况"],
  progress: ["本周与三个区县窗口完成联调，办件数据已按日回传。", "修订稿已征求法规部门意见，收回意见五条，采纳四条。"],
} as const;

export const ENTERED_SHEET = {
  fileName: "整改台账（补充备注后退回）.xlsx",
  remark: "责任处室每月末书面报办公室一次。",
} as const;
