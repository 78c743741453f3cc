import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "@/lib/cli/migrate";
import { parentNumbers, takeNumber } from "@/lib/command/numbers";
import { ownerClient } from "@/lib/db/client";
import type { PrismaClient } from "@/lib/db/generated/client";
import { savedQuery } from "@/lib/features/ledger/filter";
import { asOwner, createDatabase } from "@/tests/support/database";

/** Rows of the first release that a later migration wrote anew. */

/** The last migration of the first release. */
const RELEASED = "20261122015823_extended_item_text";
const id = {
  body: randomUUID(),
  person: randomUUID(),
  draft: randomUUID(),
  empty: randomUUID(),
  inspection: randomUUID(),
  issue: randomUUID(),
  quiet: randomUUID(),
  item: randomUUID(),
};

/** Views as the first release saved them, and in the names of today. */
const VIEWS: Record<string, [former: string, present: string]> = {
  "every condition renamed": [
    `lead=${id.body}&coop=${id.body}&class=LONG_TERM%2Cnone&lateFrom=1&lateTo=5&within=7&silent=14&planned=1&plannedTo=2026-03-01&came=1&timely=1`,
    `leadUnit=${id.body}&cooperatingUnit=${id.body}&timeClass=LONG_TERM%2Cnone&overdueDaysFrom=1&overdueDaysTo=5&dueWithin=7&silentDays=14&expectedClosed=1&expectedClosedBy=2026-03-01&comeDue=1&closedInTime=1`,
  ],
  "of later days": [
    "unreported=14&stuck=5&stands=leader%2Cstage",
    "unreportedDays=14&stuckDays=5&vacant=leader%2Cstage",
  ],
  "order and columns": [
    "q=lead%3Dcoop&status=CLOSED&sort=heard&dir=desc&size=100&cols=order%2Ccode%2Clead%2Ccoop%2Cclass",
    "q=lead%3Dcoop&status=CLOSED&sort=progress&dir=desc&size=100&cols=order%2Ccode%2CleadUnit%2CcooperatingUnits%2CtimeClass",
  ],
  "closed, latest first": ["sort=closed&dir=desc", "sort=closedOn&dir=desc"],
  "nothing renamed": ["overdue=1&sort=due&dir=asc", "overdue=1&sort=due&dir=asc"],
  "as it opens": ["", ""],
  "no address": ["lead & 100% of \u201cclass\u201d", "lead & 100% of \u201cclass\u201d"],
};
const COLUMNS = ["order", "code", "lead", "coop", "class", "closedOn", "unknown"];

/** Doubts of a draft, the one that it is of another body among them. */
const DOUBTS = [{ key: "body" }, { key: "p1" }];

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
        draft: JSON.stringify({ review: { issues, problems: DOUBTS, added: 2 }, corrections: [] }),
        updated_at: new Date(),
      });
    }
    const days = { feedback_on: "2026-02-01", plan_due_on: "2026-03-01", concentrated_end_on: "2026-08-01" };
    await put("inspection", {
      id: id.inspection,
      body_id: id.body,
      kind: "XUNSHI",
      title: "巡视",
      ...days,
      report_due_on: "2026-08-15",
      last_issue_number: 12,
      last_reform_number: 2,
    });
    const at = { body_id: id.body, inspection_id: id.inspection, position: 1 };
    await put("issue", { id: id.issue, ...at, code: "01", title: "问题", last_measure_number: 5 });
    await put("issue", { id: id.quiet, ...at, code: "12", title: "没有措施的问题" });
    await put("extended_item", {
      id: id.item,
      ...at,
      kind: "REFORM",
      code: "G02",
      title: "事项",
      last_measure_number: 1,
    });
    for (const [name, [query]] of Object.entries(VIEWS)) {
      await put("saved_view", { id: randomUUID(), person_id: id.person, name, query });
    }
    await put("preference", { person_id: id.person, key: "ledger.columns", value: JSON.stringify(COLUMNS) });
    await put("preference", { person_id: id.person, key: "other", value: JSON.stringify(["lead"]) });
  }, url);
  await migrate({ ownerUrl: url });
  db = ownerClient(url);
});
afterAll(() => db.$disconnect());

test("a draft on the import desk holds 整改意见 as advice, and that it is of another body no more among its doubts", async () => {
  const draft = async (which: string) => (await db.importDraft.findUniqueOrThrow({ where: { id: which } })).draft;
  const advice = [{ key: "i1.o1", text: "健全制度", source: null }];
  const problems = [{ key: "p1" }];
  const issues = [
    { key: "i1", advice, measures: [] },
    { key: "i2", advice: [], measures: [] },
  ];
  expect(await draft(id.draft)).toEqual({ review: { issues, problems, added: 2 }, corrections: [] });
  expect(await draft(id.empty)).toEqual({ review: { issues: [], problems, added: 2 }, corrections: [] });
});

test("numbers go on behind the last one given out, whatever became of its row", async () => {
  const sequences = await db.numberSequence.findMany({ where: { bodyId: id.body } });
  const last = Object.fromEntries(sequences.map((s) => [`${s.kind} ${s.withinId} ${s.year}`, s.last]));
  expect(last).toEqual({
    [`ISSUE ${id.inspection} 0`]: 12,
    [`REFORM ${id.inspection} 0`]: 2,
    [`MEASURE ${id.issue} 0`]: 5,
    [`MEASURE ${id.item} 0`]: 1,
  });
  const { bodyId } = await db.inspection.findUniqueOrThrow({ where: { id: id.inspection } });
  const inspection = { id: id.inspection, bodyId };
  expect(await db.$transaction((tx) => takeNumber(tx, parentNumbers(inspection, "ISSUE")))).toBe(13);
  expect(await db.$transaction((tx) => takeNumber(tx, parentNumbers(inspection, "ANALOGOUS")))).toBe(1);
});

/** The address with its columns by name: they are shown in the order of the page, whatever order was saved. */
const inAnyOrder = (query: string) =>
  [...new URLSearchParams(query)].map(([name, value]) => [name, name === "cols" ? value.split(",").sort() : value]);

test("saved views and chosen columns are kept in the names of today, and the ledger understands all of them", async () => {
  const views = await db.savedView.findMany({ where: { personId: id.person } });
  const expected = Object.fromEntries(Object.entries(VIEWS).map(([name, [, present]]) => [name, present]));
  expect(Object.fromEntries(views.map((view) => [view.name, view.query]))).toEqual(expected);
  for (const { name, query } of views) {
    // As the ledger itself would write it: the view is still the one that stands in the list as chosen.
    if (name !== "no address") expect(inAnyOrder(savedQuery(query)), name).toEqual(inAnyOrder(query));
  }
  const kept = await db.preference.findMany({ where: { personId: id.person }, orderBy: { key: "asc" } });
  expect(kept.map((p) => [p.key, p.value])).toEqual([
    ["ledger.columns", ["order", "code", "leadUnit", "cooperatingUnits", "timeClass", "closedOn", "unknown"]],
    ["other", ["lead"]],
  ]);
});
