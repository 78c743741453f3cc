import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { startEmbedded } from "../db/embedded";
import { ensureWebLogin } from "../db/web-login";
import { authSecret, envOrExit } from "../env";
import { startLedger } from "./serve";

/**
 * The server the browser journeys talk to: what `npm start` runs, on a fresh database with the example ledger and a
 * data directory of its own, all gone afterwards. Started by playwright.config.ts.
 */

const { PORT, TEST_DATABASE_URL } = envOrExit();
// The one the build was made with: another would have it built anew.
const secret = authSecret();
const embedded = TEST_DATABASE_URL
  ? undefined
  : await startEmbedded({ dataDirectory: path.resolve(".data", "test"), throwaway: true });
const adminUrl = TEST_DATABASE_URL ?? embedded?.ownerUrl ?? "";
const name = `e2e_${process.pid}_${Date.now().toString(36)}`;
const files = mkdtempSync(path.join(os.tmpdir(), "ledger-e2e-"));

async function asAdmin(sql: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

let code = 1;
const end = new Promise<void>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => resolve());
});
try {
  await asAdmin(`CREATE DATABASE ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const ownerUrl = url.toString();
  const ledger = startLedger({
    PORT: `${PORT}`,
    // As in an installation: the web processes own nothing.
    DATABASE_URL: await ensureWebLogin(ownerUrl, "for-tests-only", "ledger_test_web"),
    DATABASE_OWNER_URL: ownerUrl,
    EXAMPLE_LEDGER: "yes",
    LEDGER_DATA_DIR: files,
    PUBLIC_URL: `http://localhost:${PORT}`,
    AUTH_SECRET: secret,
    LOG_LEVEL: "warn",
  });
  void end.then(() => ledger.stop());
  code = await ledger.ended;
} finally {
  await asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await embedded?.stop();
  rmSync(files, { recursive: true, force: true });
}
process.exit(code);
