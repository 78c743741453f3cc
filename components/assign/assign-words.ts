import { TIME_CLASS_LABELS } from "@/lib/domain/labels";
import type { Assignment, AssignmentField } from "@/lib/domain/measure/assigning";
import type { DeskNames } from "@/lib/features/assign/queries/desk-names";

/** The fields of the desk in the words of the ledger, in the order they are shown. */
export const FIELD_LABELS = {
  leadUnitId: "牵头部门",
  unitIds: "配合部门",
  leaderId: "责任领导",
  ownerId: "责任人",
  timeClass: "整改类型",
  dueOn: "整改时限",
  dueText: "时限原文",
  reviewEveryDays: "复核间隔",
} satisfies Record<AssignmentField, string>;

export type Naming = { unit: (id: string) => string; person: (id: string) => string };

export function namingOf(names: DeskNames): Naming {
  const units = new Map(names.units.map((u) => [u.value, u.label]));
  const persons = new Map(names.persons.map((p) => [p.value, p.label]));
  return { unit: (id) => units.get(id) ?? "（其他部门）", person: (id) => persons.get(id) ?? "（其他人员）" };
}

/** A value of the assignment in words; "" when it is empty. */
export function valueInWords(field: AssignmentField, a: Assignment, naming: Naming): string {
  switch (field) {
    case "leadUnitId":
      return a.leadUnitId ? naming.unit(a.leadUnitId) : "";
    case "unitIds":
      return a.unitIds.map(naming.unit).join("、");
    case "leaderId":
      return a.leaderId ? naming.person(a.leaderId) : "";
    case "ownerId":
      return a.ownerId ? naming.person(a.ownerId) : "";
    case "timeClass":
      return a.timeClass ? TIME_CLASS_LABELS[a.timeClass] : "";
    case "dueOn":
      return a.dueOn ?? "";
    case "dueText":
      return a.dueText;
    case "reviewEveryDays":
      return a.reviewEveryDays === null ? "" : `每${a.reviewEveryDays}天`;
  }
}
