import { type Day, dayInText } from "@/lib/domain/day";
import { ROLE_LABELS, UNIT_KIND_LABELS } from "@/lib/domain/labels";
import type { Role, UnitKind } from "@/lib/domain/types";
import { PEOPLE_SHEET_LABELS, type PeopleSheetKind } from "@/lib/features/sheet/words";
import type { SheetPlan } from "./plan";

/** 人员名册 and 部门名册: who holds which post since when, and the units of a body. */

export type AboutPeople = { kind: PeopleSheetKind; bodyName: string | null; today: Day; said: string };

/** A person with one of the posts held today, or without any. */
export type PersonLine = {
  id: string;
  name: string;
  bodyName: string;
  title: string;
  login: string;
  post: { role: Role; unitName: string | null; fromOn: Day } | null;
};

export type UnitLine = {
  name: string;
  shortName: string;
  kind: UnitKind;
  aliases: readonly string[];
  posts: number;
  endedOn: Day | null;
};

const headOf = ({ kind, bodyName, today, said }: AboutPeople) => ({
  tab: PEOPLE_SHEET_LABELS[kind],
  title: `${bodyName ?? ""}${PEOPLE_SHEET_LABELS[kind]}`,
  left: `填报单位：${bodyName ?? "全部单位"}`,
  middle: said,
  right: `截至${dayInText(today)}`,
});

export function peoplePlan(about: AboutPeople, rows: AsyncIterable<readonly PersonLine[]>): SheetPlan<PersonLine> {
  const mergedBy = (line: PersonLine) => line.id;
  return {
    ...headOf(about),
    columns: [
      { heading: "姓名", width: 14, centred: true, mergedBy, cell: ({ name }) => name },
      { heading: "单位", width: 26, mergedBy, cell: ({ bodyName }) => bodyName },
      { heading: "部门", width: 24, cell: ({ post }) => post?.unitName ?? "" },
      { heading: "职务", width: 26, mergedBy, cell: ({ title }) => title },
      { heading: "账号", width: 18, mergedBy, cell: ({ login }) => login },
      { heading: "岗位", width: 22, centred: true, cell: ({ post }) => (post ? ROLE_LABELS[post.role] : "") },
      { heading: "起始日期", width: 14, centred: true, cell: ({ post }) => (post ? { day: post.fromOn } : "") },
      { heading: "备注", width: 20, cell: () => "" },
    ],
    rows,
  };
}

export function unitsPlan(about: AboutPeople, rows: AsyncIterable<readonly UnitLine[]>): SheetPlan<UnitLine> {
  return {
    ...headOf(about),
    columns: [
      { heading: "名称", width: 36, cell: ({ name }) => name },
      { heading: "简称", width: 20, cell: ({ shortName }) => shortName },
      { heading: "类型", width: 18, centred: true, cell: ({ kind }) => UNIT_KIND_LABELS[kind] },
      { heading: "别名", width: 40, cell: ({ aliases }) => aliases.join("、") },
      { heading: "在任岗位", width: 10, centred: true, cell: ({ posts }) => posts },
      { heading: "停用日期", width: 14, centred: true, cell: ({ endedOn }) => (endedOn ? { day: endedOn } : "") },
      { heading: "备注", width: 20, cell: () => "" },
    ],
    rows,
  };
}
