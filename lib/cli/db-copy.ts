import path from "node:path";
import { Client } from "pg";
import { CopyError, dumpTables, loadTables, type Manifest, readManifest } from "../db/copy-tables";
import { startEmbedded } from "../db/embedded";
import { dataDirectory, envOrExit } from "../env";
import { MigrationError, migrate } from "./migrate";

/**
 * `npm run db:dump -- FOLDER` writes every table into a new folder; `npm run db:load -- FOLDER` reads it into an empty
 * database, also one written by an earlier version: the tables are made as they were then, filled, and brought up to date.
 */

async function withOwner(work: (ownerUrl: string, client: Client) => Promise<Manifest>): Promise<Manifest> {
  const { DATABASE_OWNER_URL, DATABASE_URL } = envOrExit();
  const given = DATABASE_OWNER_URL ?? DATABASE_URL;
  const server = given ? undefined : await startEmbedded({ dataDirectory: dataDirectory() });
  const ownerUrl = given ?? server?.ownerUrl ?? "";
  const client = new Client({ connectionString: ownerUrl });
  try {
    await client.connect();
    return await work(ownerUrl, client);
  } finally {
    await client.end();
    await server?.stop();
  }
}

async function load(folder: string): Promise<Manifest> {
  const { DATABASE_URL } = envOrExit();
  const { migration } = readManifest(folder);
  return withOwner(async (ownerUrl, client) => {
    await migrate({ ownerUrl, upTo: migration });
    const manifest = await loadTables(client, folder);
    await migrate({ ownerUrl, ...(DATABASE_URL ? { runtimeUrl: DATABASE_URL } : {}) });
    return manifest;
  });
}

async function main(): Promise<number> {
  const [verb, folder] = process.argv.slice(2);
  if (!folder || (verb !== "dump" && verb !== "load")) {
    console.error("Usage: npm run db:dump -- FOLDER | npm run db:load -- FOLDER");
    return 1;
  }
  const place = path.resolve(folder);
  const manifest = verb === "dump" ? await withOwner((_, client) => dumpTables(client, place)) : await load(place);
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const done = verb === "dump" ? "已写出 written" : "已载入 loaded";
  console.log(`${done}: ${place}\n${manifest.tables.length} 张表 tables, ${rows} 行 rows, ${manifest.migration}`);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  const known = error instanceof CopyError || error instanceof MigrationError;
  console.error(known ? error.message : error);
  process.exitCode = 1;
}
