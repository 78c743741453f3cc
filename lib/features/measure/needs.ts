import type { HeldPost, Viewer } from "@/lib/access/viewer";
import { type Hindrance, type Missing, missingAt } from "@/lib/command/needs";
import type { Day } from "@/lib/domain/day";
import { STAGE_LABELS } from "@/lib/domain/labels";
import { PROGRESS_MAX } from "@/lib/domain/limits";
import { missingAssignment, NO_PROGRESS_YET, type Ready } from "@/lib/domain/measure/readiness";
import { STEPS, type StandingNeed, type StepName, stageInOwnHands, type ToldNeed } from "@/lib/domain/measure/status";
import { lengthOf } from "@/lib/domain/text/text";
import type { ProgressKind, SigningStage, TimeClass } from "@/lib/domain/types";
import { postForStep } from "@/lib/features/measure/acts";
import { SIGNING_NEEDS, SIGNING_TOLD, type Standing } from "@/lib/features/signing/needs";

/**
 * The executors of the needs of lib/domain/measure/status. Each says what it reads of a loaded measure; who asks about a
 * step loads what its needs read, or does not compile.
 */

type Who = Pick<Viewer, "personId" | "posts" | "today">;

type Led = { leadUnitId: string | null; leaderId: string | null };

/** The stage of a chain that is this person's own to sign, of a measure of theirs. */
function ownStage(chain: readonly SigningStage[], m: Led, who: Who): SigningStage | null {
  const headsUnit = who.posts.some((p) => p.role === "UNIT_HEAD" && p.unitId !== null && p.unitId === m.leadUnitId);
  return stageInOwnHands(chain, { headsUnit, isLeader: m.leaderId === who.personId });
}

export const NEEDS = {
  ...SIGNING_NEEDS,
  assigned: (m: Ready & { code: string }): Hindrance => missingAssignment(m),

  progress: (m: { reported: boolean }): Hindrance => (m.reported ? null : NO_PROGRESS_YET),

  chain: (m: { chain: readonly SigningStage[] }): Hindrance =>
    m.chain.length > 0 ? null : "本次巡视巡察还没有设置销号流程，请联系领导小组办公室。",

  "other-signers": (m: Led & { chain: readonly SigningStage[] }, who: Who): Hindrance => {
    const own = ownStage(m.chain, m, who);
    return (
      own && `销号流程中的“${STAGE_LABELS[own]}”由您本人办理，申请须由本部门其他人员（如联络员）提出，您在该环节审核。`
    );
  },

  "not-ones-own-stage": (m: Led & { standing: Standing | null }, who: Who): Hindrance => {
    const own = m.standing && ownStage(m.standing.chain, m, who);
    return own && `这份申请的“${STAGE_LABELS[own]}”由您本人办理，需要补充的，请在该环节退回。`;
  },
} as const satisfies Record<StandingNeed, (m: never, who: Who) => Hindrance>;

export const TOLD = {
  ...SIGNING_TOLD,
  text: (told: { text: string }, m: { code: string }): Missing => {
    const length = lengthOf(told.text.trim());
    if (length === 0) {
      return missingAt("text", `请写明措施 ${m.code} 的进展；没有变化的，也请说明原因或下一步打算。`);
    }
    if (length <= PROGRESS_MAX) return null;
    return missingAt("text", `措施 ${m.code} 的进展请控制在 ${PROGRESS_MAX} 字以内，现在有 ${length} 字。`);
  },

  "review-of-long-term": (told: { kind: ProgressKind }, m: { timeClass: TimeClass | null }): Missing =>
    told.kind === "REVIEW" && m.timeClass !== "LONG_TERM"
      ? missingAt("kind", "只有长期坚持的措施才需要定期复核。")
      : null,

  reason: (told: { reason: string }): Missing =>
    told.reason.trim() === "" ? missingAt("reason", "请写明问题反弹的具体情况。") : null,

  "new-day": (told: { dueOn: Day }, _: object, who: Who): Missing =>
    told.dueOn < who.today ? missingAt("dueOn", "新的整改时限不能早于今天。") : null,
} as const satisfies Record<ToldNeed, (told: never, m: never, who: Who) => Missing>;

type Of<N extends StepName, Kind> = Extract<(typeof STEPS)[N]["needs"][number], Kind>;
/** All of what the functions take at once; `unknown` of none. */
type Meet<F> = [F] extends [never] ? unknown : [F] extends [(all: infer All) => void] ? All : never;
type First<F> = F extends (first: infer X, ...rest: never[]) => unknown ? (x: X) => void : never;
type Second<F> = F extends (first: never, second: infer X, ...rest: never[]) => unknown ? (x: X) => void : never;

/** What has to be loaded of a measure to say whether a step can be taken. */
export type FactsOf<N extends StepName> = Meet<First<(typeof NEEDS)[Of<N, StandingNeed>]>>;
/** What a step is told, and what has to be loaded to judge it. */
export type WordsOf<N extends StepName> = Meet<First<(typeof TOLD)[Of<N, ToldNeed>]>>;
export type JudgedBy<N extends StepName> = Meet<Second<(typeof TOLD)[Of<N, ToldNeed>]>>;

const isStanding = (need: string): need is StandingNeed => need in NEEDS;
const isTold = (need: string): need is ToldNeed => need in TOLD;

/** The first need of the step that is not met as things stand, in words; null when all are. */
export function hindranceOf<N extends StepName>(name: N, m: FactsOf<N>, who: Who): Hindrance {
  for (const need of STEPS[name].needs) {
    if (!isStanding(need)) continue;
    const executor = NEEDS[need] as (m: FactsOf<N>, who: Who) => Hindrance;
    const hindrance = executor(m, who);
    if (hindrance !== null) return hindrance;
  }
  return null;
}

/** Everything the step was not told that it needs to be. */
export function missingOf<N extends StepName>(name: N, told: WordsOf<N>, m: JudgedBy<N>, who: Who): Missing[] {
  return STEPS[name].needs.filter(isTold).map((need) => {
    const executor = TOLD[need] as (told: WordsOf<N>, m: JudgedBy<N>, who: Who) => Missing;
    return executor(told, m, who);
  });
}

type StepSubject = Parameters<typeof postForStep>[2];

/** The step as it is offered: the post that would take it, and what hinders it. Null where it is not the viewer's to take. */
export function offerOf<N extends StepName>(
  viewer: Viewer,
  name: N,
  m: StepSubject & FactsOf<N>,
): { post: HeldPost; hindrance: Hindrance } | null {
  const post = postForStep(viewer, name, m);
  return post && { post, hindrance: hindranceOf(name, m, viewer) };
}
