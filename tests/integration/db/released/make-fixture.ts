import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { migrate } from "@/lib/cli/migrate";
import { dumpTables } from "@/lib/db/copy-tables";
import { startEmbedded } from "@/lib/db/embedded";
import { setEnv } from "@/lib/env";
import { EXAMPLE_ACCOUNTS } from "@/prisma/seed/accounts";
import type { Answers } from "./questions";

/**
 * Makes a fixture of a released version: its example ledger, dumped, with the answers its pages gave that day. Run on
 * the code of that version, see tests/fixtures/released/README.md:
 *
 *   node --conditions=react-server --import tsx tests/integration/db/released/make-fixture.ts KIND FOLDER
 */

const [kind, folder] = process.argv.slice(2);
if ((kind !== "example" && kind !== "hostile") || !folder) throw new Error("KIND is example or hostile");

/** One of each kind of scope: enough where the texts are what is tried. */
const SOME_ACCOUNTS = ["bangongshi", "ducha", "fuzeren", "lianluo1", "xuncha", "xitong", "shenji"];

const dataDirectory = mkdtempSync(path.join(os.tmpdir(), "ledger-fixture-"));
const server = await startEmbedded({ dataDirectory, throwaway: true });
try {
  await migrate({ ownerUrl: server.ownerUrl });
  setEnv({ DATABASE_URL: server.ownerUrl, AUTH_SECRET: "a-secret-for-fixtures-only-0123456789ab" });
  const client = new Client({ connectionString: server.ownerUrl });
  await client.connect();
  const { loadExampleOnce } = await import("@/lib/cli/example");
  const { db } = await import("@/lib/db/client");
  const { answersOf } = await import("./questions");
  const { workInLedger, breakChain } = await import("./work-in-ledger");
  await loadExampleOnce();
  await workInLedger(new Date());
  if (kind === "hostile") {
    const { makeHostile } = await import("./hostile");
    await breakChain(new Date());
    await makeHostile(client);
  }
  const { madeAt } = await dumpTables(client, path.resolve(folder));
  await client.end();
  const answers: Record<string, Answers> = {};
  const asked = kind === "hostile" ? SOME_ACCOUNTS : EXAMPLE_ACCOUNTS.map(({ login }) => login);
  for (const login of asked) answers[login] = await answersOf(login, new Date(madeAt));
  // One question a line: a difference is then read as a question.
  const lines = Object.entries(answers).map(([login, given]) => {
    const questions = Object.entries(given).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
    return `${JSON.stringify(login)}: {\n${questions.join(",\n")}\n}`;
  });
  writeFileSync(path.join(folder, "answers.json"), `{\n${lines.join(",\n")}\n}\n`);
  await db.$disconnect();
} finally {
  await server.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
}
