import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { isUpToDate, LOCK_KEY, migrate } from "@/lib/cli/migrate";
import { APPEND_ONLY_TABLES } from "@/lib/db/runtime-role";
import { diffSchemas, MIGRATIONS_DIRECTORY, readMigrations, readSchema } from "@/lib/db/schema-engine";
import { catalogueOf } from "@/tests/support/catalogue";
import { asOwner, createDatabase } from "@/tests/support/database";

const copies: string[] = [];

/** A copy of the migrations that a test may spoil. */
function copyOfMigrations(): string {
  const directory = mkdtempSync(path.join(os.tmpdir(), "ledger-migrations-"));
  copies.push(directory);
  cpSync(MIGRATIONS_DIRECTORY, directory, { recursive: true });
  return directory;
}

function addMigration(directory: string, name: string, sql: string): void {
  mkdirSync(path.join(directory, name));
  writeFileSync(path.join(directory, name, "migration.sql"), sql);
}

const names = () => readMigrations().migrationDirectories.map((migration) => migration.path);

/** What a process of its own says and how it ends. */
function migrateInProcess(url: string): Promise<{ code: number | null; said: string }> {
  const script = `import { migrate } from "./lib/cli/migrate"; console.log(JSON.stringify(await migrate({ ownerUrl: ${JSON.stringify(url)} })));`;
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ["--conditions=react-server", "--import", "tsx", "--input-type=module", "--eval", script],
      {
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    let said = "";
    child.stdout.on("data", (text: Buffer) => (said += text));
    child.stderr.on("data", (text: Buffer) => (said += text));
    child.once("error", reject);
    child.once("exit", (code) => resolve({ code, said }));
  });
}

afterAll(() => {
  for (const copy of copies) rmSync(copy, { recursive: true });
});

describe("migrations", () => {
  it("lead to exactly the schema", async () => {
    const migrated = await createDatabase("migrated", "template");
    const direct = await createDatabase("direct", "nothing");
    const sql = await diffSchemas(direct, [], readSchema());
    await asOwner((client) => client.query(sql), direct);
    const [byMigrations, bySchema] = [await asOwner(catalogueOf, migrated), await asOwner(catalogueOf, direct)];
    expect(bySchema.length).toBeGreaterThan(100);
    expect(byMigrations).toEqual(bySchema);
    // Of the server's extensions the ledger needs one: it keeps the days of 分管 of a unit apart (x_portfolio_one_leader).
    const extensions = await asOwner((client) => client.query("SELECT extname FROM pg_extension ORDER BY 1"), migrated);
    expect(extensions.rows).toEqual([{ extname: "btree_gist" }, { extname: "plpgsql" }]);
  });

  it("run once when three processes start together", async () => {
    const url = await createDatabase("together", "nothing");
    const ends = await Promise.all([1, 2, 3].map(() => migrateInProcess(url)));
    expect(
      ends.map((end) => end.code),
      ends.map((end) => end.said).join("\n"),
    ).toEqual([0, 0, 0]);
    const applied = ends.flatMap((end) => JSON.parse(end.said) as unknown[]);
    expect(applied).toEqual(names());
  }, 60_000);

  it("wait for a process that is migrating, however long it takes", async () => {
    const url = await createDatabase("waiting", "template");
    await asOwner(async (client) => {
      await client.query("SELECT pg_advisory_lock($1)", [LOCK_KEY]);
      const order: string[] = [];
      const waiting = migrate({ ownerUrl: url }).then(() => order.push("migrated"));
      await vi.waitUntil(
        async () => {
          const { rowCount } = await client.query(
            `SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
           WHERE l.locktype = 'advisory' AND NOT l.granted AND d.datname = current_database()`,
          );
          return rowCount === 1;
        },
        { timeout: 15_000 },
      );
      order.push("released");
      await client.query("SELECT pg_advisory_unlock($1)", [LOCK_KEY]);
      await waiting;
      expect(order).toEqual(["released", "migrated"]);
    }, url);
  });

  it("are known to be applied without the engine where nothing is missing, edited, unfinished or of another program", async () => {
    const url = await createDatabase("known", "template");
    const directory = copyOfMigrations();
    const asked = (change?: string) =>
      asOwner(async (client) => {
        await client.query("BEGIN");
        if (change) await client.query(change);
        const known = await isUpToDate(client, { ownerUrl: url, directory });
        await client.query("ROLLBACK");
        return known;
      }, url);
    expect(await asked()).toBe(true);
    const last = names().at(-1);
    const of = `WHERE migration_name = '${last}'`;
    expect(await asked(`DELETE FROM _prisma_migrations ${of}`)).toBe(false);
    expect(await asked(`UPDATE _prisma_migrations SET checksum = 'other' ${of}`)).toBe(false);
    expect(await asked(`UPDATE _prisma_migrations SET finished_at = NULL ${of}`)).toBe(false);
    expect(await asked(`UPDATE _prisma_migrations SET rolled_back_at = now() ${of}`)).toBe(false);
    expect(await asked(`UPDATE _prisma_migrations SET migration_name = '99990101000000_later' ${of}`)).toBe(false);
    expect(await asked("DROP TABLE _prisma_migrations")).toBe(false);
    addMigration(directory, "99990101000000_new", "CREATE TABLE new (id int);");
    expect(await asked()).toBe(false);
  });

  it("are refused with a clear word when one was edited after it was applied", async () => {
    const url = await createDatabase("edited", "template");
    const directory = copyOfMigrations();
    writeFileSync(path.join(directory, names()[0] ?? "", "migration.sql"), "SELECT 1;");
    await expect(migrate({ ownerUrl: url, directory })).rejects.toThrow(/迁移文件在执行后被改动.*initial_ledger/);
  });

  it("are refused when the database has one this program lacks", async () => {
    const url = await createDatabase("newer", "template");
    const directory = copyOfMigrations();
    addMigration(directory, "99990101000000_of_a_later_version", "CREATE TABLE later (id int);");
    await migrate({ ownerUrl: url, directory });
    await expect(migrate({ ownerUrl: url })).rejects.toThrow(/本程序没有的迁移.*of_a_later_version/);
  });

  it("leave nothing of a migration that fails, say so, and are refused afterwards", async () => {
    const url = await createDatabase("failing", "template");
    const directory = copyOfMigrations();
    addMigration(directory, "99990101000000_failing", "CREATE TABLE half (id int); -- done; so far\nSELECT 1 / 0;");
    await expect(migrate({ ownerUrl: url, directory })).rejects.toThrow(/division by zero/);
    expect(await asOwner(catalogueOf, url)).not.toContainEqual(expect.stringContaining("half"));
    await expect(migrate({ ownerUrl: url, directory })).rejects.toThrow(/上次迁移中途失败.*failing/);
  });

  it("guard every table to which rows are only added by a trigger", async () => {
    const rows = await asOwner(async (client) => {
      const result = await client.query<{ name: string }>(
        `SELECT DISTINCT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
         JOIN pg_proc p ON p.oid = t.tgfoid WHERE p.proname = 'x_refuse_change'`,
      );
      return result.rows.map((row) => row.name);
    });
    expect(rows.sort()).toEqual([...APPEND_ONLY_TABLES].sort());
  });

  it("say where the database is when it cannot be reached, without its password", async () => {
    const attempt = migrate({ ownerUrl: "postgresql://u:geheim@127.0.0.1:1/ledger" });
    await expect(attempt).rejects.toThrow(/127\.0\.0\.1:1\/ledger/);
    await expect(attempt).rejects.not.toThrow(/geheim/);
  });
});
