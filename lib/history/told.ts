import "server-only";
import type { Tx } from "@/lib/db/client";
import { type Change, type State, sameValue } from "@/lib/domain/history/change";
import { type Names, type Noun, referencesIn, worded } from "@/lib/domain/history/field";
import { baselineOf, type Kind } from "@/lib/domain/history/kind";
import type { Actor } from "./actor";
import { type Called, readNames, readStates } from "./kept";

/**
 * From what commands say to what events tell. A command says what it acted on and how that stood before; what changed of
 * it is read here, at the end of its transaction, so that no command spells a change and none forgets one.
 */

export type EventInput = {
  actor: Actor;
  at: Date;
  bodyId: string | null;
  /** Which act on which kind of thing: the one word on it, for every storey below the features. */
  kind: Kind;
  subjectId: string;
  subjectLabel: string;
  inspectionId?: string | null;
  issueId?: string | null;
  measureId?: string | null;
  /** What history keeps of the subject, as it stood before; of something that begins here, nothing. */
  was?: State;
  /** As it stands now, where that is not what the database says. */
  now?: State;
  /** Where several events of one transaction have the same subject: the fields this one tells. The last tells the rest. */
  tells?: readonly string[];
  /** What else is to be told: machine values under the names the noun gives them. */
  facts?: readonly Change[];
  reason?: string;
  /** What it names by id that its transaction deletes, as it was called last. */
  gone?: readonly Called[];
};

/** An event with everything it tells. `full`: its changes tell everything kept of the subject. */
export type ToldEvent = Omit<EventInput, "kind" | "was" | "now" | "tells" | "facts" | "gone"> & {
  action: string;
  subjectType: string;
  changes: Change[];
  full: boolean;
};

/** A fact whose value did not change is none. */
export function fact(field: string, old: Change["old"], now: Change["new"]): Change[] {
  return sameValue(old, now) ? [] : [{ field, old, new: now }];
}

const keyOf = (event: EventInput): string => `${event.kind.noun.type} ${event.subjectId}`;

/** Whether an event tells what changed of its subject. */
const tracks = (event: EventInput): boolean => event.kind.begins === true || event.was !== undefined;

/** Whether anything is kept of it. */
const keeps = (noun: Noun): boolean => Object.keys(noun.fields).length > 0;

function between(noun: Noun, was: State | null, now: State | null): Change[] {
  return Object.keys(noun.fields).flatMap((field) => fact(field, was?.[field] ?? null, now?.[field] ?? null));
}

/** How the subjects of the events stand now, by type and id; of those that are gone, nothing. */
async function readNow(tx: Tx, events: readonly EventInput[]): Promise<Map<string, State>> {
  const asked = events.filter((event) => tracks(event) && event.now === undefined);
  const found = new Map<string, State>();
  for (const noun of new Set(asked.map((event) => event.kind.noun))) {
    const ids = new Set(asked.filter((event) => event.kind.noun === noun).map((event) => event.subjectId));
    for (const [id, state] of await readStates(tx, noun, [...ids])) found.set(`${noun.type} ${id}`, state);
  }
  return found;
}

/** Those of the subjects of which an earlier event tells everything. */
async function readTold(tx: Tx, events: readonly EventInput[]): Promise<Set<string>> {
  const asked = events.filter((event) => event.was !== undefined && keeps(event.kind.noun));
  if (asked.length === 0) return new Set();
  const ids = [...new Set(asked.map((event) => event.subjectId))];
  const rows = await tx.event.findMany({
    where: { subjectId: { in: ids }, full: true },
    select: { subjectType: true, subjectId: true },
    distinct: ["subjectType", "subjectId"],
  });
  return new Set(rows.map((row) => `${row.subjectType} ${row.subjectId}`));
}

/** Everything kept of something from before history kept machine values, told once, before the first event that changes it. */
function baseline({ kind, was, now: _, tells: __, facts: ___, gone: ____, ...event }: EventInput): ToldEvent {
  const actor: Actor = { kind: "program", program: "upgrade" };
  const { noun } = kind;
  const changes = between(noun, null, was ?? null);
  return { ...event, actor, action: baselineOf(noun), subjectType: noun.type, changes, full: true, reason: "" };
}

type Step = { event: ToldEvent; kind: Kind; was: State | null; now: State | null };

/** The events in order, each with what it changes and the two states between which it does. */
function steps(events: readonly EventInput[], known: ReadonlySet<string>, present: Map<string, State>): Step[] {
  const last = new Map(events.filter(tracks).map((event) => [keyOf(event), event]));
  const stands = new Map<string, State | null>();
  const told = new Set(known);
  return events.flatMap((event): Step[] => {
    const { kind, was: before, now: given, tells, facts = [], gone: _, ...rest } = event;
    const { noun } = kind;
    const plain = { ...rest, action: kind.name, subjectType: noun.type };
    const key = keyOf(event);
    if (!tracks(event)) return [{ event: { ...plain, changes: [...facts], full: false }, kind, was: null, now: null }];
    const full = kind.begins === true;
    const was = full ? null : (stands.get(key) ?? before ?? null);
    const end = present.get(key) ?? null;
    const now = given ?? (full || last.get(key) === event ? end : part(was, end, tells ?? []));
    stands.set(key, now);
    const first = !full && !told.has(key) && keeps(noun) ? [baseline({ ...event, was: was ?? {} })] : [];
    told.add(key);
    const changes = [...between(noun, was, now), ...facts];
    return [
      ...first.map((told) => ({ event: told, kind, was: null, now: was })),
      { event: { ...plain, changes, full }, kind, was, now },
    ];
  });
}

/** A state in which only the named fields are as they will be. */
function part(was: State | null, now: State | null, fields: readonly string[]): State {
  return { ...was, ...Object.fromEntries(fields.map((field) => [field, now?.[field] ?? null])) };
}

function inWords({ event, kind: { noun, calls }, was, now }: Step, names: Names): ToldEvent {
  const telling = { was, now, names, calls };
  return { ...event, changes: event.changes.map((change) => worded(noun, change, telling)) };
}

/** What the events tell, with machine values and the words of this moment, baselines put before them where they are due. */
export async function tell(tx: Tx, events: readonly EventInput[]): Promise<ToldEvent[]> {
  const all = steps(events, await readTold(tx, events), await readNow(tx, events));
  const references = all.flatMap(({ event, kind }) =>
    event.changes.flatMap((change) => referencesIn(kind.noun, change)),
  );
  const gone = new Map(events.flatMap((event) => event.gone ?? []).map((called) => [called.id, called]));
  const names = await readNames(tx, references, gone);
  return all.map((step) => inWords(step, names));
}
