import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "../env";
import { log } from "../log";
import { type Prisma, PrismaClient } from "./generated/client";
import { Connection, observeAdapter } from "./observed-adapter";
import { RUNTIME_ROLE } from "./runtime-role";
import { statementNames } from "./statement-names";

/** Milliseconds after which the server gives up on a statement, so that one bad query cannot hold a connection. */
const STATEMENT_TIMEOUT = 15_000;
/** Milliseconds a transaction may stand still before the server ends it. */
const IDLE_TRANSACTION_TIMEOUT = 60_000;
/** Milliseconds from which a statement is logged. */
const SLOW = 500;

/**
 * A connection string with the settings every application connection has: the runtime role, which cannot touch
 * history, and time limits. Options already in the string come first, so these win.
 */
export function runtimeConnection(url: string): string {
  const parsed = new URL(url);
  const settings = {
    role: RUNTIME_ROLE,
    statement_timeout: STATEMENT_TIMEOUT,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT,
    timezone: "UTC",
  };
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const given = parsed.searchParams.get("options");
  parsed.searchParams.set("options", [...(given ? [given] : []), ...options].join(" "));
  return parsed.toString();
}

function connect() {
  const { DATABASE_URL, DATABASE_POOL_SIZE } = env();
  if (!DATABASE_URL) {
    throw new Error(
      "DATABASE_URL 未设置；请用 npm start 或 npm run dev 启动 (not set: start with npm start or npm run dev)",
    );
  }
  const factory = new PrismaPg(
    {
      Client: Connection,
      connectionString: runtimeConnection(DATABASE_URL),
      max: DATABASE_POOL_SIZE,
      connectionTimeoutMillis: 10_000,
    },
    {
      onPoolError: (error) => log().error({ why: error.message }, "database connection lost"),
      statementNameGenerator: statementNames(),
    },
  );
  return factory.connect();
}

function create(): PrismaClient {
  return new PrismaClient({
    // Connecting is put off to the first query: a build imports this file without having a database.
    adapter: observeAdapter(
      connect,
      { provider: "postgres", adapterName: "@prisma/adapter-pg" },
      (sql, milliseconds) => log().warn({ sql, milliseconds }, "slow query"),
      SLOW,
    ),
    errorFormat: "minimal",
    transactionOptions: { maxWait: 15_000, timeout: 15_000 },
  });
}

/** A client of the owner of the tables, for work that belongs to a migration. The caller disconnects it. */
export function ownerClient(ownerUrl: string): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: ownerUrl, max: 1 }), errorFormat: "minimal" });
}

const kept = globalThis as typeof globalThis & { ledgerDb?: PrismaClient };

/** The application's database, under the runtime role. One for the process, also across reloads in development. */
export const db: PrismaClient = kept.ledgerDb ?? create();
kept.ledgerDb = db;

/** The client, or the client of a running transaction: what reads take. */
export type Db = PrismaClient | Prisma.TransactionClient;
/** The client of a running transaction: what writes that must happen together take. */
export type Tx = Prisma.TransactionClient;

export { countQueries } from "./observed-adapter";
