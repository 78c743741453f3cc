import type { Act } from "@/lib/access/act";

/**
 * What may be called from outside says itself what it asks of who calls and which rows it reaches: each server action and
 * each method of a route is marked here where it is made. A test imports them all and fails for one without a mark.
 */
export type Entrance = {
  /** The right asked for at the door, which the command asks again about the row; "public" is open to everybody. */
  act: Act | "public";
  /** A phrase: which rows it can reach at most. */
  scope: string;
};

const marks = new WeakMap<object, Entrance>();

/** Marks what is called from outside, and hands it back as it is. */
export function entrance<F extends (...given: never[]) => unknown>(stated: Entrance, called: F): F {
  marks.set(called, stated);
  return called;
}

/** What an entrance was marked with; undefined for what is none. */
export function entranceOf(called: unknown): Entrance | undefined {
  return typeof called === "function" ? marks.get(called) : undefined;
}
