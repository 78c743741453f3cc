import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, inject } from "vitest";
import { db } from "../../lib/db/client";
import { setEnv } from "../../lib/env";

/**
 * The database of a test file. Import it in every file under tests/integration that reads or writes:
 *
 *   import { db } from "@/lib/db/client";
 *   import { resetDatabase } from "../support/database";
 *   beforeEach(resetDatabase);
 *
 * Importing gives the worker its own clone of the template, empty, and points the application at it: `db` then works
 * with the login and the role it has in production. Rows of an earlier file are gone; between the tests of one file
 * they stay unless resetDatabase is called.
 */

const adminUrl = inject("adminUrl");
const prefix = inject("databasePrefix");

function at(connection: string, database: string): string {
  const url = new URL(connection);
  url.pathname = `/${database}`;
  return url.toString();
}

/** Connection of the owner to another database on the test server. */
export const urlOf = (database: string): string => at(adminUrl, database);

/** Connection of the application's own login to the database an owner's connection names. */
export const webUrlOf = (ownerUrl: string): string => at(inject("webUrl"), new URL(ownerUrl).pathname.replace("/", ""));

/** Runs `work` on a connection of the owner, to whom the runtime role's limits do not apply. */
export async function asOwner<T>(work: (client: Client) => Promise<T>, url: string = testDatabaseUrl): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

/**
 * A further database for tests about databases; dropped at the end of the run.
 * @param label ends its name, unique within the file
 * @param from "template": migrated and empty of rows; "nothing": without any table
 */
export async function createDatabase(label: string, from: "template" | "nothing"): Promise<string> {
  const name = `${prefix}_${process.env.VITEST_POOL_ID ?? "0"}_${label}`;
  await asOwner(async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${from === "template" ? `${prefix}_template` : "template0"}`);
  }, adminUrl);
  return urlOf(name);
}

const tables: string[] = [];

/** Above it a table is cut off whole: its deleted rows would have to be read past by every later test. Bytes. */
const LARGE = 4_000_000;

/**
 * Empties every table and starts every sequence anew. Rows are deleted and not tables truncated: that changes the catalogue, which
 * costs more than most tests and makes every connection plan anew. History refuses to be emptied, also by its owner, and
 * keys refer to what goes: the triggers of both rest on this one connection.
 */
export async function resetDatabase(): Promise<void> {
  await asOwner(async (client) => {
    if (tables.length === 0) {
      const { rows } = await client.query<{ name: string }>(
        "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'",
      );
      tables.push(...rows.map((row) => row.name), "pgboss.job", "pgboss.archive");
    }
    const filled = tables
      .map(
        (name) =>
          `SELECT '${name}' AS name, pg_relation_size('${name}') > ${LARGE} AS large WHERE EXISTS (SELECT 1 FROM ${name})`,
      )
      .join(" UNION ALL ");
    const { rows } = await client.query<{ name: string; large: boolean }>(filled);
    if (rows.length === 0) return;
    const large = rows.filter((row) => row.large).map((row) => row.name);
    await client.query(
      [
        "BEGIN; SET LOCAL session_replication_role = replica",
        ...(large.length > 0 ? [`TRUNCATE ${large.join(", ")} CASCADE`] : []),
        ...rows.filter((row) => !row.large).map((row) => `DELETE FROM ${row.name}`),
        `SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
           FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL`,
        "COMMIT",
      ].join(";\n"),
    );
  });
}

async function prepare(): Promise<string> {
  const name = `${prefix}_${process.env.VITEST_POOL_ID ?? "0"}`;
  await asOwner(async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${name} TEMPLATE ${prefix}_template`);
  }, adminUrl);
  return urlOf(name);
}

/** Connection of the owner to this worker's database. */
export const testDatabaseUrl: string = await prepare();

const dataDir = mkdtempSync(path.join(os.tmpdir(), "ledger-test-"));

setEnv({
  DATABASE_URL: webUrlOf(testDatabaseUrl),
  LEDGER_DATA_DIR: dataDir,
  AUTH_SECRET: "a-secret-for-tests-only-0123456789abcdef",
});
await resetDatabase();

afterAll(async () => {
  await db.$disconnect();
  rmSync(dataDir, { recursive: true, force: true });
});
