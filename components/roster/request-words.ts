import { actsForUnit } from "@/lib/domain/people/posts";
import type { Role } from "@/lib/domain/types";

/** What waits, as the page has it. */
export type Request = {
  id: string;
  version: number;
  bodyId: string;
  body: string;
  personId: string;
  name: string;
  title: string;
  words: string;
  role: Role | null;
  unitId: string | null;
  fromOn: string | null;
  mayDecide: boolean;
};
export type UnitChoice = { id: string; bodyId: string; shortName: string };

/** A row as the administrator has corrected it. */
export type Wish = { role: Role | null; unitId: string | null; fromOn: string };

export const wishOf = (row: Request, today: string): Wish => ({
  role: row.role,
  unitId: row.unitId,
  fromOn: row.fromOn ?? today,
});

/** What keeps a row from being set; nothing where it can be tried. */
export function lacking({ role, unitId, fromOn }: Wish): string | null {
  if (!role) return "请选定岗位。";
  if (actsForUnit(role) && !unitId) return "请选定所在部门。";
  return fromOn === "" ? "请填写任职起。" : null;
}
