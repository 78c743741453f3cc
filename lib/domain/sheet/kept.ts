import { count, day, type Noun, one, quiet, text } from "../history/field";

/** A sheet that was brought in. */
export const SHEET = {
  type: "SHEET",
  label: "导入表格",
  fields: {},
  facts: { added: count("新增措施"), changed: count("改动措施") },
} as const satisfies Noun;

/** 收表: nothing is kept of one but what its events say. */
export const SHEET_ROUND = {
  type: "SHEET_ROUND",
  label: "收表",
  fields: {},
  facts: {
    units: count("收表部门", (n) => `${n}个`),
    dueOn: day("交回期限"),
    rows: text("表内措施"),
    unit: one("unit", "部门"),
    file: text("文件"),
    note: text("交回情况"),
  },
} as const satisfies Noun;

/** 导出: a file that was taken out. */
export const EXPORT = {
  type: "EXPORT",
  label: "导出",
  fields: {},
  facts: {
    filter: quiet(text("筛选条件")),
    conditions: text("条件"),
    rows: count("行数", (n) => `${n}行`),
  },
} as const satisfies Noun;
