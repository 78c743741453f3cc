/** A machine value: an id, a name of an enum, an ISO day or instant, a text, a number; null where there is none. */
export type Value = null | string | number | boolean | readonly Value[] | { readonly [name: string]: Value };

/** What a reader of the history sees of a change, in the words of that day; null for nothing. */
export type Words = { field: string; old: string | null; new: string | null };

/**
 * One thing that changed, in machine values; the words of that day beside them, where a reader is to see it. Events of
 * version 1 knew words alone, in the place of the values.
 */
export type Change = { field: string; old: Value; new: Value; words?: Words };

/** What history keeps of a thing: the machine value of every field, null where it is empty. */
export type State = Readonly<Record<string, Value>>;

/** Whether two values are the same. Values are built in one way each, so their texts are. */
export const sameValue = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b);
