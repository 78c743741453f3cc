import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "../db/embedded-process.mjs";
import { childEnv, dataDirectory, derivedKey, env } from "../env";
import { buildReader } from "./build-reader";

const STAMP = path.join(".next", "ledger-build");
const SOURCES = ["app", "components", "lib", "public", "prisma/schema", "prisma/seed"];
/** Not part of what is served, or written by a step of its own from files that are counted. */
const LEFT_OUT = new Set(["lib/cli", "lib/supervisor", "lib/db/generated", "public/readme"]);

function* filesUnder(place: string): Generator<string> {
  if (LEFT_OUT.has(place) || !existsSync(place)) return;
  if (!statSync(place).isDirectory()) {
    yield place;
    return;
  }
  for (const name of readdirSync(place).sort()) yield* filesUnder(`${place}/${name}`);
}

/**
 * What the names of server actions are salted with, and what they carry is sealed with. Of the secret: builds on several
 * machines and of the next release call an unchanged action the same, so pages that are open go on working.
 */
function actionKey(): string {
  return derivedKey("server actions").toString("base64");
}

/** Changes when anything a build is made from changes. */
export function sourceHash(): string {
  const hash = createHash("sha256");
  const top = readdirSync(".")
    .filter((name) => /\.(ts|mjs|json)$/.test(name) && name !== "next-env.d.ts")
    .sort();
  for (const file of [...top, ...SOURCES].flatMap((place) => [...filesUnder(place)])) {
    hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  }
  // The header that insists on https is fixed at build time, and so is the key of the actions: of that a trace, not itself.
  hash.update(new URL(env().PUBLIC_URL).protocol).update("\0");
  return hash.update(createHash("sha256").update(actionKey()).digest()).digest("hex");
}

/** Whether the present build was finished and is of the present sources. */
export function isBuilt(): boolean {
  return (
    existsSync(STAMP) && existsSync(path.join(".next", "BUILD_ID")) && readFileSync(STAMP, "utf8") === sourceHash()
  );
}

/** Runs a program of node_modules with its output on this terminal. @returns its exit code */
export async function runNode(args: string[], extra: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"], env: childEnv(extra) });
    const forward = () => child.kill("SIGTERM");
    process.once("SIGTERM", forward);
    child.once("error", reject);
    child.once("exit", (code) => {
      process.off("SIGTERM", forward);
      resolve(code ?? 1);
    });
  });
}

/**
 * Builds the application when the present build is missing, unfinished or of other sources.
 * @returns whether it was built now
 * @throws when the build fails; the build's own words are on the terminal
 */
export async function build(): Promise<boolean> {
  await buildReader();
  mkdirSync(dataDirectory(), { recursive: true, mode: 0o711 });
  return withLock(
    dataDirectory(),
    async () => {
      if (isBuilt()) return false;
      rmSync(STAMP, { force: true });
      const hash = sourceHash();
      const code = await runNode([path.join("node_modules", "next", "dist", "bin", "next"), "build"], {
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionKey(),
      });
      if (code !== 0) throw new Error(`编译失败 (next build failed, exit code ${code})`);
      writeFileSync(STAMP, hash);
      return true;
    },
    { name: "build", patience: 900_000 },
  );
}
