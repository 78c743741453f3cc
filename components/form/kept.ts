/**
 * What was typed and is not sent yet, kept in this window: a reload loses nothing, and closing the window leaves nothing
 * behind on a shared computer. The only place that uses the browser's storage; every key begins with whose text it is.
 */

/** Characters kept of one form at most. */
const MOST = 500_000;

const keyOf = (owner: string, place: string) => `kept:${owner}:${place}`;

/** Keeps a text. Without room or storage nothing is kept: the warning on leaving still stands. */
export function keep(owner: string, place: string, text: string): void {
  try {
    if (text.length <= MOST) sessionStorage.setItem(keyOf(owner, place), text);
    else sessionStorage.removeItem(keyOf(owner, place));
  } catch {
    // As said above.
  }
}

export function kept(owner: string, place: string): string | null {
  try {
    return sessionStorage.getItem(keyOf(owner, place));
  } catch {
    return null;
  }
}

export function forget(owner: string, place: string): void {
  try {
    sessionStorage.removeItem(keyOf(owner, place));
  } catch {
    // Nothing could be kept.
  }
}
