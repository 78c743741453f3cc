import { rmSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { generateClient } from "../../lib/cli/generate-client";
import { migrate } from "../../lib/cli/migrate";
import { startEmbedded } from "../../lib/db/embedded";
import { ensureWebLogin } from "../../lib/db/web-login";
import { env } from "../../lib/env";

/**
 * Once per run: a PostgreSQL (TEST_DATABASE_URL, else a throwaway embedded one that runs at the same time share) and
 * in it one migrated, empty template. Each worker clones the template, see database.ts. At the end every database of
 * the run is dropped.
 */

declare module "vitest" {
  interface ProvidedContext {
    /** Connection of a superuser: it makes databases and roles, and empties what refuses to be emptied. */
    adminUrl: string;
    /** Connection of the login the application uses: it owns nothing, as in an installation. */
    webUrl: string;
    /** Begins the name of every database of this run. */
    databasePrefix: string;
  }
}

async function startServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const { TEST_DATABASE_URL } = env();
  if (TEST_DATABASE_URL) return { url: TEST_DATABASE_URL, stop: async () => undefined };
  const options = { dataDirectory: path.resolve(".data", "test"), throwaway: true };
  try {
    const server = await startEmbedded(options);
    return { url: server.ownerUrl, stop: () => server.stop() };
  } catch {
    // It runs without fsync, so a power cut may have spoilt it: nothing in it is worth keeping.
    rmSync(options.dataDirectory, { recursive: true, force: true });
    const server = await startEmbedded(options);
    return { url: server.ownerUrl, stop: () => server.stop() };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  generateClient();
  const server = await startServer();
  const prefix = `test_${process.pid}_${Date.now().toString(36)}`;
  const template = `${prefix}_template`;
  const admin = async (work: (client: Client) => Promise<void>): Promise<void> => {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    await work(client).finally(() => client.end());
  };
  await admin(async (client) => {
    await client.query(`CREATE DATABASE ${template}`);
  });
  const templateUrl = new URL(server.url);
  templateUrl.pathname = `/${template}`;
  await migrate({ ownerUrl: templateUrl.toString() });
  // Runs that share the server share the login too: its password is always the same.
  const webUrl = await ensureWebLogin(templateUrl.toString(), "for-tests-only", "ledger_test_web");
  project.provide("adminUrl", server.url);
  project.provide("webUrl", webUrl);
  project.provide("databasePrefix", prefix);
  return async () => {
    await admin(async (client) => {
      const { rows } = await client.query<{ datname: string }>(
        "SELECT datname FROM pg_database WHERE starts_with(datname, $1)",
        [prefix],
      );
      for (const { datname } of rows)
        await client.query(`DROP DATABASE ${client.escapeIdentifier(datname)} WITH (FORCE)`);
    });
    await server.stop();
  };
}
