import type { TimeClass } from "@/lib/domain/types";

/** What of a measure's assignment (责任分工) has to stand before work on it begins. */
export type Ready = {
  leadUnitId: string | null;
  leaderId: string | null;
  timeClass: TimeClass | null;
  /** A day of any kind; only its being there counts. */
  dueOn: object | string | null;
};

/** The parts of the assignment that are still open, in the words of the interface. */
function missingParts(m: Ready): string[] {
  return [
    m.leadUnitId ? null : "牵头部门",
    m.leaderId ? null : "责任领导",
    m.timeClass ? null : "整改类型",
    m.dueOn ? null : "整改时限",
  ].filter((x) => x !== null);
}

/** What keeps a measure from being started or submitted: a sentence naming what is not assigned yet and who assigns it. */
export function missingAssignment(m: Ready & { code: string }): string | null {
  const missing = missingParts(m);
  return missing.length === 0
    ? null
    : `措施 ${m.code} 还没有确定${missing.join("、")}，请先联系领导小组办公室明确责任分工。`;
}

/** Why an application without progress in its cycle is refused; 暂无进展 is a statement, not progress. */
export const NO_PROGRESS_YET = "本次整改还没有报送过进展（“暂无进展”不算），请先报送进展再申请销号。";
