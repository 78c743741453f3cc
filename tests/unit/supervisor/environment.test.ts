import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";

/** What a web process really has, which takes from the supervisor whatever its launch does not name. */

const root = path.resolve(import.meta.dirname, "../../..");
const KEY = "/secret/checkpoint-key";

/** Stands for Next: writes down the environment it was given. */
const NEXT = `
import { writeFileSync } from "node:fs";
writeFileSync("environment.json", JSON.stringify(process.env));
process.disconnect?.();
`;

let place = "";
beforeEach(() => {
  place = mkdtempSync(path.join(os.tmpdir(), "ledger-environment-"));
  const bin = path.join(place, "node_modules", "next", "dist", "bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(path.join(place, "node_modules", "next", "package.json"), '{ "type": "module" }');
  writeFileSync(path.join(bin, "next"), NEXT);
  symlinkSync(path.join(root, "lib"), path.join(place, "lib"));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

/** Starts a web process from a supervisor whose own environment names the key and the owner's login. */
async function environmentOf(start: "startWeb(web, 1).life" | "startDevelopment(web, 1)"): Promise<NodeJS.ProcessEnv> {
  const processes = pathToFileURL(path.join(root, "lib", "supervisor", "processes.mjs"));
  const launch = pathToFileURL(path.join(root, "lib", "cli", "launch.ts"));
  const env = pathToFileURL(path.join(root, "lib", "env.ts"));
  const supervisor = `
    import { startDevelopment, startWeb } from "${processes}";
    import { launchOf } from "${launch}";
    import { env } from "${env}";
    const web = { host: "127.0.0.1", ...launchOf("start", env(), undefined).web, imports: [] };
    await (${start}).ended;
    process.exit(0);`;
  writeFileSync(path.join(place, "supervisor.mts"), supervisor);
  const tsx = pathToFileURL(path.join(root, "node_modules", "tsx", "dist", "esm", "index.mjs")).href;
  await promisify(execFile)(process.execPath, ["--import", tsx, "supervisor.mts"], {
    cwd: place,
    env: {
      NODE_ENV: "test",
      PATH: process.env.PATH,
      LEDGER_CHECKPOINT_KEY: KEY,
      DATABASE_URL: "postgresql://web:p@db.example/ledger",
      DATABASE_OWNER_URL: "postgresql://owner:geheim@db.example/ledger",
      LEDGER_DATA_DIR: place,
    },
  });
  return JSON.parse(readFileSync(path.join(place, "environment.json"), "utf8")) as NodeJS.ProcessEnv;
}

it.each(["startWeb(web, 1).life", "startDevelopment(web, 1)"] as const)(
  "neither the key of checkpoints nor the owner's login is in a web process (%s)",
  async (start) => {
    const environment = await environmentOf(start);
    expect(environment.DATABASE_URL).toContain("db.example");
    const told = Object.entries(environment).filter(([, value]) => value?.includes(KEY) || value?.includes("geheim"));
    expect(told).toEqual([]);
  },
);
