import "server-only";
import { bare } from "@/lib/domain/text/bare";
import { lengthOf } from "@/lib/domain/text/text";

/** The heading of a 任务分工表: what each column gives, by what it is called. */

export type Role =
  /** 编号 of a measure or an issue, and 序号, which may only count the rows. */
  | "code"
  | "serial"
  /** The words of the measure, and of the issue it stands under. */
  | "text"
  | "issue"
  | "lead"
  | "cooperating"
  | "responsible"
  | "leader"
  | "owner"
  | "time"
  | "class";

/** What a heading calls its column, the first that fits. */
const HEADINGS: readonly (readonly [Role, RegExp])[] = [
  ["lead", /牵头(?!领导)|主责|主要责任(?:部门|单位)|主办/],
  ["cooperating", /配合|协办|协同|协助|参与/],
  ["leader", /领导/],
  ["time", /时限|期限|时间/],
  ["class", /整改类型|整改类别|时限类型/],
  ["owner", /责任人|经办人|具体负责/],
  ["responsible", /责任(?:部门|单位|处室|科室)|承办|(?:部门|单位|处室|科室)$/],
  ["serial", /^序号$/],
  ["code", /编号|号$/],
  ["text", /措施|任务|举措|做法|内容/],
  ["issue", /问题|事项/],
];
export const roleOf = (heading: string): Role | null =>
  HEADINGS.find(([, fits]) => fits.test(bare(heading)))?.[0] ?? null;

/** As the facts of a report call the same. */
export const LABELS = {
  lead: "牵头部门",
  cooperating: "配合部门",
  responsible: "责任部门",
  leader: "责任领导",
  // Read as a person like a leader.
  owner: "责任领导",
  time: "整改时限",
  class: "整改类型",
} as const satisfies Partial<Record<Role, string>>;
export type Told = keyof typeof LABELS;
export const isTold = (role: Role | null | undefined): role is Told => role != null && role in LABELS;

/** A heading may take two rows, and a title may stand above it. */
const HEAD_ROWS = 10;
const LONGEST_HEADING = 16;

/**
 * The heading row: of the first rows the one most of whose cells name what a column gives, and names what the rows are about.
 * @returns -1 where there is none
 */
export function headingAt(rows: readonly (readonly string[])[]): number {
  const told = (row: readonly string[]) => {
    if (row.some((cell) => lengthOf(cell) > LONGEST_HEADING)) return 0;
    const roles = row.map(roleOf);
    const given = roles.filter(isTold).length;
    return given > 0 && roles.some((role) => role !== null && !isTold(role)) ? given : 0;
  };
  const counts = rows.slice(0, HEAD_ROWS).map(told);
  const most = Math.max(0, ...counts);
  return most === 0 ? -1 : counts.indexOf(most);
}
