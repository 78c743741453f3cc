/**
 * A page whose rows were not found within the time a page may take. What the browser learns of a failed page is its number
 * alone, so that begins with what kind of failure it is.
 */

/** Seconds one statement of a page may take. Nobody waits longer for a page, and whoever has left does not stop it. */
export const STATEMENT_SECONDS = 10;

const TOO_SLOW = "too-slow-";

export const tooSlowNumber = (number: string): string => `${TOO_SLOW}${number}`;

export const isTooSlow = (number: string | null): boolean => number?.startsWith(TOO_SLOW) ?? false;
