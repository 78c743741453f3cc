import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { part } from "../domain/text/text";
import { tooSlowNumber } from "../domain/too-slow";
import { type Db, db, type Tx } from "./client";
import type { ScopedReader } from "./scoped";
import { orTooBusy, serverCode } from "./server-code";

/**
 * One snapshot per page. What a page shows is read inside one read-only transaction that sees the database as it stood at
 * its first statement, so that a total and its parts, a count and its rows, a figure and its remainder agree whatever
 * others write meanwhile. The transaction ends before anything is drawn: a component that asked for more would read a
 * later state, and a test over every page says so.
 */

type Snapshot = { tx: Tx; known: Map<string, Promise<unknown>> };
const current = new AsyncLocalStorage<Snapshot>();

/** Milliseconds a page waits for a connection, and may read in all. */
const LIMITS = { maxWait: 15_000, timeout: 20_000 };
/** Milliseconds a file may be read in, row by row while it is sent: of ten thousand rows on a machine with much to do. */
const FILE_TIMEOUT = 180_000;

/** A statement took longer than a page may: the page says so, and what to do. */
class TooSlow extends Error {
  override name = "TooSlow";
  /** The number the person is shown and the log holds. */
  readonly digest = tooSlowNumber(part(randomUUID(), 0, 8));
}

/** PostgreSQL's code of a statement that was ended for its time. */
const QUERY_CANCELED = "57014";

/**
 * Runs a page's loader in one snapshot and ends it. A loader inside another one joins it. What it throws, the ways of
 * leaving a page (not found, elsewhere) included, goes on to the caller.
 * @throws TooSlow when a statement was ended for its time
 * @throws TooBusy when no connection came free in time
 */
export async function inSnapshot<T>(load: () => Promise<T>, limits = LIMITS): Promise<T> {
  if (current.getStore()) return load();
  try {
    return await orTooBusy(() =>
      db.$transaction(
        // Awaited inside: a Prisma call asks nothing until somebody waits for it.
        async (tx) => current.run({ tx, known: new Map() }, async () => await load()),
        // The level makes it what a page is read in, with one statement (./observed-adapter).
        { ...limits, isolationLevel: "RepeatableRead" },
      ),
    );
  } catch (error) {
    if (serverCode(error) === QUERY_CANCELED) throw new TooSlow("a page's statement took too long", { cause: error });
    throw error;
  }
}

/** Runs queries of pages inside a transaction that writes: they read what it has written so far. */
export function inTransaction<T>(tx: Tx, load: () => Promise<T>): Promise<T> {
  return current.run({ tx, known: new Map() }, load);
}

/** The same for a file, which takes longer than anybody waits for a page. No statement of it may take longer than there. */
export function inFileSnapshot<T>(load: () => Promise<T>): Promise<T> {
  return inSnapshot(load, { ...LIMITS, timeout: FILE_TIMEOUT });
}

/** Whether what is read now is read in the one snapshot of a page. */
export function inOneSnapshot(): boolean {
  return current.getStore() !== undefined;
}

/** Reads something once for all that is read in the one snapshot: it is the same all through it. Outside of one, each time. */
export function onceInSnapshot<T>(what: string, read: () => Promise<T>): Promise<T> {
  const known = current.getStore()?.known;
  const before = known?.get(what);
  if (before) return before as Promise<T>;
  const answer = read();
  known?.set(what, answer);
  return answer;
}

/** What a query reads from: the snapshot it runs in; a question asked by itself reads one of its own. */
export function reader(): ScopedReader {
  return readerOf(current.getStore()?.tx ?? db);
}

/** The client of a transaction as something to read a viewer's rows with. */
export function readerOf(from: Db): ScopedReader {
  return from as unknown as ScopedReader;
}
