import type { Role, SigningStage } from "@/lib/domain/types";

/**
 * The stages of whatever is applied for and signed: who signs at each, and the chains they stand in. An application keeps
 * the chain it was made under; setting another one is for applications made afterwards.
 */

/** The roles that sign at a stage. */
export const STAGE_ROLE = {
  UNIT_HEAD: ["UNIT_HEAD"],
  RESPONSIBLE_LEADER: ["RESPONSIBLE_LEADER"],
  OFFICE: ["OFFICE"],
  SUPERVISION: ["SUPERVISION"],
  GROUP_LEADER: ["FIRST_LEADER", "GROUP_LEADER"],
} as const satisfies Record<SigningStage, readonly Role[]>;

/** Where the posts stand from which the signer of a stage comes: those of the lead unit, of the 责任领导, of the body. */
export const SIGNS_FROM = {
  UNIT_HEAD: "unit",
  RESPONSIBLE_LEADER: "leader",
  OFFICE: "body",
  SUPERVISION: "body",
  GROUP_LEADER: "body",
} as const satisfies Record<SigningStage, "unit" | "leader" | "body">;

/** Stages at which the five-point check is made. */
const CHECKED_STAGES: readonly SigningStage[] = ["SUPERVISION"];

export function needsFivePoints(stage: SigningStage): boolean {
  return CHECKED_STAGES.includes(stage);
}

/** Chain of a small body and of this ledger's default: 办公室 → 督查组. */
export const SHORT_CHAIN = ["OFFICE", "SUPERVISION"] as const satisfies readonly SigningStage[];

/** 部门负责人 → 责任领导 → 领导小组办公室 → 督查组 → 组长. */
export const FULL_CHAIN = [
  "UNIT_HEAD",
  "RESPONSIBLE_LEADER",
  "OFFICE",
  "SUPERVISION",
  "GROUP_LEADER",
] as const satisfies readonly SigningStage[];

/** The stage after `stage` in the chain; null after the last, which grants what was applied for. */
export function stageAfter(chain: readonly SigningStage[], stage: SigningStage): SigningStage | null {
  const index = chain.indexOf(stage);
  if (index < 0) throw new Error(`stage ${stage} is not in the chain ${chain.join(" → ")}`);
  return chain[index + 1] ?? null;
}
