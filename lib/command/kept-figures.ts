import "server-only";
import { createHash } from "node:crypto";
import type { Noun, Scope } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { inOneSnapshot } from "@/lib/db/snapshot";
import type { Kind } from "@/lib/domain/history/kind";
import { movedAt, movers, namesOf, seqs, type Unmoved } from "@/lib/history/movers";

/**
 * Figures counted once and kept in memory until anything they could depend on changes. Every change of the ledger is an
 * event of the chain of its body, written with it in one transaction: where the last number of the chain, read first in the
 * snapshot of the page, is the one of a kept answer, the answer is what counting anew in that snapshot would give. It is
 * never old, in none of several processes, and nothing has to be told to forget.
 *
 * Only for what is counted from rows whose every change is an event of one of the bodies named: measures, issues, items,
 * sections, units, the inspection itself; the day and the calendar are part of the question. Not for what hangs on persons
 * and their posts and accounts, who may be of another body (无人负责), and not for drafts and sessions, which have no events.
 */

export type FiguresAsked = {
  /** Which figures, and what else they were asked with: a filter, limits. */
  figures: string;
  about: unknown;
  /** The bodies of the rows: the chains their changes are told in. */
  bodyIds: readonly string[];
  /** What of them the viewer sees: whoever sees the same gets the same answer. */
  seen: readonly Scope<Noun>[];
  /** Events that change none of these figures, however many there are; of every other kind one ends what is kept. */
  unmovedBy?: readonly Kind[] | undefined;
};

/** Characters of all answers kept together, and of one that is still worth keeping. */
const KEPT_MAX = 16_000_000;
const ONE_MAX = 500_000;

type Kept = { answer: unknown; size: number };

/** The oldest use first. */
const kept = new Map<string, Kept>();
let size = 0;

async function heads(bodyIds: readonly string[], unmovedBy: Unmoved): Promise<string> {
  const keys = [...new Set(bodyIds)].sort();
  return said(keys, await movers(await seqs(keys), unmovedBy));
}

/**
 * What keptOfEach asks of each row: the last number of the chain of its body that may have moved its figures. One statement,
 * two where something has happened.
 */
export async function headsOf(bodyIds: readonly string[], unmovedBy?: Unmoved): Promise<(bodyId: string) => string> {
  const known = await movers(await seqs([...new Set(bodyIds)].sort()), unmovedBy);
  return (bodyId) => String(known.get(bodyId) ?? 0);
}

/** Chains without an event yet stand at nought. */
const said = (keys: readonly string[], seqs: ReadonlyMap<string, number>) =>
  keys.map((key) => `${key}:${seqs.get(key) ?? 0}`).join(" ");

function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const one of Object.values(value)) frozen(one);
  return Object.freeze(value);
}

function forgetOldest(): void {
  for (const [key, one] of kept) {
    if (size <= KEPT_MAX) return;
    kept.delete(key);
    size -= one.size;
  }
}

function keep(key: string, answer: unknown): void {
  const length = key.length + JSON.stringify(answer).length;
  if (length > ONE_MAX) return;
  kept.set(key, { answer, size: length });
  size += length;
  forgetOldest();
}

function found(key: string): Kept | undefined {
  const one = kept.get(key);
  if (one) {
    kept.delete(key);
    kept.set(key, one);
  }
  return one;
}

/** One question as short as a key: what is asked, the day it is asked on, and the calendar the rules reckon with. */
function questionKey({ calendar, today }: Viewer, asked: unknown): string {
  const known = [[...calendar.years], [...calendar.exceptions]];
  return createHash("sha256")
    .update(JSON.stringify([asked, today, known]))
    .digest("base64url");
}

/** What is being counted now: whoever asks the same meanwhile waits for it. After an event everybody would count at once. */
const counting = new Map<string, Promise<unknown>>();

