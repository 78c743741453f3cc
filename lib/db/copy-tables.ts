import "server-only";
import { createHash } from "node:crypto";
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import type { Client } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { z } from "zod";
import {
  type DatabaseTable,
  emptyForLoad,
  latestMigration,
  type OwnedSequence,
  sequencesOf,
  tablesOf,
} from "./table-order";

/**
 * A database written to a folder and read back, table by table with COPY: the embedded server brings no pg_dump. One
 * gzip file of PostgreSQL's text format a table, and a manifest that says what they hold. Only rows are written; the
 * tables themselves are made by the migrations.
 */

const MANIFEST = "manifest.json";

const manifestSchema = z.object({
  format: z.literal(1),
  /** When the rows were read: all of them at this one moment. */
  madeAt: z.iso.datetime(),
  /** The last migration of the database: the tables to load into are made by the migrations up to this one. */
  migration: z.string(),
  serverVersion: z.string(),
  /** In the order they are loaded: a table stands after those it refers to. */
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()).min(1),
      rows: z.number().int().min(0),
      /** SHA-256 of the rows in the order of the primary key, hexadecimal: the same rows have the same digest. */
      digest: z.string(),
    }),
  ),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
});

export type Manifest = z.output<typeof manifestSchema>;
type Written = Manifest["tables"][number];

/** A dump cannot be written or loaded. The message tells the operator why and what to do. */
export class CopyError extends Error {
  override name = "CopyError";
}

const fileOf = (folder: string, table: string): string => path.join(folder, `${table}.copy.gz`);

/** Passes bytes on and remembers their digest. */
function digesting(): { stream: Transform; digest(): string } {
  const hash = createHash("sha256");
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { stream, digest: () => hash.digest("hex") };
}

/** Reads what a folder holds. @throws CopyError when it is no dump */
export function readManifest(folder: string): Manifest {
  const file = path.join(folder, MANIFEST);
  if (!existsSync(file)) throw new CopyError(`${folder} 中没有 ${MANIFEST} (no dump in this folder)`);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new CopyError(`${file} 无法读取 (cannot be read)`, { cause });
  }
  const read = manifestSchema.safeParse(content);
  if (!read.success) throw new CopyError(`${file} 不是本程序的备份清单 (not a manifest of this program)`);
  return read.data;
}

function selected(client: Client, table: DatabaseTable): string {
  const name = (text: string) => client.escapeIdentifier(text);
  const columns = table.columns.map(name).join(", ");
  // Rows in an order of their own, so that equal tables give equal digests wherever they lie on the disk.
  return `SELECT ${columns} FROM ${name(table.name)} ORDER BY ${table.key.map(name).join(", ")}`;
}

async function dumpTable(client: Client, table: DatabaseTable, folder: string): Promise<Written> {
  const source = client.query(copyTo(`COPY (${selected(client, table)}) TO STDOUT`));
  const { stream, digest } = digesting();
  await pipeline(
    source,
    stream,
    createGzip({ level: 9 }),
    createWriteStream(fileOf(folder, table.name), { mode: 0o600 }),
  );
  return { name: table.name, columns: table.columns, rows: source.rowCount, digest: digest() };
}

/**
 * Writes every table into an empty or new folder, all as of one moment; writers are not held up.
 * @param client connected as the owner, without a transaction
 * @throws CopyError when the folder is not empty or the database was never migrated
 */
export async function dumpTables(client: Client, folder: string): Promise<Manifest> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length > 0) throw new CopyError(`${folder} 不是空目录 (the folder is not empty)`);
  await client.query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
  try {
    const migration = await latestMigration(client);
    if (!migration) throw new CopyError("数据库还没有建表，没有可备份的内容 (the database was never migrated)");
    const { rows } = await client.query<{ at: Date; version: string }>(
      "SELECT now() AS at, current_setting('server_version') AS version",
    );
    const tables: Written[] = [];
    for (const table of await tablesOf(client)) tables.push(await dumpTable(client, table, folder));
    const manifest: Manifest = {
      format: 1,
      madeAt: (rows[0]?.at ?? new Date()).toISOString(),
      migration,
      serverVersion: rows[0]?.version ?? "",
      tables,
      sequences: await sequencesOf(client),
    };
    // Written last: a folder without it was interrupted.
    writeFileSync(path.join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    return manifest;
  } finally {
    await client.query("ROLLBACK");
  }
}

async function loadTable(client: Client, table: Written, folder: string): Promise<void> {
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(", ");
  const target = client.query(copyFrom(`COPY ${client.escapeIdentifier(table.name)} (${columns}) FROM STDIN`));
  const { stream, digest } = digesting();
  await pipeline(createReadStream(fileOf(folder, table.name)), createGunzip(), stream, target);
  if (target.rowCount !== table.rows || digest() !== table.digest) {
    throw new CopyError(`表 ${table.name} 的文件已损坏，什么也没有载入 (the file is damaged, nothing was loaded)`);
  }
}

/** What stands between a dump and a target with these tables; empty when it fits. */
function misfits(manifest: Manifest, tables: readonly DatabaseTable[]): string[] {
  const missing = manifest.tables.filter(({ name, columns }) => {
    const target = tables.find((table) => table.name === name);
    return !target || columns.some((column) => !target.columns.includes(column));
  });
  return missing.map(({ name }) => name);
}

const setSequence = (client: Client, { name, value, called }: OwnedSequence) =>
  client.query("SELECT setval($1::regclass, $2::bigint, $3)", [name, value, called]);

/**
 * Loads a dump into a database that has the tables of its last migration and no rows of use, all of it or nothing. Rows
 * that migrations put in give way to those of the dump.
 * @param client connected as the owner of the tables, without a transaction
 * @throws CopyError when the target does not fit or a file is damaged
 */
export async function loadTables(client: Client, folder: string): Promise<Manifest> {
  const manifest = readManifest(folder);
  await client.query("BEGIN");
  try {
    const migration = await latestMigration(client);
    if (migration !== manifest.migration) {
      throw new CopyError(
        `目标数据库须迁移到 ${manifest.migration}，现在是 ${migration ?? "空库"} (the target must be migrated to exactly this one)`,
      );
    }
    const tables = await tablesOf(client);
    const unfit = misfits(manifest, tables);
    if (unfit.length > 0)
      throw new CopyError(`目标数据库缺少表或列 (the target lacks tables or columns): ${unfit.join(", ")}`);
    const names = tables.map((table) => client.escapeIdentifier(table.name));
    // Rules that judge a change have judged these rows once; history refuses to be emptied even of a migration's rows.
    for (const name of names) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
    const inUse = await emptyForLoad(client, tables);
    if (inUse) throw new CopyError(`目标数据库不是空的，表 ${inUse} 中有数据 (the target is not empty)`);
    for (const table of manifest.tables) await loadTable(client, table, folder);
    for (const sequence of manifest.sequences) await setSequence(client, sequence);
    for (const name of names) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
    await client.query("COMMIT");
    return manifest;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}
