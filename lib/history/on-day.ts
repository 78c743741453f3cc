import "server-only";
import type { Db } from "@/lib/db/client";
import { addDays, type Day, startOfDay } from "@/lib/domain/day";
import type { Change } from "@/lib/domain/history/change";
import type { Noun } from "@/lib/domain/history/field";
import { type OnDay, replay } from "@/lib/domain/history/replay";

/** Events read by one statement. */
const BATCH = 1_000;

type Told = { subjectId: string; full: boolean; changes: Change[] };

/** The events of the subjects from the last that tells everything of each on, up to the end of a day, in order. */
async function readTold(db: Pick<Db, "event">, type: string, ids: readonly string[], before: Date): Promise<Told[]> {
  const about = { subjectType: type, subjectId: { in: [...ids] }, at: { lt: before } };
  const starts = await db.event.findMany({
    where: { ...about, full: true },
    distinct: ["subjectId"],
    orderBy: [{ subjectId: "asc" }, { seq: "desc" }, { id: "asc" }],
    select: { subjectId: true, seq: true },
  });
  const told: Told[] = [];
  for (let after: { chain: string; seq: number } | null = null; ; ) {
    const rows: { chain: string; seq: number; subjectId: string; full: boolean; changes: unknown }[] =
      await db.event.findMany({
        where: {
          AND: [
            { OR: starts.map(({ subjectId, seq }) => ({ subjectType: type, subjectId, seq: { gte: seq } })) },
            { at: { lt: before } },
            after ? { OR: [{ chain: { gt: after.chain } }, { chain: after.chain, seq: { gt: after.seq } }] } : {},
          ],
        },
        orderBy: [{ chain: "asc" }, { seq: "asc" }, { id: "asc" }],
        select: { chain: true, seq: true, subjectId: true, full: true, changes: true },
        take: BATCH,
      });
    told.push(...rows.map((row) => ({ ...row, changes: row.changes as Change[] })));
    after = rows.at(-1) ?? null;
    if (rows.length < BATCH) return told;
  }
}

/**
 * What things were at the end of a day, by what their events tell: the same whoever asks, and whatever became of them since.
 * @param subjects their ids, and when each came into being
 */
export async function statesOn(
  db: Pick<Db, "event">,
  noun: Noun,
  subjects: readonly { id: string; createdAt: Date }[],
  day: Day,
): Promise<Map<string, OnDay>> {
  const before = startOfDay(addDays(day, 1));
  const ids = subjects.map(({ id }) => id);
  const told = ids.length === 0 ? [] : await readTold(db, noun.type, ids, before);
  const kept = Object.keys(noun.fields);
  const own = new Map<string, Told[]>();
  for (const event of told) own.set(event.subjectId, [...(own.get(event.subjectId) ?? []), event]);
  return new Map(
    subjects.map(({ id, createdAt }): [string, OnDay] => {
      const events = own.get(id);
      if (!events) return [id, { state: null, why: createdAt >= before ? "not-yet" : "unknown" }];
      const fields = events.map((event) => ({
        ...event,
        changes: event.changes.filter(({ field }) => kept.includes(field)),
      }));
      return [id, replay(fields)];
    }),
  );
}
