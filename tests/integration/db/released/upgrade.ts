import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "@/lib/cli/migrate";
import { db } from "@/lib/db/client";
import { loadTables, type Manifest } from "@/lib/db/copy-tables";
import { setEnv } from "@/lib/env";
import { asOwner, createDatabase, webUrlOf } from "@/tests/support/database";
import { treeDifferences } from "@/tests/support/tree";
import { type Answers, answersOf } from "./questions";
import { RULE_CHANGES } from "./rule-changes";

/** A ledger of a released version, brought up to date by every migration since, and asked what it was asked then. */

const RELEASED = path.resolve("tests/fixtures/released");

type Differences = Record<string, Record<string, [before: unknown, now: unknown]>>;

/** Every single value of an answer under its path; a list counts as one value. */
function flat(value: unknown, at: string, into: Map<string, unknown> = new Map()): Map<string, unknown> {
  if (value === null || typeof value !== "object" || Array.isArray(value)) into.set(at, value);
  else for (const [key, part] of Object.entries(value)) flat(part, `${at} › ${key}`, into);
  return into;
}

/** What differs, by the rule that was changed; what no rule explains stands under "unexplained". */
function differences(before: Record<string, Answers>, now: Record<string, Answers>): Differences {
  const found: Differences = {};
  for (const [login, asked] of Object.entries(before)) {
    for (const [question, answer] of Object.entries(asked)) {
      const name = `${login} › ${question}`;
      const [old, present] = [flat(answer, name), flat(now[login]?.[question], name)];
      for (const key of new Set([...old.keys(), ...present.keys()])) {
        const pair: [unknown, unknown] = [old.get(key) ?? null, present.get(key) ?? null];
        if (JSON.stringify(pair[0]) === JSON.stringify(pair[1])) continue;
        const rule = RULE_CHANGES.find(({ touches }) => touches.test(key))?.name ?? "unexplained";
        found[rule] = { ...found[rule], [key]: pair };
      }
    }
  }
  return found;
}

/** Tables that got another name since; the recorded answers keep the one they had. */
const RENAMED: Record<string, string> = {
  opinion: "advice",
  close_out: "application",
  close_out_step: "signature",
  return_point: "point_to_mend",
};

async function rowsOf(client: Client, { tables }: Manifest): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${client.escapeIdentifier(RENAMED[name] ?? name)}`,
    );
    counts[name] = rows[0]?.n ?? -1;
  }
  return counts;
}

/**
 * The tests of one fixture. One file each: the application's client belongs to one database.
 * @param fixture folder below tests/fixtures/released
 */
export function upgradeOf(
  fixture: string,
  more: (ledger: { manifest: Manifest; url: string }) => void = () => undefined,
): void {
  const folder = path.join(RELEASED, fixture);
  const manifest = JSON.parse(readFileSync(path.join(folder, "manifest.json"), "utf8")) as Manifest;
  const before = JSON.parse(readFileSync(path.join(folder, "answers.json"), "utf8")) as Record<string, Answers>;
  const ledger = { manifest, url: "" };

  describe(`the ledger of ${fixture}, brought up to date`, () => {
    beforeAll(async () => {
      ledger.url = await createDatabase(fixture.replaceAll(/\W/g, "_"), "nothing");
      await migrate({ ownerUrl: ledger.url, upTo: manifest.migration });
      await asOwner((client) => loadTables(client, folder), ledger.url);
      await migrate({ ownerUrl: ledger.url });
      setEnv({ DATABASE_URL: webUrlOf(ledger.url) });
    }, 120_000);
    afterAll(() => db.$disconnect());

    it("gives every answer it gave, save for rules changed on purpose", async () => {
      const rows = await asOwner((client) => rowsOf(client, manifest), ledger.url);
      const written = Object.fromEntries(manifest.tables.map((table) => [table.name, table.rows]));
      const now: Record<string, Answers> = { database: { rows } };
      for (const login of Object.keys(before)) now[login] = await answersOf(login, new Date(manifest.madeAt));
      const found = differences({ database: { rows: written }, ...before }, now);
      const file = path.join(folder, "changed.json");
      const known = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Differences) : {};
      const seen = path.resolve(".data/test", `${fixture.replaceAll("/", "-")}-changed.json`);
      mkdirSync(path.dirname(seen), { recursive: true });
      writeFileSync(seen, `${JSON.stringify(found, null, 1)}\n`);
      expect(found, `what differs now stands in ${seen}; the list of what may is ${file}`).toEqual(known);
      expect(Object.keys(found)).not.toContain("unexplained");
    }, 240_000);

    it("says of everything done by whom, by the name the history has for that moment", async () => {
      const nameless = await asOwner(async (client) => {
        const { rows } = await client.query<{ n: number }>(
          `SELECT count(*)::int AS n FROM (
             SELECT p.person_name AS name, p.measure_id, p.person_id, p.created_at AS at FROM progress_entry p
             UNION ALL SELECT c.applicant_name, c.measure_id, c.applicant_id, c.submitted_at FROM application c
             UNION ALL SELECT s.person_name, c.measure_id, s.person_id, s.created_at
               FROM signature s JOIN application c ON c.id = s.application_id) done
           LEFT JOIN event e ON e.measure_id = done.measure_id AND e.person_id = done.person_id AND e.at = done.at
           WHERE done.name = '' OR done.name <> e.person_name`,
        );
        return rows[0]?.n;
      }, ledger.url);
      expect(nameless).toBe(0);
    });

    it("has the tree of its bodies closed", async () => {
      expect(await asOwner(treeDifferences, ledger.url)).toEqual([]);
      expect(await db.bodyAncestor.count()).toBeGreaterThan(1);
    });

    more(ledger);
  });
}
