import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "@/lib/cli/migrate";
import { ownerClient } from "@/lib/db/client";
import type { PrismaClient } from "@/lib/db/generated/client";
import { MIGRATIONS_DIRECTORY } from "@/lib/db/schema-engine";
import { runDataSteps } from "@/lib/features/audit/commands/data-steps";
import { verifyChain } from "@/lib/history/record";
import { asOwner, createDatabase } from "@/tests/support/database";
import { appendOld, type OldEvent } from "@/tests/support/old-history";

/** A ledger from before the names of that day were kept, brought up to date. */

const id = {
  body: randomUUID(),
  person: randomUUID(),
  quiet: randomUUID(),
  unit: randomUUID(),
  inspection: randomUUID(),
  issue: randomUUID(),
  measure: randomUUID(),
  closeOut: randomUUID(),
};
const day = (n: number) => new Date(Date.UTC(2026, 2, n, 2));
let url: string;
let db: PrismaClient;

/** The last migration of the first release. */
const RELEASED = "20261122015823_extended_item_text";

const told = (at: Date, personName: string, action: string): OldEvent => ({
  at,
  bodyId: id.body,
  personId: id.person,
  personName,
  postLabel: "联络员",
  action,
  subjectId: id.measure,
  measureId: id.measure,
});

beforeAll(async () => {
  url = await createDatabase("data_steps", "nothing");
  await migrate({ ownerUrl: url, upTo: RELEASED });
  await asOwner(async (client) => {
    const put = (table: string, row: Record<string, unknown>) => {
      const columns = Object.keys(row);
      const values = columns.map((_, i) => `$${i + 1}`).join(", ");
      return client.query(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${values})`, Object.values(row));
    };
    const at = { body_id: id.body, inspection_id: id.inspection };
    await put("body", { id: id.body, name: "云溪市水务局", short_name: "水务局" });
    await put("person", { id: id.person, body_id: id.body, name: "王改名" });
    await put("person", { id: id.quiet, body_id: id.body, name: "赵无言" });
    await put("unit", { id: id.unit, body_id: id.body, name: "办公室", short_name: "办公室" });
    const days = { feedback_on: "2026-02-01", plan_due_on: "2026-03-01", concentrated_end_on: "2026-08-01" };
    await put("inspection", {
      id: id.inspection,
      body_id: id.body,
      kind: "XUNSHI",
      title: "巡视",
      ...days,
      report_due_on: "2026-08-15",
    });
    await put("issue", { id: id.issue, ...at, code: "01", title: "问题", position: 1 });
    const standing = { status: "RETURNED", lead_unit_id: id.unit, last_heard_on: "2026-03-05" };
    await put("measure", {
      id: id.measure,
      ...at,
      issue_id: id.issue,
      code: "01-01",
      sort_key: "1",
      position: 1,
      text: "措施",
      ...standing,
    });
    const said = (n: number, person: string) =>
      put("progress_entry", {
        id: randomUUID(),
        measure_id: id.measure,
        cycle: 1,
        kind: "PROGRESS",
        text: `第${n}日`,
        person_id: person,
        post_label: "联络员",
        day: day(n),
        created_at: day(n),
      });
    for (const n of [5, 7, 20]) await said(n, id.person);
    await said(6, id.quiet);
    const by = { person_id: id.person, post_label: "联络员" };
    await put("close_out", {
      id: id.closeOut,
      measure_id: id.measure,
      cycle: 1,
      attempt: 1,
      state: "RETURNED",
      statement: "完成",
      applicant_id: id.person,
      applicant_post_label: "联络员",
      submitted_at: day(8),
    });
    await put("close_out_step", {
      id: randomUUID(),
      close_out_id: id.closeOut,
      stage: "OFFICE",
      decision: "APPROVE",
      opinion: "同意",
      checks: [],
      ...by,
      created_at: day(9),
    });
    await put("close_out_step", {
      id: randomUUID(),
      close_out_id: id.closeOut,
      stage: "SUPERVISION",
      decision: "RETURN",
      opinion: "补充",
      checks: [],
      ...by,
      created_at: day(21),
    });
  }, url);
  const all = readdirSync(MIGRATIONS_DIRECTORY).sort();
  const before = all[all.findIndex((name) => name.endsWith("_names_of_that_day")) - 1];
  await migrate({ ownerUrl: url, upTo: before ?? RELEASED });
  const events = [
    told(day(5), "王大明", "measure.reported"),
    told(day(9), "王大明", "measure.approved"),
    told(day(20), "王改名", "measure.reported"),
  ];
  await asOwner((client) => appendOld(client, id.body, events, { kept: true }), url);
  await migrate({ ownerUrl: url });
  db = ownerClient(url);
});
afterAll(() => db.$disconnect());

test("names are filled in as the history tells them of that day, of those it does not know as they are called today", async () => {
  const progress = await db.progressEntry.findMany({ orderBy: { createdAt: "asc" } });
  expect(progress.map((p) => p.personName)).toEqual(["王大明", "赵无言", "王大明", "王改名"]);
  expect((await db.application.findFirstOrThrow()).applicantName).toBe("王大明");
  const steps = await db.signature.findMany({ orderBy: { createdAt: "asc" } });
  expect(steps.map((s) => s.personName)).toEqual(["王大明", "王改名"]);
});

test("the guards of what is only added to stand again, signatures from before the rule included", async () => {
  for (const table of ["progress_entry", "signature"]) {
    await expect(db.$executeRawUnsafe(`UPDATE ${table} SET person_name = '别人'`)).rejects.toThrow(/only ever added/);
  }
});

test("an event in the chain tells of it, once, whoever starts at the same moment; an unknown step is not passed over", async () => {
  const before = await db.event.count();
  const at = new Date();
  const done = await Promise.all([runDataSteps(url, at), runDataSteps(url, at)]);
  expect(done.flat()).toEqual(["names-of-that-day"]);
  expect(await runDataSteps(url, at)).toEqual([]);
  const event = await db.event.findFirstOrThrow({ orderBy: { seq: "desc" } });
  expect(event).toMatchObject({
    chain: id.body,
    action: "history.names-kept",
    personName: "升级程序",
    subjectLabel: "云溪市水务局",
  });
  expect(JSON.stringify(event.changes)).toContain('"4条"');
  expect(await db.event.count()).toBe(before + 1);
  expect((await verifyChain(db, id.body)).intact).toBe(true);
  await db.dataStep.create({ data: { name: "of-a-later-version", details: {} } });
  await expect(runDataSteps(url, at)).rejects.toThrow(/of-a-later-version/);
});

test("a new database has nothing to be told", async () => {
  const fresh = await createDatabase("data_steps_fresh", "template");
  expect(await runDataSteps(fresh)).toEqual([]);
});
