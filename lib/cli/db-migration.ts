import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { SchemaContainer } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { part } from "@/lib/domain/text/text";
import { startEmbedded } from "../db/embedded";
import { diffSchemas, MIGRATIONS_DIRECTORY, readSchema } from "../db/schema-engine";
import { dataDirectory, envOrExit } from "../env";

/**
 * `npm run cli -- migration name-of-the-change` writes a new migration: the difference between the schema as last
 * migrated, of which a copy is kept, and the schema now. `name --empty` writes one for SQL by hand.
 */

const SNAPSHOT = path.join(MIGRATIONS_DIRECTORY, "last-migrated.prisma");

function lastMigrated(): SchemaContainer[] {
  return existsSync(SNAPSHOT) ? [{ path: SNAPSHOT, content: readFileSync(SNAPSHOT, "utf8") }] : [];
}

const joined = (files: SchemaContainer[]): string =>
  files
    .map((file) => file.content.trim())
    .join("\n\n")
    .concat("\n");

/** 20250415093000, in UTC, as Prisma names its folders. */
const timestamp = (): string => part(new Date().toISOString().replace(/\D/g, ""), 0, 14);

async function difference(schema: SchemaContainer[]): Promise<string> {
  const { DATABASE_OWNER_URL, DATABASE_URL } = envOrExit();
  const given = DATABASE_OWNER_URL ?? DATABASE_URL;
  if (given) return diffSchemas(given, lastMigrated(), schema);
  // The engine only wants a server to talk to; nothing in it is read or changed.
  const server = await startEmbedded({ dataDirectory: dataDirectory() });
  try {
    return await diffSchemas(server.ownerUrl, lastMigrated(), schema);
  } finally {
    await server.stop();
  }
}

export async function writeMigration(words: readonly string[]): Promise<number> {
  const name = words.find((word) => !word.startsWith("--"));
  if (!name || !/^[a-z0-9]+([-_][a-z0-9]+)*$/.test(name)) {
    console.error("Usage: npm run cli -- migration name-of-the-change [--empty]");
    return 1;
  }
  const schema = readSchema();
  const empty = words.includes("--empty");
  const sql = empty ? "" : await difference(schema);
  if (!empty && sql === "") {
    console.log("数据模型没有变化 (the schema has not changed).");
    return 0;
  }
  const directory = path.join(MIGRATIONS_DIRECTORY, `${timestamp()}_${name.replaceAll("-", "_")}`);
  mkdirSync(directory);
  writeFileSync(path.join(directory, "migration.sql"), sql);
  if (!empty) writeFileSync(SNAPSHOT, joined(schema));
  console.log(`${directory}/migration.sql`);
  return 0;
}
