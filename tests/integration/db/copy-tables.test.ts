import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { migrate } from "@/lib/cli/migrate";
import { dumpTables, loadTables, readManifest } from "@/lib/db/copy-tables";
import { asOwner, createDatabase } from "@/tests/support/database";

const FIXTURE = path.resolve("tests/fixtures/released/54b824e/hostile");
const temporary = mkdtempSync(path.join(os.tmpdir(), "ledger-copy-"));
afterAll(() => rmSync(temporary, { recursive: true }));

const folder = (name: string) => path.join(temporary, name);

/** A database with the tables of the fixture's version and no rows. */
async function tablesOfThen(label: string): Promise<string> {
  const url = await createDatabase(label, "nothing");
  await migrate({ ownerUrl: url, upTo: readManifest(FIXTURE).migration });
  return url;
}

const countOf = async (url: string, table: string) =>
  asOwner(
    async (client) => (await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)).rows[0]?.n,
    url,
  );

describe("a database written out and read back", () => {
  it("has the same rows in every table, and refuses to be filled twice", async () => {
    const url = await tablesOfThen("round");
    const loaded = await asOwner((client) => loadTables(client, FIXTURE), url);
    const again = await asOwner((client) => dumpTables(client, folder("again")), url);
    expect(again.tables).toEqual(loaded.tables);
    expect(again.tables.find((table) => table.name === "event")?.rows).toBeGreaterThan(1_000);
    expect(again.tables.map((table) => table.name)).not.toContain("_prisma_migrations");
    await expect(asOwner((client) => loadTables(client, folder("again")), url)).rejects.toThrow(/目标数据库不是空的/);
    await expect(asOwner((client) => dumpTables(client, folder("again")), url)).rejects.toThrow(/不是空目录/);
    // The guards of history stand again afterwards.
    await expect(asOwner((client) => client.query("DELETE FROM event"), url)).rejects.toThrow(
      /rows are only ever added/,
    );
  });

  it("goes on numbering where it was, and meets rows a migration put in", async () => {
    const url = await tablesOfThen("sequences");
    await asOwner(async (client) => {
      await client.query(
        "CREATE TABLE counted (id bigserial PRIMARY KEY, word text, twice text GENERATED ALWAYS AS (word || word) STORED)",
      );
      await client.query("INSERT INTO counted (word) VALUES ('a'), ('b')");
      await dumpTables(client, folder("counted"));
      await client.query("UPDATE counted SET word = 'put in by a migration'");
      await client.query("ALTER SEQUENCE counted_id_seq RESTART");
      await loadTables(client, folder("counted"));
      const { rows } = await client.query("INSERT INTO counted (word) VALUES ('c') RETURNING id, twice");
      expect(rows).toEqual([{ id: "3", twice: "cc" }]);
      expect((await client.query("SELECT word FROM counted ORDER BY id")).rows.map((r) => r.word)).toEqual([
        "a",
        "b",
        "c",
      ]);
    }, url);
  });

  it("is loaded whole or not at all", async () => {
    const url = await tablesOfThen("damaged");
    cpSync(FIXTURE, folder("damaged"), { recursive: true });
    writeFileSync(path.join(folder("damaged"), "return_point.copy.gz"), gzipSync(""));
    await expect(asOwner((client) => loadTables(client, folder("damaged")), url)).rejects.toThrow(
      /return_point.*已损坏/,
    );
    expect(await countOf(url, "body")).toBe(0);
    const newer = await createDatabase("newer_copy", "template");
    await expect(asOwner((client) => loadTables(client, folder("nowhere")), newer)).rejects.toThrow(/manifest\.json/);
  });

  it("is read as of one moment, whatever is written meanwhile", async () => {
    const url = await tablesOfThen("moment");
    await asOwner((client) => loadTables(client, FIXTURE), url);
    const before = await countOf(url, "rate_limit");
    const manifest = await asOwner(async (client) => {
      // Written after the dump has taken its moment and before the first table is read.
      const query = client.query.bind(client) as (...args: unknown[]) => unknown;
      const late = () =>
        asOwner((other) => other.query("INSERT INTO rate_limit (key, points) VALUES ('late', 1)"), url);
      Object.assign(client, {
        query: (...args: unknown[]) =>
          `${args[0]}`.startsWith("SELECT now()") ? late().then(() => query(...args)) : query(...args),
      });
      return dumpTables(client, folder("moment"));
    }, url);
    expect(manifest.tables.find((table) => table.name === "rate_limit")?.rows).toBe(before);
    expect(await countOf(url, "rate_limit")).toBe((before ?? 0) + 1);
  });
});
