import "server-only";
import { postsHeldOn } from "@/lib/access/load-viewer";
import type { HeldPost } from "@/lib/access/viewer";
import { changedMeanwhile } from "@/lib/command/refusal";
import type { Write } from "@/lib/command/transact";
import { type Day, dayFromDb, dayOf, dayToDb } from "@/lib/domain/day";
import { OPENING_FROM, type OpeningSpan, openingDayProblem, openingHindrance } from "@/lib/domain/measure/opening";
import { standingEntry } from "@/lib/domain/measure/standing-entry";
import type { EditedMeasure, Editing } from "@/lib/features/feedback/commands/edit-guard";
import { MEASURE_BACKFILLED, MEASURE_OPENED } from "@/lib/features/measure/events";
import { aboutMeasure, type KeptMeasure } from "@/lib/history/about";
import { fact } from "@/lib/history/record";

/** How 期初 and 补录 are judged and written; the measures are held alone by then. */

export type OpeningInput = { day: Day; source: string; voucherId: string };
export type BackfillInput = { day: Day; text: string };
/** What of one measure was done before the ledger was kept: that it was done, what was reported of it, or both. */
export type OpeningEntry = {
  measureId: string;
  version: number;
  opening: OpeningInput | null;
  backfill: readonly BackfillInput[];
};

type Held = Pick<Editing, "inspection" | "post"> & { measure: EditedMeasure; entry: OpeningEntry };
/** What writing one needs of it. */
type Judged = { measure: KeptMeasure; entry: OpeningEntry; post: HeldPost };

function spanOf({ inspection, measure }: Held): OpeningSpan {
  return { from: dayFromDb(inspection.onsiteFrom ?? inspection.feedbackOn), to: dayOf(measure.createdAt) };
}

/** Those among these measures that were ever applied for, and those something was reported of here. */
export async function handledHere({ tx }: Write, ids: readonly string[]) {
  const of = { measureId: { in: [...ids] } };
  const applied = await tx.application.groupBy({ by: ["measureId"], where: of });
  const reported = await tx.progressEntry.groupBy({ by: ["measureId"], where: { ...of, ...REPORTED_HERE } });
  const idsOf = (rows: readonly { measureId: string | null }[]) => new Set(rows.flatMap((row) => row.measureId ?? []));
  return { applied: idsOf(applied), reported: idsOf(reported) };
}
export type Handled = Awaited<ReturnType<typeof handledHere>>;

/** Progress its unit sent here: neither what a report told nor 补录. */
export const REPORTED_HERE = { fromReport: false, backfilled: false, ...standingEntry } as const;

/**
 * Who may vouch, by id, with the name of today: whoever holds a post of the body. A 联络员 alone cannot, as with 真实性承诺.
 */
export async function vouchers(
  { tx, viewer }: Write,
  bodyId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const id of new Set(ids)) {
    const posts = await postsHeldOn(tx, id, viewer.today);
    if (!posts.some((post) => post.bodyId === bodyId && post.role !== "LIAISON")) continue;
    const person = await tx.person.findUnique({ where: { id }, select: { name: true } });
    if (person) found.set(id, person.name);
  }
  return found;
}

/** What is wrong with the entry of one measure, as sentences. */
export function problemsOf(held: Held, handled: Handled, known: ReadonlyMap<string, string>): string[] {
  const { measure, entry } = held;
  const { code, status, cycle } = measure;
  const span = spanOf(held);
  const problems = entry.backfill.map(({ day }) => openingDayProblem(code, day, span));
  if (measure.struckAt) problems.push(`措施 ${code} 已作废，请先恢复。`);
  else if (entry.opening) {
    const { day, voucherId } = entry.opening;
    problems.push(
      openingHindrance({
        ...{ code, status, cycle },
        applied: handled.applied.has(measure.id),
        reported: handled.reported.has(measure.id),
      }),
      openingDayProblem(code, day, span),
      known.has(voucherId) ? null : `措施 ${code}：请选择确认人，确认人须在本单位任职，联络员不能作确认人。`,
    );
  }
  return [...new Set(problems.filter((why) => why !== null))];
}

/** 期初已完成: closed as of the day it was done, without an application; what was heard of it stays as it was. */
export async function writeOpening(
  { tx, viewer, record }: Write,
  { measure, entry: { version }, post }: Judged,
  { day, source, voucherId }: OpeningInput,
  voucher: string,
): Promise<void> {
  const { count } = await tx.measure.updateMany({
    where: { id: measure.id, version, status: { in: [...OPENING_FROM] }, struckAt: null },
    data: { status: "CLOSED", opening: true, closedOn: dayToDb(day), version: { increment: 1 } },
  });
  if (count === 0) changedMeanwhile();
  await tx.opening.create({
    data: {
      measureId: measure.id,
      day: dayToDb(day),
      source,
      voucherId,
      voucherName: voucher,
      personId: viewer.personId,
      personName: viewer.name,
      postLabel: post.label,
      statusBefore: measure.status,
      createdAt: viewer.now,
    },
  });
  record(post, {
    ...aboutMeasure(measure),
    kind: MEASURE_OPENED,
    facts: fact("opened", null, { day, source, voucher }),
  });
}

/**
 * 补录: progress of before, in order of its days; it is no report of this week and moves no clock.
 * @returns ids of the entries
 */
export async function writeBackfill(
  { tx, viewer, record }: Write,
  { measure, entry, post }: Judged,
): Promise<string[]> {
  const ids: string[] = [];
  for (const { day, text } of [...entry.backfill].sort((a, b) => a.day.localeCompare(b.day))) {
    const written = await tx.progressEntry.create({
      data: {
        measureId: measure.id,
        cycle: 1,
        kind: "PROGRESS",
        text,
        day: dayToDb(day),
        backfilled: true,
        personId: viewer.personId,
        personName: viewer.name,
        postLabel: post.label,
        createdAt: viewer.now,
      },
    });
    ids.push(written.id);
    record(post, {
      ...aboutMeasure(measure),
      kind: MEASURE_BACKFILLED,
      facts: fact("backfilled", null, { day, text }),
    });
  }
  return ids;
}
