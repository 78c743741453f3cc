import { dayFromDb } from "../day";
import type { Change, State, Value, Words } from "./change";

/** How history keeps a field: its machine value out of a row, and its words. */

/** What may be named by its id. */
export const NAMED = [
  "body",
  "unit",
  "person",
  "inspection",
  "section",
  "issue",
  "item",
  "measure",
  "manifestation",
  "advice",
] as const;
export type Named = (typeof NAMED)[number];
export type Reference = { kind: Named; id: string };

/** The tables out of which history reads how things stand. */
export type Table = Exclude<Named, "manifestation" | "advice"> | "post" | "portfolio";

/** What things are called at this moment: a number or short name, and the name in full. Whoever is gone is called by the id. */
export type Names = (reference: Reference) => { short: string; full: string };

/** What words of a change may depend on beside its values. */
export type Telling = {
  was: State | null;
  now: State | null;
  names: Names;
  /** Fields that are called otherwise in this kind of event. */
  calls?: Readonly<Record<string, string>> | undefined;
};

export type Field = {
  label: string;
  /** @param name the field's own name, mostly that of the column */
  read: (row: Readonly<Record<string, unknown>>, name: string) => Value;
  say: (value: Exclude<Value, null>, names: Names) => string;
  refers?: (value: Exclude<Value, null>) => Reference[];
  /** Told by something else already, or of no use to a reader: kept without words. */
  quiet?: boolean;
  /** What a new thing begins with: not worth a word at its creation. */
  initial?: Value;
  /** Words that depend on more than the value; null for none. */
  words?: (change: { old: Value; new: Value }, telling: Telling) => Words | null;
};

export type Fields = Readonly<Record<string, Field>>;

/** A noun of the history: the fields kept of it, and further facts its events may tell. */
export type Noun = {
  /** Stands in every event about it, for good. */
  type: string;
  /** What it is, in words. */
  label: string;
  /** Where its fields stand, if there are any. */
  table?: Table;
  fields: Fields;
  facts: Fields;
};

const plain = (value: unknown): Value => (value === "" || value === undefined ? null : (value as Value));
const column: Field["read"] = (row, name) => plain(row[name]);

/** A text, or another value that is its own word. An empty text is none. */
export const text = (label: string): Field => ({ label, read: column, say: String });

/** A calendar day. */
export const day = (label: string): Field => ({
  label,
  read: (row, name) => {
    const value = row[name];
    return value instanceof Date ? dayFromDb(value) : plain(value);
  },
  say: String,
});

/** An instant, kept without words: its event says when. */
export const instant = (label: string): Field => ({
  label,
  read: (row, name) => {
    const value = row[name];
    return value instanceof Date ? value.toISOString() : plain(value);
  },
  say: String,
  quiet: true,
});

/** A number with what is said around it: 每n天. */
export const count = (label: string, say: (n: string) => string = (n) => n): Field => ({
  label,
  read: column,
  say: (value) => say(String(value)),
});

/** A word of a list; a name the list no longer has speaks for itself. */
export const oneOf = (label: string, labels: Readonly<Record<string, string>>): Field => ({
  label,
  read: column,
  say: (value) => labels[String(value)] ?? String(value),
});

/** A word of a list, several in order. */
export const someOf = (label: string, labels: Readonly<Record<string, string>>, between: string): Field => ({
  label,
  read: (row, name) => listOf(row[name]),
  say: (value) =>
    parts(value)
      .map((one) => labels[String(one)] ?? String(one))
      .join(between),
});

const listOf = (value: unknown): Value => (Array.isArray(value) && value.length > 0 ? [...value] : null);
const parts = (value: Value): readonly Value[] => (Array.isArray(value) ? value : [value]);

/** Several texts, each on a line of its own or with something between. */
export const texts = (label: string, between: string): Field => ({
  label,
  read: (row, name) => listOf(row[name]),
  say: (value) => parts(value).join(between),
});

/** Something named by its id. */
export const one = (kind: Named, label: string, form: "short" | "full" = "full"): Field => ({
  label,
  read: column,
  say: (value, names) => names({ kind, id: String(value) })[form],
  refers: (value) => [{ kind, id: String(value) }],
});

/** Several of them, in the order given. */
export const several = (kind: Named, label: string, form: "short" | "full" = "full"): Field => ({
  label,
  read: (row, name) => listOf(row[name]),
  say: (value, names) =>
    parts(value)
      .map((id) => names({ kind, id: String(id) })[form])
      .join("、"),
  refers: (value) => parts(value).map((id) => ({ kind, id: String(id) })),
});

export const quiet = (field: Field): Field => ({ ...field, quiet: true });

/** Struck out or back again: shown by what the thing says. */
export const struck = (label: string, name: string): Field => ({
  ...instant(label),
  quiet: false,
  words: (change, { was, now }) => {
    const said = (now ?? was)?.[name] ?? null;
    const words = said === null ? null : String(said);
    return change.new === null ? { field: label, old: null, new: words } : { field: label, old: words, new: null };
  },
});

/** What history keeps of a thing, out of its row. */
export function stateOf(noun: Noun, row: object): State {
  const columns = row as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(noun.fields).map(([name, field]) => [name, field.read(columns, name)]));
}

/** A change with its words. @throws when the noun has neither field nor fact of this name */
export function worded(noun: Noun, change: Change, telling: Telling): Change {
  const field = noun.fields[change.field] ?? noun.facts[change.field];
  if (!field) throw new Error(`nothing called ${change.field} is kept`);
  const begins = telling.was === null && change.old === null && change.new === (field.initial ?? null);
  const words = field.quiet || begins ? null : wordsOf(field, change, telling);
  return words ? { ...change, words } : change;
}

function wordsOf(field: Field, change: Change, telling: Telling): Words | null {
  if (field.words) return field.words(change, telling);
  const say = (value: Value) => (value === null ? null : field.say(value, telling.names));
  const label = telling.calls?.[change.field] ?? field.label;
  return { field: label, old: say(change.old), new: say(change.new) };
}

/** Everything a change names by id. */
export function referencesIn(noun: Noun, { field: name, old, new: now }: Change): Reference[] {
  const refers = (noun.fields[name] ?? noun.facts[name])?.refers;
  return refers ? [old, now].flatMap((value) => (value === null ? [] : refers(value))) : [];
}
