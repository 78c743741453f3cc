import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "@/lib/cli/migrate";
import { ownerClient } from "@/lib/db/client";
import type { PrismaClient } from "@/lib/db/generated/client";
import { asOwner, createDatabase } from "@/tests/support/database";

/** Rows of the first release that a later migration wrote anew. */

/** The last migration of the first release. */
const RELEASED = "20261122015823_extended_item_text";
const id = { body: randomUUID(), person: randomUUID(), draft: randomUUID(), empty: randomUUID() };
let db: PrismaClient;

beforeAll(async () => {
  const url = await createDatabase("data_migrations", "nothing");
  await migrate({ ownerUrl: url, upTo: RELEASED });
  await asOwner(async (client) => {
    const put = (table: string, row: Record<string, unknown>) => {
      const columns = Object.keys(row);
      const values = columns.map((_, i) => `$${i + 1}`).join(", ");
      return client.query(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${values})`, Object.values(row));
    };
    await put("body", { id: id.body, name: "云溪市水务局", short_name: "水务局" });
    await put("person", { id: id.person, body_id: id.body, name: "王大明" });
    const line = (key: string) => ({ key, text: "健全制度", source: null });
    for (const [draft, issues] of [
      [
        id.draft,
        [
          { key: "i1", opinions: [line("i1.o1")], measures: [] },
          { key: "i2", opinions: [], measures: [] },
        ],
      ],
      [id.empty, []],
    ] as const) {
      await put("import_draft", {
        id: draft,
        body_id: id.body,
        person_id: id.person,
        file_name: "通报.txt",
        checksum: draft,
        text: "",
        draft: JSON.stringify({ review: { issues, added: 2 }, corrections: [] }),
        updated_at: new Date(),
      });
    }
  }, url);
  await migrate({ ownerUrl: url });
  db = ownerClient(url);
});
afterAll(() => db.$disconnect());

test("what a draft on the import desk holds as 整改意见 goes on as advice, with its keys", async () => {
  const draft = async (which: string) => (await db.importDraft.findUniqueOrThrow({ where: { id: which } })).draft;
  const advice = [{ key: "i1.o1", text: "健全制度", source: null }];
  const issues = [
    { key: "i1", advice, measures: [] },
    { key: "i2", advice: [], measures: [] },
  ];
  expect(await draft(id.draft)).toEqual({ review: { issues, added: 2 }, corrections: [] });
  expect(await draft(id.empty)).toEqual({ review: { issues: [], added: 2 }, corrections: [] });
});
