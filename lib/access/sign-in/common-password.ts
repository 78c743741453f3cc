import { part } from "@/lib/domain/text/text";
import { COMMON_WORDS } from "./common-words";

/**
 * Whether a password is one that is tried first. A list of whole passwords would have to be endless: people join a word
 * everybody uses, a year or a row of keys, and a sign. So what is guessed at once is taken out, and what is left must
 * still be something.
 */

/** Characters that must be left of a password without its common parts. */
const LEFT_AT_LEAST = 4;
/** Shortest row of keys, letters or digits in order that counts as one. */
const RUN = 3;

const KEYBOARD = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertz", "azerty"];
const COLUMNS = ["1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik", "9ol"];
const IN_ORDER = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "13579", "24680", "147258369", "159357", "5201314"];

const backwards = (text: string) => [...text].reverse().join("");

/** Every stretch of at least RUN characters of a row, longest first. */
function stretches(row: string): string[] {
  const found: string[] = [];
  for (let length = row.length; length >= RUN; length--) {
    for (let at = 0; at + length <= row.length; at++) found.push(part(row, at, at + length));
  }
  return found;
}

const rows = [...KEYBOARD, ...COLUMNS, ...IN_ORDER].flatMap((row) => [row, backwards(row)]);
const byLength = (a: string, b: string) => b.length - a.length;
const RUNS = [...new Set(rows.flatMap(stretches))].sort(byLength);
const WORDS = [...COMMON_WORDS].sort(byLength);

/** Days and years: 19900101, 2026-11-22 written together or apart, 1990. */
const DATES = /(?:19|20)\d{2}(?:[^\p{L}\p{N}]?(?:0[1-9]|1[0-2])[^\p{L}\p{N}]?(?:0[1-9]|[12]\d|3[01]))?/gu;
/** aaa, 1111, 121212. */
const REPEATED = /(.)\1{2,}|(..)\2{2,}/gu;
const SIGNS = /[^\p{L}\p{N}]+/gu;

/** p@ssw0rd reads password, adm1n admin; a 1 may stand for i or l. */
const LOOK_ALIKES = { "@": "a", "4": "a", "0": "o", "3": "e", $: "s", "5": "s", "7": "t", "!": "i" } as const;

function readAs(text: string, one: "i" | "l"): string {
  return [...text].map((c) => (c === "1" ? one : (LOOK_ALIKES[c as keyof typeof LOOK_ALIKES] ?? c))).join("");
}

const without = (text: string, parts: readonly string[]) => parts.reduce((t, part) => t.replaceAll(part, " "), text);

/** What is left of a password once everything common is taken out, each way it can be read; signs go last. */
function left(text: string, own: readonly string[]): string[] {
  const plain = without(text, own).replace(DATES, " ").replace(REPEATED, " ");
  const rest = without(without(plain, WORDS), RUNS);
  // Signs and digits stand for letters only where they are no year and no row of keys.
  const readings = [rest, without(readAs(rest, "i"), WORDS), without(readAs(rest, "l"), WORDS)];
  return readings.map((reading) => reading.replace(SIGNS, ""));
}

/**
 * @param own words that belong to who chooses it: name, account, body; nobody guesses without them
 */
export function isCommonPassword(password: string, own: readonly string[] = []): boolean {
  const text = password.normalize("NFKC").toLowerCase();
  const mine = own
    .flatMap((word) => [word, ...word.split(/[^\p{L}]+/u)])
    .map((word) => word.normalize("NFKC").toLowerCase())
    .filter((word) => [...word].length >= 2)
    .sort(byLength);
  return left(text, mine).some((rest) => [...rest].length < LEFT_AT_LEAST);
}