async function countedOnce<T>(key: string, count: () => Promise<T>): Promise<T> {
  const under = counting.get(key);
  // Where it failed for the one who counts, the others count for themselves: it may have been that one's connection.
  if (under) return under.then((answer) => answer as T, count);
  const one = count().then(frozen);
  counting.set(key, one);
  try {
    const answer = await one;
    if (!kept.has(key)) keep(key, answer);
    return answer;
  } finally {
    counting.delete(key);
  }
}

/**
 * The answer of `count`, or the one kept of it: plain values, which nobody may change. One statement, a second where something
 * has happened that moves nothing, and those of `count` where nothing is kept. Outside a snapshot nothing is kept: what was
 * counted might be later than the number read.
 */
export async function keptFigures<T>(viewer: Viewer, asked: FiguresAsked, count: () => Promise<T>): Promise<T> {
  if (!inOneSnapshot()) return count();
  const { unmovedBy, ...question } = asked;
  const key = questionKey(viewer, [question, await heads(asked.bodyIds, unmovedBy)]);
  const before = found(key);
  return before ? (before.answer as T) : countedOnce(key, count);
}

/**
 * The answer where it is kept and nothing has happened in these bodies since: as things stood when who is asking was found
 * out, without a statement. For what stands by itself in the frame of a page; figures shown together are read together.
 */
export function keptAlready<T>(viewer: Viewer, asked: FiguresAsked): T | undefined {
  const { unmovedBy, ...question } = asked;
  const keys = [...new Set(asked.bodyIds)].sort();
  if (!keys.every((key) => viewer.heads.has(key))) return undefined;
  const names = unmovedBy && namesOf(unmovedBy);
  const moved = names
    ? new Map([...viewer.heads].map(([key, seq]) => [key, movedAt(key, seq, names) ?? seq]))
    : viewer.heads;
  return found(questionKey(viewer, [question, said(keys, moved)]))?.answer as T | undefined;
}

/**
 * The same where what has happened since moves nothing: one statement, where anything has. It needs no snapshot: of a chain
 * nothing is ever changed, and who is asking was found out after its last number.
 */
export async function keptSince<T>(viewer: Viewer, asked: FiguresAsked): Promise<T | undefined> {
  const already = keptAlready<T>(viewer, asked);
  const keys = [...new Set(asked.bodyIds)].sort();
  if (already !== undefined || !asked.unmovedBy || !keys.every((key) => viewer.heads.has(key))) return already;
  const { unmovedBy, ...question } = asked;
  const moved = await movers(new Map(keys.map((key) => [key, viewer.heads.get(key) ?? 0])), unmovedBy);
  return found(questionKey(viewer, [question, said(keys, moved)]))?.answer as T | undefined;
}

/** One of many rows of which each has figures of its own: `head` is the last number of the chain of its body, read in the same snapshot. */
export type Headed = { id: string; head: string };

/**
 * The same for many rows at once, each kept by itself: of all bodies together something changes at every moment, of most of
 * them nothing. `count` is asked for those whose figures are not kept, in one go, and for nobody where all are.
 */
export async function keptOfEach<T>(
  viewer: Viewer,
  asked: Omit<FiguresAsked, "bodyIds">,
  rows: readonly Headed[],
  count: (ids: string[]) => Promise<(id: string) => T>,
): Promise<(id: string) => T> {
  const question = questionKey(viewer, asked);
  const keyOf = ({ id, head }: Headed) => `${question} ${id} ${head}`;
  const answers = new Map<string, T>();
  const missing: Headed[] = [];
  for (const row of rows) {
    const before = inOneSnapshot() ? found(keyOf(row)) : undefined;
    if (before) answers.set(row.id, before.answer as T);
    else missing.push(row);
  }
  if (missing.length > 0) {
    const counted = await count(missing.map(({ id }) => id));
    for (const row of missing) {
      const answer = frozen(counted(row.id));
      answers.set(row.id, answer);
      const key = keyOf(row);
      if (inOneSnapshot() && !kept.has(key)) keep(key, answer);
    }
  }
  return (id) => {
    const answer = answers.get(id);
    if (answer === undefined) throw new Error(`no figures were asked for ${id}`);
    return answer;
  };
}
