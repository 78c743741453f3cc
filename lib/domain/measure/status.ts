import { STAGE_ROLE } from "@/lib/domain/signing/stages";
import type { MeasureStatus, Role, SigningStage } from "@/lib/domain/types";

/**
 * The life of a measure as one table: step → from which states, to which, by whom, needing what.
 * Pages offer what stands here and the server accepts what stands here; nothing else can happen.
 */

export const STEP_NAMES = ["start", "report", "submit", "approve", "return", "relapse"] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** What a step asks of the person who takes it. */
export type Need =
  | "assigned" // lead unit, 责任领导 and deadline are set
  | "text" // a progress text
  | "statement" // what was done, for the application
  | "progress" // at least one progress entry in this cycle
  | "fixes" // every point of the last return ticked off
  | "remark" // a remark of the signer
  | "points" // at least one thing to mend
  | "checks" // the five-point check, where the stage asks for it
  | "reason" // why
  | "not-applicant" // nobody signs a step of an application they made
  | "not-signed"; // nobody signs two stages of one application

export type Step = {
  from: readonly MeasureStatus[];
  /** `next-stage`: the next signature of the chain, or closed after the last. `stay`: no change of state. */
  to: MeasureStatus | "next-stage" | "stay";
  /** The roles that may take it; `stage`: whoever the standing stage of the application names. */
  by: readonly Role[] | "stage";
  needs: readonly Need[];
};

export const STEPS = {
  start: { from: ["PLANNED"], to: "UNDERWAY", by: ["LIAISON", "UNIT_HEAD"], needs: ["assigned"] },
  report: { from: ["PLANNED", "UNDERWAY", "RETURNED"], to: "stay", by: ["LIAISON", "UNIT_HEAD"], needs: ["text"] },
  submit: {
    from: ["UNDERWAY", "RETURNED"],
    to: "SUBMITTED",
    by: ["LIAISON", "UNIT_HEAD"],
    needs: ["assigned", "progress", "statement", "fixes"],
  },
  approve: {
    from: ["SUBMITTED"],
    to: "next-stage",
    by: "stage",
    needs: ["remark", "checks", "not-applicant", "not-signed"],
  },
  return: {
    from: ["SUBMITTED"],
    to: "RETURNED",
    by: "stage",
    needs: ["remark", "points", "not-applicant", "not-signed"],
  },
  relapse: { from: ["CLOSED"], to: "UNDERWAY", by: ["OFFICE", "SUPERVISION"], needs: ["reason"] },
} as const satisfies Record<StepName, Step>;

/** The roles that may take a step of a measure as it stands; none when the state does not allow it. */
export function rolesFor(name: StepName, m: { status: MeasureStatus; stage: SigningStage | null }): readonly Role[] {
  const step: Step = STEPS[name];
  if (!step.from.includes(m.status)) return [];
  if (step.by !== "stage") return step.by;
  return m.stage ? STAGE_ROLE[m.stage] : [];
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
