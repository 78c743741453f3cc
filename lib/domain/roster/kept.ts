import { count, day, type Noun, one, oneOf, text } from "@/lib/domain/history/field";
import { ROLE_LABELS } from "@/lib/domain/labels";

const people = (label: string) => count(label, (n) => `${n}人`);

/** A sheet of people and units that came in. */
export const ROSTER = {
  type: "ROSTER",
  label: "人员部门导入",
  fields: {},
  facts: {
    units: count("新增部门", (n) => `${n}个`),
    editedUnits: count("修改部门", (n) => `${n}个`),
    persons: people("新增人员"),
    editedPersons: people("修改人员"),
    accounts: count("开通账号", (n) => `${n}个`),
    posts: count("待设岗位", (n) => `${n}个`),
  },
} as const satisfies Noun;

/** A post a sheet asks for. */
export const POST_REQUEST = {
  type: "POST_REQUEST",
  label: "待设岗位",
  fields: {},
  facts: {
    words: text("表中写法"),
    role: oneOf("岗位", ROLE_LABELS),
    unitId: one("unit", "所在部门"),
    fromOn: day("任职起"),
  },
} as const satisfies Noun;
