import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery, SqlQueryable } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { STATEMENT_SECONDS } from "../domain/too-slow";

/**
 * Watches the statements Prisma sends, and begins the snapshots of pages. Counting here, not per Prisma operation, because one `findMany` with includes
 * may be several statements, and the statements are what a page costs.
 */

interface Counter {
  statements: string[];
  /** Statements sent outside any transaction. */
  alone: string[];
  /** One entry for each transaction that sent a statement. */
  transactions: Set<number>;
}

const counters = new AsyncLocalStorage<Counter>();

const TRANSACTION_CONTROL = /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b/i;

/**
 * Runs `work` and returns its result with the SQL statements it sent, BEGIN and COMMIT not among them, which of them were
 * sent outside any transaction, and how many transactions there were.
 */
export async function countQueries<T>(
  work: () => Promise<T>,
): Promise<{ result: T; count: number; statements: string[]; alone: string[]; transactions: number }> {
  const counter: Counter = { statements: [], alone: [], transactions: new Set() };
  // Awaited inside: a Prisma call does nothing until somebody waits for it.
  const result = await counters.run(counter, async () => await work());
  const { statements, alone, transactions } = counter;
  return { result, count: statements.length, statements, alone, transactions: transactions.size };
}

/** Told of every statement that took longer than the limit. Parameters are left out: they are ledger content. */
export type SlowQueryListener = (sql: string, milliseconds: number) => void;

let lastTransaction = 0;

function note(sql: string, transaction: number | null): void {
  const counter = counters.getStore();
  if (!counter || TRANSACTION_CONTROL.test(sql)) return;
  counter.statements.push(sql);
  if (transaction === null) counter.alone.push(sql);
  else counter.transactions.add(transaction);
}

function observe<Q extends SqlQueryable>(
  target: Q,
  onSlow: SlowQueryListener,
  limit: number,
  transaction: number | null = null,
): Q {
  async function timed<T>(query: SqlQuery, run: () => Promise<T>): Promise<T> {
    note(query.sql, transaction);
    const before = performance.now();
    try {
      return await run();
    } finally {
      const milliseconds = performance.now() - before;
      if (milliseconds > limit) onSlow(query.sql, Math.round(milliseconds));
    }
  }
  const { queryRaw, executeRaw } = target;
  target.queryRaw = (query) => timed(query, () => queryRaw.call(target, query));
  target.executeRaw = (query) => timed(query, () => executeRaw.call(target, query));
  return target;
}

/** The level that only the snapshots of pages ask for (./snapshot). */
const SNAPSHOT = "REPEATABLE READ";

/** What a page is read in: one state of the database, nothing written, no statement longer than a page may take. */
const BEGIN_SNAPSHOT = `BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL statement_timeout = '${STATEMENT_SECONDS}s'`;

const beginning = new AsyncLocalStorage<"snapshot">();

const { query } = pg.Client.prototype;

/**
 * A connection of the application. Prisma begins every transaction with a plain BEGIN and sets what it should be in further
 * statements; the snapshot of a page is begun as what it is, in one, because every page waits for it.
 */
export class Connection extends pg.Client {
  // As a property: the overloads of the driver's own stay.
  override query: pg.Client["query"] = (...given: unknown[]) => {
    const [asked, ...rest] = given;
    const begins = typeof asked === "object" && asked !== null && "text" in asked && asked.text === "BEGIN";
    const sent = begins && beginning.getStore() === "snapshot" ? [BEGIN_SNAPSHOT, ...rest] : given;
    return Reflect.apply(query, this, sent);
  };
}

/** Wraps an adapter's connections. @param limit milliseconds from which a statement counts as slow */
export function observeAdapter(
  connect: () => Promise<SqlDriverAdapter>,
  identity: Pick<SqlDriverAdapterFactory, "provider" | "adapterName">,
  onSlow: SlowQueryListener,
  limit: number,
): SqlDriverAdapterFactory {
  return {
    provider: identity.provider,
    adapterName: identity.adapterName,
    async connect() {
      const adapter = observe(await connect(), onSlow, limit);
      const startTransaction = adapter.startTransaction.bind(adapter);
      adapter.startTransaction = async (level) => {
        lastTransaction += 1;
        const started =
          level === SNAPSHOT ? beginning.run("snapshot", () => startTransaction()) : startTransaction(level);
        return observe(await started, onSlow, limit, lastTransaction);
      };
      return adapter;
    },
  };
}
