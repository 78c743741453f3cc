import type { Tx } from "@/lib/db/client";
import type { Day } from "@/lib/domain/day";
import { type ParentColumns, parentIn } from "@/lib/domain/measure/parent";
import { part } from "@/lib/domain/text/text";
import type { ExtendedKind, NumberKind, ParentKind } from "@/lib/domain/types";
import { reach } from "./locks";

/**
 * Numbers are given out here and nowhere else: each from the sequence of its body, year and kind, which only goes up. The
 * row of the sequence stays locked until the transaction ends, so of two who ask at once the second gets the next
 * number; what is undone gives nothing out.
 */
export type Sequence = {
  bodyId: string;
  kind: NumberKind;
  /** What the numbers run within: an inspection, an issue or item, the body. */
  withinId: string;
  /** The year they belong to; 0 where they run on. */
  year: number;
};

/** Numbers of the issues or items of an inspection. */
export function parentNumbers(inspection: { id: string; bodyId: string }, kind: ParentKind): Sequence {
  return { bodyId: inspection.bodyId, kind, withinId: inspection.id, year: 0 };
}

/** Numbers of the measures of an issue or item. */
export function measureNumbers(parent: { id: string; bodyId: string }): Sequence {
  return { bodyId: parent.bodyId, kind: "MEASURE", withinId: parent.id, year: 0 };
}

/** Numbers of the letters a body issues in the year of a day. */
export function letterNumbers(bodyId: string, issuedOn: Day): Sequence {
  return { bodyId, kind: "LETTER", withinId: bodyId, year: Number(part(issuedOn, 0, 4)) };
}

/** The next `count` numbers of a sequence, taken for good once the transaction ends well. One sequence a transaction. */
export async function takeNumbers(tx: Tx, sequence: Sequence, count = 1): Promise<number[]> {
  reach(tx, "number");
  return await taken(tx, sequence, count);
}

/** Numbers of several sequences at once, for each as many as asked; they are taken in one order whoever asks. */
export async function takeNumbersOfSeveral(
  tx: Tx,
  wanted: readonly { sequence: Sequence; count: number }[],
): Promise<Map<string, number[]>> {
  reach(tx, "number");
  const found = new Map<string, number[]>();
  const inOrder = [...wanted].sort((a, b) => (a.sequence.withinId < b.sequence.withinId ? -1 : 1));
  for (const { sequence, count } of inOrder) found.set(sequence.withinId, await taken(tx, sequence, count));
  return found;
}

async function taken(tx: Tx, sequence: Sequence, count: number): Promise<number[]> {
  const { bodyId, year, kind, withinId } = sequence;
  const [reached] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO number_sequence AS s (body_id, year, kind, within_id, last)
    VALUES (${bodyId}::uuid, ${year}, ${kind}::number_kind, ${withinId}::uuid, ${count})
    ON CONFLICT (body_id, year, kind, within_id) DO UPDATE SET last = s.last + EXCLUDED.last
    RETURNING last`;
  if (!reached) throw new Error(`no number of ${kind} was given out`);
  const first = reached.last - count + 1;
  return Array.from({ length: count }, (_, i) => first + i);
}

export async function takeNumber(tx: Tx, sequence: Sequence): Promise<number> {
  const [number] = await takeNumbers(tx, sequence);
  if (number === undefined) throw new Error("no number was given out");
  return number;
}

type Placed = { bodyId: string; inspectionId: string };

/** Rows entered all at once, numbered from 1 as they come: their sequences begin where they end. */
export async function beginNumbers(
  tx: Tx,
  rows: {
    issues: readonly Placed[];
    items: readonly (Placed & { kind: ExtendedKind })[];
    measures: readonly ({ bodyId: string } & ParentColumns)[];
  },
): Promise<void> {
  const inspectionOf = (row: Placed) => ({ id: row.inspectionId, bodyId: row.bodyId });
  const taken = [
    ...rows.issues.map((row) => parentNumbers(inspectionOf(row), "ISSUE")),
    ...rows.items.map((row) => parentNumbers(inspectionOf(row), row.kind)),
    ...rows.measures.map((row) => measureNumbers({ id: parentIn(row).id, bodyId: row.bodyId })),
  ];
  const begun = new Map<string, Sequence & { last: number }>();
  for (const sequence of taken) {
    const key = `${sequence.kind} ${sequence.withinId}`;
    begun.set(key, { ...sequence, last: (begun.get(key)?.last ?? 0) + 1 });
  }
  reach(tx, "number");
  await tx.numberSequence.createMany({ data: [...begun.values()] });
}
