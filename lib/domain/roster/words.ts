import { ROLE_LABELS, UNIT_KIND_LABELS } from "@/lib/domain/labels";
import { actsForUnit } from "@/lib/domain/people/posts";
import { part } from "@/lib/domain/text/text";
import { ROLES, type Role, UNIT_KINDS, type UnitKind } from "@/lib/domain/types";

/** Words of a sheet as the ledger knows them. */

/** A name as it is compared: without blanks, brackets of one kind. */
export const bareName = (name: string): string =>
  name
    .normalize("NFKC")
    .replace(/[\s　]+/g, "")
    .toLowerCase();

/** What offices also call a post. */
const ALSO: Readonly<Record<string, Role>> = {
  第一组长: "FIRST_LEADER",
  整改领导小组组长: "GROUP_LEADER",
  领导小组组长: "GROUP_LEADER",
  领导小组副组长: "DEPUTY_LEADER",
  成员: "GROUP_MEMBER",
  小组成员: "GROUP_MEMBER",
  办公室: "OFFICE",
  整改办: "OFFICE",
  整改办公室: "OFFICE",
  领导小组办公室成员: "OFFICE",
  督查: "SUPERVISION",
  督查员: "SUPERVISION",
  督查组成员: "SUPERVISION",
  督导组: "SUPERVISION",
  分管领导: "RESPONSIBLE_LEADER",
  牵头领导: "RESPONSIBLE_LEADER",
  处室负责人: "UNIT_HEAD",
  科室负责人: "UNIT_HEAD",
  单位负责人: "UNIT_HEAD",
  处室联络员: "LIAISON",
  部门联络员: "LIAISON",
  联络人: "LIAISON",
  派驻纪检组: "DISCIPLINE",
  派驻组: "DISCIPLINE",
  纪检监察组: "DISCIPLINE",
  巡视机构: "INSPECTION_OFFICE",
  巡察机构: "INSPECTION_OFFICE",
  巡察办: "INSPECTION_OFFICE",
  巡视办: "INSPECTION_OFFICE",
};

const NAMED: ReadonlyMap<string, Role> = new Map([
  ...ROLES.map((role) => [bareName(ROLE_LABELS[role]), role] as const),
  ...Object.entries(ALSO).map(([words, role]) => [bareName(words), role] as const),
]);
/** Of posts of a unit, which may stand in front: 政策法规处联络员. The longest first. */
const ENDINGS = [...NAMED].filter(([, role]) => actsForUnit(role)).sort(([a], [b]) => b.length - a.length);

/** The post some words mean, and the unit that stands before it. None where they mean none for certain. */
export function postIn(words: string): { role: Role; before: string } | null {
  const bare = bareName(words).replace(/^(?:拟任|拟设|兼任?|担任)/, "");
  const whole = NAMED.get(bare) ?? NAMED.get(bare.replace(/^(?:巡[视察])?整改(?:工作)?领导小组/, ""));
  if (whole) return { role: whole, before: "" };
  const [ending, role] = ENDINGS.find(([each]) => bare.endsWith(each)) ?? [];
  return ending && role ? { role, before: part(bare, 0, bare.length - ending.length) } : null;
}

/** What kind of unit some words mean. */
export function unitKindIn(words: string): UnitKind | null {
  const bare = bareName(words);
  const named = UNIT_KINDS.find((kind) => bareName(UNIT_KIND_LABELS[kind]) === bare);
  if (named) return named;
  if (/派驻|派出|外部|外单位|驻/.test(bare)) return "OUTSIDE";
  if (/直属|下属|二级|事业|所属/.test(bare)) return "SUBORDINATE";
  return /内设|处室|科室|机关|部门|业务|综合/.test(bare) ? "DEPARTMENT" : null;
}
