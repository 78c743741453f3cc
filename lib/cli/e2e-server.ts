import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { startEmbedded } from "../db/embedded";
import { ensureWebLogin } from "../db/web-login";
import { authSecret, envOrExit } from "../env";
import { freePortFrom } from "../supervisor/ports.mjs";
import { INTRANET_HOST } from "./browser";
import { type RunningLedger, startLedger } from "./serve";

/**
 * Gives each file of browser journeys a ledger of its own: what `npm start` runs, on a copy of a database with the example
 * ledger that is made once. Asked over HTTP by tests/e2e/support/ledger.ts: `POST /` starts one and answers `{ id, url }`,
 * `DELETE /ID` ends it and drops its database, `GET /` answers once there is something to copy. All gone at the end.
 */

type Given = { ledger: RunningLedger; database: string; files: string };

const { PORT, TEST_DATABASE_URL } = envOrExit();
// The one the build was made with: another would have it built anew.
const secret = authSecret();
const embedded = TEST_DATABASE_URL
  ? undefined
  : await startEmbedded({ dataDirectory: path.resolve(".data", "test"), throwaway: true, connections: 200 });
const adminUrl = TEST_DATABASE_URL ?? embedded?.ownerUrl ?? "";
const mark = `${process.pid}_${Date.now().toString(36)}`;
const template = `e2e_${mark}`;

async function asAdmin(sql: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

async function start(database: string): Promise<Given & { url: string }> {
  const files = mkdtempSync(path.join(os.tmpdir(), "ledger-e2e-"));
  const address = new URL(adminUrl);
  address.pathname = `/${database}`;
  const ownerUrl = address.toString();
  const port = await freePortFrom(PORT + 1, "127.0.0.1");
  const url = `http://${INTRANET_HOST}:${port}`;
  const ledger = startLedger({
    PORT: `${port}`,
    // As in an installation: the web processes own nothing.
    DATABASE_URL: await ensureWebLogin(ownerUrl, "for-tests-only", "ledger_test_web"),
    DATABASE_OWNER_URL: ownerUrl,
    EXAMPLE_LEDGER: "yes",
    LEDGER_DATA_DIR: files,
    PUBLIC_URL: url,
    PROCESSES: "1",
    AUTH_SECRET: secret,
    LOG_LEVEL: "warn",
  });
  await ledger.ready;
  return { ledger, database, files, url };
}

async function end({ ledger, database, files }: Given): Promise<void> {
  await ledger.stop();
  await asAdmin(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  rmSync(files, { recursive: true, force: true });
}

/** One after the other: two that look for a free port, or copy the same database, at the same moment are in each other's way. */
let last: Promise<unknown> = Promise.resolve();
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work);
  last = next.catch(() => undefined);
  return next;
}

const running = new Map<string, Given>();
let count = 0;

async function answer(method: string, id: string): Promise<object> {
  if (method === "POST") {
    count += 1;
    const given = await inTurn(async () => {
      const database = `${template}_${count}`;
      await asAdmin(`CREATE DATABASE ${database} TEMPLATE ${template}`);
      return start(database);
    });
    running.set(given.database, given);
    return { id: given.database, url: given.url };
  }
  const given = running.get(id);
  if (method === "DELETE" && given) {
    running.delete(id);
    await end(given);
  }
  return {};
}

const asked = new Promise<void>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => resolve());
});
try {
  await asAdmin(`CREATE DATABASE ${template}`);
  const first = await start(template);
  await first.ledger.stop();
  rmSync(first.files, { recursive: true, force: true });
  const server = createServer((request, response) => {
    answer(request.method ?? "GET", (request.url ?? "/").replace("/", "")).then(
      (body) => response.end(JSON.stringify(body)),
      (error: unknown) => {
        response.statusCode = 500;
        response.end(String(error));
      },
    );
  });
  server.listen(PORT, "127.0.0.1");
  await asked;
  server.close();
  for (const given of running.values()) await end(given);
} finally {
  await asAdmin(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
  await embedded?.stop();
}
process.exit(0);
