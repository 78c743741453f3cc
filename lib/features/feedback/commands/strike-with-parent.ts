import "server-only";
import type { HeldPost } from "@/lib/access/viewer";
import { changedMeanwhile } from "@/lib/command/refusal";
import type { Write } from "@/lib/command/transact";
import type { Prisma } from "@/lib/db/generated/client";
import { MEASURE_RESTORED, MEASURE_STRUCK } from "@/lib/features/feedback/events";
import { aboutMeasure, type KeptMeasure } from "@/lib/history/about";
import { WITH_MEASURE } from "@/lib/history/kept";

/** Strikes measures out together with what they belong to, at the same instant, which is how they are found again. */
export async function strikeMeasuresOf(
  { tx, viewer, record }: Write,
  post: HeldPost,
  measures: readonly KeptMeasure[],
  reason: string,
): Promise<void> {
  for (const m of measures) {
    const { count } = await tx.measure.updateMany({
      where: { id: m.id, version: m.version, status: m.status, struckAt: null },
      data: { struckAt: viewer.now, struckReason: reason, version: { increment: 1 } },
    });
    if (count === 0) changedMeanwhile();
    record(post, {
      ...aboutMeasure(m),
      kind: MEASURE_STRUCK,
      reason,
    });
  }
}

/** Restores the measures of an issue or item that were struck out together with it. */
export async function restoreMeasuresOf(
  { tx, record }: Write,
  post: HeldPost,
  where: Prisma.MeasureWhereInput & { struckAt: Date },
  reason: string,
): Promise<void> {
  const measures = await tx.measure.findMany({
    where,
    include: WITH_MEASURE,
    orderBy: [{ sortKey: "asc" }, { id: "asc" }],
  });
  await tx.measure.updateMany({
    where: { id: { in: measures.map((m) => m.id) } },
    data: { struckAt: null, struckReason: "", mergedIntoId: null, version: { increment: 1 } },
  });
  for (const m of measures) {
    record(post, {
      ...aboutMeasure(m),
      kind: MEASURE_RESTORED,
      reason,
    });
  }
}
