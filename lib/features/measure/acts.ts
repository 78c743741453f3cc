import { act } from "@/lib/access/act";
import { can } from "@/lib/access/can";
import type { Reach, Subject } from "@/lib/access/reach";
import type { HeldPost, PostHolder } from "@/lib/access/viewer";
import { rolesFor, type STEPS, type StepName } from "@/lib/domain/measure/status";
import type { STAGE_ROLE } from "@/lib/domain/signing/stages";
import type { MeasureStatus, SigningStage } from "@/lib/domain/types";

/** Rights over measures. Which roles take a step stands in the table of steps; here stands how far each of them reaches. */

export const START_MEASURE = act({
  name: "measure.start",
  sentence: "The liaison officer or head of the lead unit starts its measures.",
  reach: { LIAISON: "lead-unit", UNIT_HEAD: "lead-unit" } satisfies Record<(typeof STEPS.start.by)[number], Reach>,
});

export const REPORT_PROGRESS = act({
  name: "measure.report",
  sentence: "The liaison officer or head of the lead unit reports progress and effect figures on its measures.",
  reach: { LIAISON: "lead-unit", UNIT_HEAD: "lead-unit" } satisfies Record<(typeof STEPS.report.by)[number], Reach>,
});

export const SUBMIT_MEASURE = act({
  name: "measure.submit",
  sentence: "The liaison officer or head of the lead unit applies for close-out of its measures.",
  reach: { LIAISON: "lead-unit", UNIT_HEAD: "lead-unit" } satisfies Record<(typeof STEPS.submit.by)[number], Reach>,
});

export const WITHDRAW_APPLICATION = act({
  name: "measure.withdraw",
  sentence: "The liaison officer or head of the lead unit takes back an application for close-out nobody has signed.",
  reach: { LIAISON: "lead-unit", UNIT_HEAD: "lead-unit" } satisfies Record<(typeof STEPS.withdraw.by)[number], Reach>,
});

export const SIGN_MEASURE = act({
  name: "measure.sign",
  sentence: "Whoever the standing stage of an application names signs or returns it.",
  reach: {
    UNIT_HEAD: "lead-unit",
    RESPONSIBLE_LEADER: "led",
    OFFICE: "body",
    SUPERVISION: "body",
    FIRST_LEADER: "body",
    GROUP_LEADER: "body",
  } satisfies Record<(typeof STAGE_ROLE)[SigningStage][number], Reach>,
});

export const REOPEN_MEASURE = act({
  name: "measure.relapse",
  sentence: "The office or the supervision team reopens a closed measure of its body.",
  reach: { OFFICE: "body", SUPERVISION: "body" } satisfies Record<(typeof STEPS.relapse.by)[number], Reach>,
});

export const ENTER_OPENING = act({
  name: "measure.open",
  sentence: "The office enters and takes back what was done of its body's measures before the ledger was kept.",
  reach: { OFFICE: "body" },
});

export const ASSIGN_MEASURES = act({
  name: "ledger.assign",
  sentence: "The office assigns leader, units, owner, class and deadline of its body's measures.",
  reach: { OFFICE: "body" },
});

const STEP_ACTS = {
  start: START_MEASURE,
  report: REPORT_PROGRESS,
  submit: SUBMIT_MEASURE,
  withdraw: WITHDRAW_APPLICATION,
  approve: SIGN_MEASURE,
  return: SIGN_MEASURE,
  relapse: REOPEN_MEASURE,
} as const satisfies Record<StepName, unknown>;

/** What the rights over measures must know of one. */
export type MeasureSubject = Subject<"body" | "led" | "lead-unit">;

/** The post with which the viewer may take a step of a measure as it stands, or null. */
export function postForStep(
  viewer: PostHolder,
  name: StepName,
  measure: MeasureSubject & { status: MeasureStatus; stage: SigningStage | null },
): HeldPost | null {
  const roles = rolesFor(name, measure);
  return can({ ...viewer, posts: viewer.posts.filter((p) => roles.includes(p.role)) }, STEP_ACTS[name], measure);
}
