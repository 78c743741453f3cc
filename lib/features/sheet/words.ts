import type { RowState } from "./compare/planned";

/** Sheets that are cut from the rows of the ledger: what each is called, on the page and in its title. */
export const SHEET_LABELS = {
  ledger: "整改台账",
  issues: "问题清单",
  tasks: "任务清单",
  duties: "责任清单",
  analogous: "举一反三整改台账",
  reform: "推动改革促进发展台账",
  overdue: "逾期未销号清单",
  map: "整改作战图",
} as const;

export type SheetKind = keyof typeof SHEET_LABELS;
export const SHEET_KINDS = Object.keys(SHEET_LABELS) as SheetKind[];

export const SHEET_FORMATS = ["xlsx", "csv"] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

/** Rows of one sheet at most. */
export const SHEET_ROWS_MAX = 10_000;
/** Said where a list is longer than that. */
export const TOO_MANY_FOR_A_SHEET =
  "符合条件的措施超过10000条，请先选定一次巡视巡察，或按方面、部门、时限筛选，再导出。";

/** Sheets of persons and units. */
export const PEOPLE_SHEET_LABELS = { people: "人员名册", units: "部门名册" } as const;
export type PeopleSheetKind = keyof typeof PEOPLE_SHEET_LABELS;
export const PEOPLE_SHEET_KINDS = Object.keys(PEOPLE_SHEET_LABELS) as PeopleSheetKind[];
export const TOO_MANY_PEOPLE = "符合条件的人员超过10000人，请先选定单位，再导出。";

/** Name of a file without its ending, in Chinese and for programs that know none. */
export type SheetHead = { name: string; plain: string };

/** What becomes of a row of a sheet that is brought in, in the words of the desk. */
export const ROW_STATE_LABELS = {
  new: "新增",
  changed: "有改动",
  conflict: "两边都有改动",
  error: "有误",
  left: "不导入",
  unchanged: "无变化",
} as const satisfies Record<RowState, string>;

/** What a column of a sheet may hold; "none" is not brought in. */
export const ROLE_CHOICES = {
  number: "序号",
  measureNumber: "措施编号",
  issueNumber: "问题编号",
  section: "方面",
  issue: "反馈问题",
  manifestation: "具体表现",
  goal: "整改目标",
  measure: "整改措施",
  leaders: "责任领导",
  leadUnit: "牵头部门",
  responsibleUnit: "责任部门",
  cooperating: "配合部门",
  owners: "责任人",
  timeClass: "整改类型",
  deadline: "整改时限",
  originalDeadline: "原定时限",
  status: "完成情况",
  account: "完成情况或进展",
  closedFlag: "是否销号",
  progress: "进展情况",
  closedOn: "销号时间",
  remark: "备注",
  outcome: "整改成效（不导入）",
  proof: "佐证材料（不导入）",
  none: "不导入",
} as const;
