import "server-only";
import type { Tx } from "@/lib/db/client";
import { type Day, dayOf } from "@/lib/domain/day";
import { heldDays, type Returned } from "@/lib/domain/measure/deadline";

/** Applications that were returned, of one cycle of each measure. */
export async function returnedOf(
  tx: Tx,
  measures: readonly { id: string; cycle: number }[],
): Promise<Map<string, Returned[]>> {
  const rows = await tx.application.findMany({
    where: { state: "RETURNED", OR: measures.map(({ id, cycle }) => ({ measureId: id, cycle })) },
    select: { measureId: true, submittedAt: true, decidedAt: true },
    orderBy: [{ measureId: "asc" }, { attempt: "asc" }],
  });
  const found = new Map<string, Returned[]>();
  for (const { measureId, submittedAt, decidedAt } of rows) {
    if (!measureId || !decidedAt) throw new Error(`returned application of measure ${measureId} has no day`);
    const returned = { submittedOn: dayOf(submittedAt), decidedOn: dayOf(decidedAt) };
    found.set(measureId, [...(found.get(measureId) ?? []), returned]);
  }
  return found;
}

/** What `heldDays` of a measure is once the application that stands is returned today. */
export async function heldDaysOnReturn(
  tx: Tx,
  measure: { id: string; cycle: number },
  application: { submittedAt: Date },
  { dueOn, today }: { dueOn: Day | null; today: Day },
): Promise<number> {
  const before = (await returnedOf(tx, [measure])).get(measure.id) ?? [];
  return heldDays([...before, { submittedOn: dayOf(application.submittedAt), decidedOn: today }], dueOn);
}
