import { db } from "@/lib/db/client";
import type { Event } from "@/lib/db/generated/client";
import type { Change, State, Words } from "@/lib/domain/history/change";
import { stateOf } from "@/lib/domain/history/field";
import { replay } from "@/lib/domain/history/replay";
import { changesInWords } from "@/lib/domain/history/said";
import { MEASURE } from "@/lib/domain/measure/kept";
import { WITH_MEASURE } from "@/lib/history/kept";
import { NOUNS } from "@/lib/registry/events";

/** What a reader of the history sees of an event. */
export function saidOf(
  event: Pick<Event, "version" | "action" | "subjectType" | "changes"> | null | undefined,
): Words[] {
  if (!event) throw new Error("no event");
  const noun = NOUNS.find(({ type }) => type === event.subjectType);
  if (!noun) throw new Error(`nothing is called ${event.subjectType}`);
  return changesInWords(noun, { ...event, changes: event.changes as Change[] });
}

/** What commands told: factories make rows without a history, and the first event of each has its baseline before it. */
export const BESIDE_BASELINES = { NOT: { action: { endsWith: ".baseline" } } };

const filled = (state: State) => Object.fromEntries(Object.entries(state).filter(([, value]) => value !== null));

/** What history keeps of every measure, by its id, as its row says it. */
export async function keptMeasures(): Promise<Map<string, State>> {
  const rows = await db.measure.findMany({ include: WITH_MEASURE });
  return new Map(rows.map((row) => [row.id, filled(stateOf(MEASURE, row))]));
}

/** The same as its events tell it; a measure without an event that tells everything is not there. */
export async function toldMeasures(): Promise<Map<string, State>> {
  const events = await db.event.findMany({
    where: { subjectType: "MEASURE" },
    orderBy: [{ chain: "asc" }, { seq: "asc" }],
  });
  const own = new Map<string, { full: boolean; changes: Change[] }[]>();
  for (const { subjectId, full, changes } of events) {
    const kept = (changes as Change[]).filter(({ field }) => field in MEASURE.fields);
    const before = own.get(subjectId);
    if (before) before.push({ full, changes: kept });
    else if (full) own.set(subjectId, [{ full, changes: kept }]);
  }
  return new Map([...own].map(([id, told]) => [id, replay(told).state]));
}
