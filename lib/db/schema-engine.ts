import "server-only";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, DriverAdapterError } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaContainer, SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { DatabaseError, Pool } from "pg";

/**
 * Prisma's schema engine as WebAssembly. The native one has to be downloaded, which a closed network does not allow.
 * The history table and the migration files are the standard ones, so Prisma's own CLI stays usable where it can be had.
 */

export const SCHEMA_DIRECTORY = path.join("prisma", "schema");
export const MIGRATIONS_DIRECTORY = path.join("prisma", "migrations");

/** No table or enum is managed outside the schema. */
export const NO_FILTER = { externalTables: [], externalEnums: [] };

let loaded: Promise<void> | undefined;

/** The engine never clears the ten seconds it allows itself for a lock; they must not keep a command from ending. */
function patientTimeout(callback: () => void, milliseconds: number): NodeJS.Timeout {
  return setTimeout(callback, milliseconds).unref();
}

async function load(): Promise<void> {
  const file = path.join(
    path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg")),
    "schema_engine_bg.wasm",
  );
  const compiled = await WebAssembly.compile(readFileSync(file));
  const imports = Object.fromEntries(
    Object.entries(bindings).map(([name, value]) => [
      name,
      name.startsWith("__wbg_setTimeout_") ? patientTimeout : value,
    ]),
  );
  const instance = await WebAssembly.instantiate(compiled, { "./schema_engine_bg.js": imports });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === "function") start();
}

/** The files of prisma/schema, in a fixed order. */
export function readSchema(directory = SCHEMA_DIRECTORY): SchemaContainer[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => ({ path: path.join(directory, name), content: readFileSync(path.join(directory, name), "utf8") }));
}

/** The migrations folder as the engine wants it; with `upTo` only those up to the one of that name. */
export function readMigrations(directory = MIGRATIONS_DIRECTORY, upTo?: string): MigrationList {
  const names = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && (upTo === undefined || entry.name <= upTo))
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: path.resolve(directory),
    lockfile: {
      path: "migration_lock.toml",
      content: readFileSync(path.join(directory, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(path.join(directory, name, "migration.sql"), "utf8") },
      },
    })),
  };
}

/**
 * The adapter with scripts sent whole. It would cut a script at every semicolon, also inside comments and function
 * bodies; PostgreSQL takes a script as it is and runs it as one transaction.
 */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(script);
      } catch (error) {
        if (!(error instanceof DatabaseError)) throw error;
        // In the engine's own form: so its words, and not only its place, reach the operator.
        throw new DriverAdapterError({
          kind: "postgres",
          code: error.code ?? "XX000",
          severity: error.severity ?? "ERROR",
          message: error.message,
          detail: error.detail,
          column: error.column,
          hint: error.hint,
        });
      }
    };
    return adapter;
  }
}

/** Runs `work` with an engine connected to the database of `url`. Engine errors are thrown as they are. */
export async function withSchemaEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  loaded ??= load();
  await loaded;
  // One connection of our own making: the engine takes a session lock on it and never closes what it was given.
  const pool = new Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 10_000 });
  pool.on("error", () => undefined);
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool));
    const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
    const result = await work(engine);
    engine.free();
    return result;
  } finally {
    await pool.end();
  }
}

/** The SQL that leads from one schema to another; from nothing when `from` is empty. Empty text: no difference. */
export async function diffSchemas(url: string, from: SchemaContainer[], to: SchemaContainer[]): Promise<string> {
  const result = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from: from.length === 0 ? { tag: "empty" } : { tag: "schemaDatamodel", files: from },
      to: { tag: "schemaDatamodel", files: to },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    }),
  );
  const sql = result.stdout ?? "";
  return sql.includes("This is an empty migration") ? "" : sql;
}
