import { STAGE_ROLE } from "@/lib/domain/signing/stages";
import type { MeasureStatus, Role, SigningStage } from "@/lib/domain/types";

/**
 * The life of a measure as one table: step → from which states, to which, by whom, needing what.
 * Pages offer what stands here and the server accepts what stands here; nothing else can happen.
 */

export const STEP_NAMES = ["start", "report", "submit", "withdraw", "approve", "return", "relapse"] as const;
export type StepName = (typeof STEP_NAMES)[number];

/**
 * What a step needs of the measure and of who takes it, as they stand: known before anything is typed, so that pages and
 * queues say it too. Each has one executor (features/measure/needs), which answers with a sentence.
 */
export const STANDING_NEEDS = [
  "assigned", // lead unit, 责任领导, class and deadline are set
  "progress", // at least one progress entry in this cycle
  "chain", // stages the application will pass
  "other-signers", // no stage of them that only the applicant would be left to sign
  "not-ones-own-stage", // no stage of the application that the person signs: who signs it returns it
  "untouched", // nobody has signed or returned the application
  "not-barred", // the rules of signing bar nobody like this person from the standing stage
] as const;
export type StandingNeed = (typeof STANDING_NEEDS)[number];

/** What a step needs to be told by who takes it; answered at the fields, all at once. */
export const TOLD_NEEDS = [
  "text", // what was done, or why nothing was
  "review-of-long-term", // a review is of a 长期坚持 measure
  "statement", // what was done, for the application
  "fixes", // a word on every point of the last return
  "remark", // 审核意见 of the signer
  "points", // at least one thing to mend
  "checks", // the five-point check, where the stage makes it
  "reason", // why
  "new-day", // the deadline of the new cycle
] as const;
export type ToldNeed = (typeof TOLD_NEEDS)[number];
export type Need = StandingNeed | ToldNeed;

export type Step = {
  from: readonly MeasureStatus[];
  /**
   * `next-stage`: the next signature of the chain, or after the last `atEnd`. `stay`: no change of state. `before`: the state
   * the application was made from.
   */
  to: MeasureStatus | "next-stage" | "stay" | "before";
  atEnd?: MeasureStatus;
  /** The roles that may take it; `stage`: whoever the standing stage of the application names. */
  by: readonly Role[] | "stage";
  /** In the order they are told. */
  needs: readonly Need[];
};

export const STEPS = {
  start: { from: ["PLANNED"], to: "UNDERWAY", by: ["LIAISON", "UNIT_HEAD"], needs: ["assigned"] },
  // A first report of more than 暂无进展 starts the measure: it takes that step too, needs and all.
  report: {
    from: ["PLANNED", "UNDERWAY", "RETURNED"],
    to: "stay",
    by: ["LIAISON", "UNIT_HEAD"],
    needs: ["text", "review-of-long-term"],
  },
  submit: {
    from: ["UNDERWAY", "RETURNED"],
    to: "SUBMITTED",
    by: ["LIAISON", "UNIT_HEAD"],
    needs: ["assigned", "other-signers", "progress", "chain", "statement", "fixes"],
  },
  withdraw: {
    from: ["SUBMITTED"],
    to: "before",
    by: ["LIAISON", "UNIT_HEAD"],
    needs: ["not-ones-own-stage", "untouched"],
  },
  approve: {
    from: ["SUBMITTED"],
    to: "next-stage",
    atEnd: "CLOSED",
    by: "stage",
    needs: ["not-barred", "remark", "checks"],
  },
  return: { from: ["SUBMITTED"], to: "RETURNED", by: "stage", needs: ["not-barred", "points"] },
  relapse: { from: ["CLOSED"], to: "UNDERWAY", by: ["OFFICE", "SUPERVISION"], needs: ["reason", "new-day"] },
} as const satisfies Record<StepName, Step>;

/** The roles that may take a step of a measure as it stands; none when the state does not allow it. */
export function rolesFor(name: StepName, m: { status: MeasureStatus; stage: SigningStage | null }): readonly Role[] {
  const step: Step = STEPS[name];
  if (!step.from.includes(m.status)) return [];
  if (step.by !== "stage") return step.by;
  return m.stage ? STAGE_ROLE[m.stage] : [];
}

/**
 * The state an application was made from, which its withdrawal goes back to: in one cycle a measure that was returned is
 * applied for as returned, and any other as underway.
 */
export function stateBefore(returnedInCycle: boolean): MeasureStatus {
  return returnedInCycle ? "RETURNED" : "UNDERWAY";
}

/**
 * The stage of the chain that only the applicant would be left to sign, or null. An application that would wait there for
 * ever is not made: the head of a unit leaves applying to the liaison officer where heads sign, and a 责任领导 to the unit.
 */
export function stageInOwnHands(
  chain: readonly SigningStage[],
  applicant: { headsUnit: boolean; isLeader: boolean },
): SigningStage | null {
  if (applicant.headsUnit && chain.includes("UNIT_HEAD")) return "UNIT_HEAD";
  return applicant.isLeader && chain.includes("RESPONSIBLE_LEADER") ? "RESPONSIBLE_LEADER" : null;
}

/** 问题反弹: in its second cycle or a later one. */
export function isRelapsed({ cycle }: { cycle: number }): boolean {
  return cycle > 1;
}
export const relapsedWhere = { cycle: { gt: 1 } } as const;
