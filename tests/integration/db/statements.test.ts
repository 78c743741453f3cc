import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { replay, takeStatements } from "@/lib/cli/bench/replay";
import { testDatabaseUrl as url } from "@/tests/support/database";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "statements-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("writes down what a process asks the database, and asks it again", async () => {
  const writer = pathToFileURL(path.resolve("lib/cli/bench/statements.mjs"));
  writer.searchParams.set("to", folder);
  const program = `
    import pg from "pg";
    const client = new pg.Client({ connectionString: ${JSON.stringify(url)} });
    await client.connect();
    await client.query("BEGIN");
    await client.query({ name: "kept", text: "SELECT $1::text AS said", values: ["整改"] });
    await client.query("SELECT $1::int + 1", [41]);
    await client.query("COMMIT");
    await client.end();`;
  const run = spawnSync(process.execPath, ["--import", writer.href, "--input-type=module", "-e", program]);
  expect(run.stderr.toString()).toBe("");
  const pids = readdirSync(folder).map(Number);
  const statements = takeStatements(folder, pids);
  expect(statements.map(({ name, text, values }) => [name, text, values])).toEqual([
    [undefined, "BEGIN", []],
    ["kept", "SELECT $1::text AS said", ["整改"]],
    [undefined, "SELECT $1::int + 1", [41]],
    [undefined, "COMMIT", []],
  ]);
  expect(takeStatements(folder, pids)).toEqual([]);
  const ms = await replay(url, statements, 3);
  expect(ms).toHaveLength(3);
});
