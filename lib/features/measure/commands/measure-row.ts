import "server-only";
import { narrow } from "@/lib/access/scope";
import type { HeldPost, Viewer } from "@/lib/access/viewer";
import { lock } from "@/lib/command/locks";
import { refuseMissing } from "@/lib/command/needs";
import { archived, notFound, refuse } from "@/lib/command/refusal";
import type { Db, Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { STATUS_LABELS, STEP_LABELS } from "@/lib/domain/labels";
import { standingEntry } from "@/lib/domain/measure/standing-entry";
import { STEPS, type StepName } from "@/lib/domain/measure/status";
import type { MeasureStatus } from "@/lib/domain/types";
import { measuresSeenBy } from "@/lib/features/inspection/scope";
import { type JudgedBy, missingOf, offerOf, type WordsOf } from "@/lib/features/measure/needs";
import { type Facts, factsOf, LATEST_APPLICATION } from "@/lib/features/measure/queries/step-facts";
import { WHO_SIGNS } from "@/lib/features/signing/queries/application";
import { WITH_MEASURE } from "@/lib/history/kept";

/** What every step needs to know of a measure to decide. */
const FOR_STEP = {
  ...WITH_MEASURE,
  inspection: { select: { chain: true, archivedAt: true, reviewEveryDays: true } },
  progress: {
    where: { kind: { not: "NO_CHANGE" }, ...standingEntry },
    orderBy: [{ cycle: "desc" }, { id: "desc" }],
    take: 1,
    select: { cycle: true },
  },
  // What waits, or was decided last.
  closeOuts: {
    where: { state: { not: "WITHDRAWN" } },
    orderBy: LATEST_APPLICATION,
    take: 1,
    include: { points: { orderBy: [{ position: "asc" }, { id: "asc" }] }, signatures: WHO_SIGNS.signatures },
  },
} as const satisfies Prisma.MeasureInclude;

export type MeasureRow = Prisma.MeasureGetPayload<{ include: typeof FOR_STEP }>;

export function subjectOf(m: MeasureRow): Facts {
  return factsOf(m, m.progress[0]?.cycle === m.cycle);
}

/**
 * Locks the measures the viewer sees among these, and shares their inspections: until the transaction ends none of them is
 * archived, edited or stepped on by somebody else. What is decided on is read after it.
 */
export async function holdMeasures(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<void> {
  const seen = await tx.measure.findMany({
    where: narrow(measuresSeenBy(viewer), { id: { in: [...ids] } }),
    select: { id: true, inspectionId: true },
  });
  await lock(
    tx,
    "inspection",
    seen.map((m) => m.inspectionId),
    "share",
  );
  await lock(
    tx,
    "measure",
    seen.map((m) => m.id),
    "alone",
  );
}

/** Like `findMeasures`, of measures a step is about to be taken on. */
export async function openForStep(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<MeasureRow[]> {
  await holdMeasures(tx, viewer, ids);
  return findMeasures(tx, viewer, ids);
}

/** Measures the viewer sees, with what the steps need; in no particular order. Struck ones do not exist for steps. */
export function findMeasures(db: Db, viewer: Viewer, ids: readonly string[]): Promise<MeasureRow[]> {
  return db.measure.findMany({
    where: narrow(measuresSeenBy(viewer), { id: { in: [...ids] }, struckAt: null }),
    include: FOR_STEP,
  });
}

/**
 * The measure with the post with which the viewer takes the step now, everything it needs as things stand being met, and
 * what the needs were judged by.
 */
export function admit(
  viewer: Viewer,
  name: StepName,
  measure: MeasureRow | undefined,
): { post: HeldPost; measure: MeasureRow; facts: Facts } {
  if (!measure) notFound();
  if (measure.inspection.archivedAt) archived();
  const facts = subjectOf(measure);
  const offer = offerOf(viewer, name, facts);
  if (offer?.hindrance) refuse("state", offer.hindrance);
  if (offer) return { post: offer.post, measure, facts };
  const allowed: readonly MeasureStatus[] = STEPS[name].from;
  if (!allowed.includes(measure.status)) {
    refuse(
      "state",
      `措施 ${measure.code} 现在的状态是“${STATUS_LABELS[measure.status]}”，不能${STEP_LABELS[name]}。请刷新页面查看最新情况。`,
    );
  }
  notFound();
}

/** Refuses what the step was not told that it needs to be, all at once. */
export function askTold<N extends StepName>(
  viewer: Viewer,
  name: N,
  told: WordsOf<N>,
  facts: Facts & JudgedBy<N>,
): void {
  refuseMissing(missingOf(name, told, facts, viewer));
}
