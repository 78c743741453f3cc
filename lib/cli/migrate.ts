import { createHash } from "node:crypto";
import { Client } from "pg";
import { FILL_STANDING } from "@/lib/features/people/commands/standing";
import { ensureRuntimeRole, RUNTIME_ROLE } from "../db/runtime-role";
import { NO_FILTER, readMigrations, withSchemaEngine } from "../db/schema-engine";
import { seedCalendar } from "../db/seed-calendar";
import { dayOf } from "../domain/day";
import { installQueues } from "../jobs/install";
import { fillNameKeys } from "./fill-name-keys";

/** Key of the lock under which a database is migrated; any number that nothing else uses. */
export const LOCK_KEY = "7235919824";
const OLDEST_SERVER = 150_000;

/** The database cannot be brought up to date. The message tells the operator what is wrong and what to do. */
export class MigrationError extends Error {
  override name = "MigrationError";
}

export interface MigrationOptions {
  /** Connection of the owner of the tables. */
  ownerUrl: string;
  /** Connection of the application, when it signs in as another user than the owner. */
  runtimeUrl?: string;
  /** The migrations folder; for tests. */
  directory?: string;
  /** The last migration to apply: the tables as an earlier version had them, to be filled and then brought up to date. */
  upTo?: string;
}

const userOf = (url: string): string => decodeURIComponent(new URL(url).username);

/** States in which applying more would do harm. Empty: go ahead. */
async function problemsOf({ ownerUrl, directory, upTo }: MigrationOptions): Promise<string[]> {
  const found = await withSchemaEngine(ownerUrl, (engine) =>
    engine.diagnoseMigrationHistory({
      migrationsList: readMigrations(directory, upTo),
      optInToShadowDatabase: false,
      filters: NO_FILTER,
    }),
  );
  const problems: string[] = [];
  if (found.failedMigrationNames.length > 0) {
    problems.push(
      `上次迁移中途失败 (failed half-way): ${found.failedMigrationNames.join(", ")}。` +
        "请恢复备份，或修复后在 _prisma_migrations 中标记 (restore the backup, or mend and mark it)",
    );
  }
  if (found.editedMigrationNames.length > 0) {
    problems.push(
      `迁移文件在执行后被改动 (changed after they were applied): ${found.editedMigrationNames.join(", ")}。请还原文件 (restore the files)`,
    );
  }
  const history = found.history;
  if (history && history.diagnostic !== "databaseIsBehind") {
    problems.push(
      `数据库中有本程序没有的迁移 (the database has migrations this program lacks): ${history.unpersistedMigrationNames.join(", ")}。` +
        "程序版本可能比数据库旧 (the program may be older than the database)",
    );
  }
  return problems;
}

/**
 * Whether the database has every migration of this program as it is now, and nothing else: then there is nothing to find out
 * or to apply, and the schema engine, which takes half a second to load, is not asked. Whatever is otherwise is its to judge.
 */
export async function isUpToDate(client: Client, { directory, upTo }: MigrationOptions): Promise<boolean> {
  const { rows: found } = await client.query<{ there: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there",
  );
  if (!found[0]?.there) return false;
  const { rows } = await client.query<{ name: string; checksum: string; applied: boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AND rolled_back_at IS NULL AS applied
     FROM _prisma_migrations`,
  );
  const known = new Map(
    readMigrations(directory, upTo).migrationDirectories.map(({ path: name, migrationFile: { content } }) => [
      name,
      content.tag === "ok" ? createHash("sha256").update(content.value).digest("hex") : "",
    ]),
  );
  return rows.length === known.size && rows.every((row) => row.applied && row.checksum === known.get(row.name));
}

/** Applies what the database lacks. @returns the names, in order */
async function applyMigrations(options: MigrationOptions): Promise<string[]> {
  const problems = await problemsOf(options);
  if (problems.length > 0) throw new MigrationError(problems.join("\n"));
  return withSchemaEngine(options.ownerUrl, async (engine) => {
    try {
      const list = readMigrations(options.directory, options.upTo);
      return (await engine.applyMigrations({ migrationsList: list, filters: NO_FILTER })).appliedMigrationNames;
    } catch (cause) {
      throw new MigrationError(
        `迁移失败 (migration failed): ${cause instanceof Error ? cause.message : String(cause)}`,
        {
          cause,
        },
      );
    }
  });
}

async function connect(ownerUrl: string): Promise<Client> {
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    const where = new URL(ownerUrl);
    throw new MigrationError(
      `连接不上数据库 (cannot connect to the database) ${where.host}${where.pathname}: ${cause instanceof Error ? cause.message : cause}`,
      { cause },
    );
  }
  const { rows } = await client.query<{ version: string }>("SELECT current_setting('server_version_num') AS version");
  if (Number(rows[0]?.version) < OLDEST_SERVER) {
    await client.end();
    throw new MigrationError("需要 PostgreSQL 15 或更高版本 (PostgreSQL 15 or later is needed)");
  }
  return client;
}

/**
 * Brings the database up to date, its calendar of working days included, makes the queues of jobs and sets the rights
 * of the runtime role. Processes that start together wait for one another on a lock of the database, so this may run
 * in each of them.
 * @returns the names of the migrations applied now, in order
 * @throws MigrationError when the history is not one this program can continue
 */
export async function migrate(options: MigrationOptions): Promise<string[]> {
  const client = await connect(options.ownerUrl);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK_KEY]);
    const applied = (await isUpToDate(client, options)) ? [] : await applyMigrations(options);
    // A database on its way to this version serves nobody yet: its tables may not be those of this program.
    if (options.upTo !== undefined) return applied;
    await seedCalendar(client);
    await fillNameKeys(client);
    await client.query(FILL_STANDING, [dayOf(new Date())]);
    await ensureRuntimeRole(client, options.runtimeUrl ? [userOf(options.runtimeUrl)] : []);
    // Loaded only now: in a fresh checkout commands are loaded before there is a generated client.
    const { JOBS } = await import("../registry/jobs");
    const queues = JOBS.map(({ queue }) => queue);
    await installQueues(client, RUNTIME_ROLE, queues);
    return applied;
  } finally {
    // Ending the connection also lets go of the lock.
    await client.end();
  }
}
