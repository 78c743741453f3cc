import "server-only";
import type { Write } from "@/lib/command/transact";
import type { KeptMeasure } from "@/lib/history/about";

/** The 具体表现 and 整改意见 measures answer: rows of their own, written where a measure or a line of the feedback changes. */

/** What a measure answers, by the ids of the lines. */
export type Answers = { manifestationIds: readonly string[]; adviceIds: readonly string[] };

export const answersOf = (m: Pick<KeptMeasure, "manifestationLinks" | "adviceLinks">): Answers => ({
  manifestationIds: m.manifestationLinks.map((link) => link.manifestationId),
  adviceIds: m.adviceLinks.map((link) => link.adviceId),
});

/** Everything several measures answer, each line once. */
export const joinAnswers = (all: readonly Answers[]): Answers => ({
  manifestationIds: [...new Set(all.flatMap((one) => one.manifestationIds))],
  adviceIds: [...new Set(all.flatMap((one) => one.adviceIds))],
});

/** Links measures with lines; a link that stands already stays as it was made. Two statements, however many. */
export async function addAnswers(
  { tx, viewer }: Pick<Write, "tx" | "viewer">,
  all: readonly ({ measureId: string } & Answers)[],
): Promise<void> {
  const by = { linkedById: viewer.personId, linkedByName: viewer.name, linkedAt: viewer.now };
  await tx.measureManifestation.createMany({
    data: all.flatMap(({ measureId, manifestationIds }) =>
      manifestationIds.map((manifestationId) => ({ measureId, manifestationId, ...by })),
    ),
    skipDuplicates: true,
  });
  await tx.measureAdvice.createMany({
    data: all.flatMap(({ measureId, adviceIds }) => adviceIds.map((adviceId) => ({ measureId, adviceId, ...by }))),
    skipDuplicates: true,
  });
}

/** What of the one is not of the other. */
export const answersBeside = (some: Answers, others: Answers): Answers => ({
  manifestationIds: some.manifestationIds.filter((id) => !others.manifestationIds.includes(id)),
  adviceIds: some.adviceIds.filter((id) => !others.adviceIds.includes(id)),
});

/** Makes a measure answer exactly these lines. @returns whether that is something else than before */
export async function setAnswers(write: Write, measure: KeptMeasure, next: Answers): Promise<boolean> {
  const { tx } = write;
  const old = answersOf(measure);
  const gone = answersBeside(old, next);
  const fresh = answersBeside(next, old);
  const measureId = measure.id;
  await tx.measureManifestation.deleteMany({
    where: { measureId, manifestationId: { in: [...gone.manifestationIds] } },
  });
  await tx.measureAdvice.deleteMany({ where: { measureId, adviceId: { in: [...gone.adviceIds] } } });
  await addAnswers(write, [{ measureId, ...fresh }]);
  return [gone, fresh].some((some) => some.manifestationIds.length + some.adviceIds.length > 0);
}
