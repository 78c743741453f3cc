import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact, type Write } from "@/lib/command/transact";
import { dayToDb } from "@/lib/domain/day";
import { STEPS } from "@/lib/domain/measure/status";
import { MEASURE_SUBMITTED } from "@/lib/features/measure/events";
import { makeApplication, mendPoints } from "@/lib/features/signing/commands/make-application";
import { aboutMeasure } from "@/lib/history/about";
import { fact } from "@/lib/history/record";
import { admit, askTold, type MeasureRow, openForStep } from "./measure-row";

export type SubmitInput = {
  measureId: string;
  version: number;
  /** What was done and what it achieved. */
  statement: string;
  /** How each point of the last return was mended, by the id of the point. */
  fixes: Record<string, string>;
};

/** 申请销号: the lead unit says it is done; every point of a return before it is ticked off with a word on how. */
export function submitMeasure(viewer: Viewer, sent: Sent, input: SubmitInput): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const [found] = await openForStep(write.tx, viewer, [input.measureId]);
    await submitOne(write, found, input);
  });
}

/** The same within an act that holds the measure already. */
export async function submitOne(
  write: Write,
  found: MeasureRow | undefined,
  input: Pick<SubmitInput, "version" | "statement" | "fixes">,
): Promise<void> {
  const { tx, viewer, record } = write;
  const { measure, post, facts } = admit(viewer, "submit", found);
  askTold(viewer, "submit", input, facts);
  const statement = input.statement.trim();
  const mended = facts.toFix.map(({ id, text }) => ({ id, text, note: input.fixes[id]?.trim() ?? "" }));
  const [stage, ...later] = facts.chain;
  if (!stage) throw new Error(`measure ${measure.id} would pass no stage`);

  const { count } = await tx.measure.updateMany({
    where: { id: measure.id, status: measure.status, version: input.version },
    data: {
      status: STEPS.submit.to,
      stage,
      submittedOn: dayToDb(viewer.today),
      stageSince: dayToDb(viewer.today),
      version: { increment: 1 },
    },
  });
  if (count === 0) changedMeanwhile();
  await mendPoints(write, mended);
  await makeApplication(write, post, {
    subject: {
      kind: "CLOSE_OUT",
      measureId: measure.id,
      leaderId: measure.leaderId,
      ownerId: measure.ownerId,
      leadUnitId: measure.leadUnitId,
    },
    cycle: measure.cycle,
    chain: [stage, ...later],
    statement,
  });
  record(post, {
    ...aboutMeasure(measure),
    kind: MEASURE_SUBMITTED,
    facts: [
      ...fact("statement", null, statement),
      ...mended.flatMap((p) => fact("fixed", null, { text: p.text, note: p.note })),
    ],
  });
}
