import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readSchema } from "../db/schema-engine";
import { childEnv } from "../env";

const GENERATED = path.join("lib", "db", "generated");
const STAMP = path.join(GENERATED, ".schema-hash");

function schemaHash(): string {
  const hash = createHash("sha256");
  for (const file of readSchema()) hash.update(file.path).update(file.content);
  // A new version of the generator writes other code from the same schema.
  hash.update(readFileSync(path.join("node_modules", "prisma", "package.json")));
  return hash.digest("hex");
}

/**
 * Writes the Prisma client when it is missing or older than the schema. @returns whether it was written
 * @throws with the generator's words when the schema is wrong
 */
export function generateClient(options: { force?: boolean } = {}): boolean {
  const hash = schemaHash();
  if (!options.force && existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash) return false;
  const run = spawnSync(process.execPath, [path.join("node_modules", "prisma", "build", "index.js"), "generate"], {
    encoding: "utf8",
    // Generating works without the native engine, but the tool looks for one: any existing program will do.
    env: childEnv({
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    }),
  });
  if (run.status !== 0) throw new Error(`prisma generate:\n${run.stdout}${run.stderr}`);
  writeFileSync(STAMP, hash);
  return true;
}
