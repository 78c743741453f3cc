import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, inject } from "vitest";
import { db } from "../../lib/db/client";
import { APPEND_ONLY_TABLES } from "../../lib/db/runtime-role";
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

/** Empties every table. Fast: tables without rows are left alone. */
export async function resetDatabase(): Promise<void> {
  await asOwner(async (client) => {
    if (tables.length === 0) {
      const { rows } = await client.query<{ name: string }>(
        "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'",
      );
      tables.push(...rows.map((row) => row.name));
    }
    const filled = [...tables, "pgboss.job", "pgboss.archive"]
      .map((name) => `SELECT '${name}' AS name WHERE EXISTS (SELECT 1 FROM ${name})`)
      .join(" UNION ALL ");
    const { rows } = await client.query<{ name: string }>(filled);
    if (rows.length === 0) return;
    // History refuses to be emptied, also by its owner: its triggers rest for this one transaction.
    const triggers = (verb: string) =>
      APPEND_ONLY_TABLES.map((name) => `ALTER TABLE ${name} ${verb} TRIGGER USER;`).join(" ");
    const names = rows.map((row) => row.name).join(", ");
    await client.query(
      `BEGIN; ${triggers("DISABLE")} TRUNCATE ${names} RESTART IDENTITY CASCADE; ${triggers("ENABLE")} COMMIT;`,
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
