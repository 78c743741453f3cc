import path from "node:path";
import { Client } from "pg";
import { CopyError, dumpTables, loadTables, type Manifest, readManifest } from "../db/copy-tables";
import { startEmbedded } from "../db/embedded";
import { dataDirectory, envOrExit } from "../env";
import { generateClient } from "./generate-client";
import { MigrationError, migrate } from "./migrate";

/**
 * `npm run cli -- dump FOLDER` writes every table into a new folder; `npm run cli -- load FOLDER` reads it into an empty
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

async function loadFrom(folder: string): Promise<Manifest> {
  const { DATABASE_URL } = envOrExit();
  const { migration } = readManifest(folder);
  generateClient();
  return withOwner(async (ownerUrl, client) => {
    await migrate({ ownerUrl, upTo: migration });
    const manifest = await loadTables(client, folder);
    await migrate({ ownerUrl, ...(DATABASE_URL ? { runtimeUrl: DATABASE_URL } : {}) });
    return manifest;
  });
}

function told(done: string, place: string, manifest: Manifest): number {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`${done}: ${place}\n${manifest.tables.length} 张表 tables, ${rows} 行 rows, ${manifest.migration}`);
  return 0;
}

/** The words without further ado for what the operator can mend; everything else is thrown. */
async function saying(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CopyError || error instanceof MigrationError)) throw error;
    console.error(error.message);
    return 1;
  }
}

export async function dump([folder]: readonly string[]): Promise<number> {
  if (!folder) return usage("dump");
  const place = path.resolve(folder);
  return saying(async () => told("已写出 written", place, await withOwner((_, client) => dumpTables(client, place))));
}

export async function load([folder]: readonly string[]): Promise<number> {
  if (!folder) return usage("load");
  const place = path.resolve(folder);
  return saying(async () => told("已载入 loaded", place, await loadFrom(place)));
}

function usage(verb: string): number {
  console.error(`Usage: npm run cli -- ${verb} FOLDER`);
  return 1;
}
