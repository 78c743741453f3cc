import { count, day, type Noun, one, oneOf, quiet, text, texts } from "../history/field";
import { ROLE_LABELS, UNIT_KIND_LABELS } from "../labels";
import type { Role } from "../types";

const rows = (label: string) => count(label, (n) => `${n}条`);

export const BODY = {
  type: "BODY",
  label: "单位",
  table: "body",
  fields: { name: text("名称"), shortName: text("简称"), parentId: one("body", "上级单位") },
  /** How many rows an upgrade gave the name of that day. */
  facts: {
    progress: rows("进展报送人"),
    applications: rows("销号申请人"),
    signatures: rows("审核签字人"),
    reports: rows("报告导入人"),
  },
} as const satisfies Noun;

export const UNIT = {
  type: "UNIT",
  label: "部门",
  table: "unit",
  fields: {
    name: text("名称"),
    shortName: text("简称"),
    kind: oneOf("类型", UNIT_KIND_LABELS),
    aliases: texts("别名", "、"),
    endedOn: day("停用日期"),
  },
  facts: { place: count("顺序") },
} as const satisfies Noun;

export const PERSON = {
  type: "PERSON",
  label: "人员",
  table: "person",
  fields: { name: text("姓名"), title: text("职务"), sortNumber: count("排序号") },
  facts: {},
} as const satisfies Noun;

export const POST = {
  type: "POST",
  label: "岗位",
  table: "post",
  fields: {
    personId: quiet(one("person", "人员")),
    unitId: quiet(one("unit", "部门")),
    role: {
      ...oneOf("岗位", ROLE_LABELS),
      words: ({ old, new: now }, { was, now: stands, names }) => {
        const unitId = (stands ?? was)?.unitId;
        const unit = unitId ? `${names({ kind: "unit", id: String(unitId) }).short} ` : "";
        const say = (role: unknown) => (role === null ? null : `${unit}${ROLE_LABELS[role as Role]}`);
        return { field: "岗位", old: say(old), new: say(now) };
      },
    },
    fromOn: day("任职起"),
    toOn: day("任职止"),
  },
  facts: {},
} as const satisfies Noun;

export const PORTFOLIO = {
  type: "PORTFOLIO",
  label: "分管部门",
  table: "portfolio",
  fields: {
    personId: quiet(one("person", "人员")),
    unitId: one("unit", "分管部门"),
    fromOn: day("分管起"),
    toOn: day("分管止"),
  },
  facts: {},
} as const satisfies Noun;

export const ACCOUNT = {
  type: "ACCOUNT",
  label: "账号",
  fields: {},
  facts: {
    login: text("账号"),
    state: oneOf("状态", { ENABLED: "启用", DISABLED: "停用" }),
  },
} as const satisfies Noun;
