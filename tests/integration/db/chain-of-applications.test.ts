import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "@/lib/cli/migrate";
import { ownerClient } from "@/lib/db/client";
import type { PrismaClient } from "@/lib/db/generated/client";
import { MIGRATIONS_DIRECTORY } from "@/lib/db/schema-engine";
import { asOwner, createDatabase } from "@/tests/support/database";

/** Applications from before each kept its chain, brought up to date. */

type Case = {
  set: string[] | null;
  state: "PENDING" | "RETURNED" | "CLOSED";
  stage?: string;
  signed: string[];
  chain: string[];
};

const CASES = {
  "waiting, along the chain that is set": {
    set: ["OFFICE", "SUPERVISION"],
    state: "PENDING",
    stage: "SUPERVISION",
    signed: ["OFFICE"],
    chain: ["OFFICE", "SUPERVISION"],
  },
  "waiting at a stage that is set no more": {
    set: ["OFFICE", "SUPERVISION"],
    state: "PENDING",
    stage: "RESPONSIBLE_LEADER",
    signed: ["UNIT_HEAD"],
    chain: ["UNIT_HEAD", "RESPONSIBLE_LEADER", "OFFICE", "SUPERVISION"],
  },
  "closed, as it was signed": {
    set: ["OFFICE", "SUPERVISION"],
    state: "CLOSED",
    signed: ["SUPERVISION", "GROUP_LEADER"],
    chain: ["SUPERVISION", "GROUP_LEADER"],
  },
  "closed without a signature": { set: ["SUPERVISION"], state: "CLOSED", signed: [], chain: ["SUPERVISION"] },
  "returned on the way": {
    set: ["OFFICE", "SUPERVISION", "GROUP_LEADER"],
    state: "RETURNED",
    signed: ["OFFICE", "SUPERVISION"],
    chain: ["OFFICE", "SUPERVISION", "GROUP_LEADER"],
  },
  "returned by a stage that is set no more": {
    set: ["OFFICE", "SUPERVISION"],
    state: "RETURNED",
    signed: ["UNIT_HEAD"],
    chain: ["UNIT_HEAD", "OFFICE", "SUPERVISION"],
  },
  "without a word of any chain": { set: null, state: "RETURNED", signed: [], chain: ["OFFICE", "SUPERVISION"] },
} satisfies Record<string, Case>;
const cases: [string, Case][] = Object.entries(CASES);

const [body, unit, leader, owner] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
const at = (n: number) => new Date(Date.UTC(2026, 2, n, 2));
const applications = new Map<string, string>();
let db: PrismaClient;

beforeAll(async () => {
  const url = await createDatabase("chain_of_applications", "nothing");
  const all = readdirSync(MIGRATIONS_DIRECTORY).sort();
  const upTo = all[all.findIndex((name) => name.endsWith("_applications")) - 1] ?? "";
  await migrate({ ownerUrl: url, upTo });
  await asOwner(async (client) => {
    const put = async (table: string, row: Record<string, unknown>) => {
      const id = randomUUID();
      const columns = Object.entries({ id, ...row });
      const names = columns.map(([name]) => name).join(", ");
      const places = columns.map((_, i) => `$${i + 1}`).join(", ");
      await client.query(
        `INSERT INTO ${table} (${names}) VALUES (${places})`,
        columns.map(([, value]) => value),
      );
      return columns[0]?.[1] as string;
    };
    await put("body", { id: body, name: "云溪市水务局", short_name: "水务局" });
    await put("unit", { id: unit, body_id: body, name: "办公室", short_name: "办公室" });
    for (const id of [leader, owner]) await put("person", { id, body_id: body, name: "某某" });
    for (const [i, [name, c]] of cases.entries()) {
      const days = { feedback_on: "2026-02-01", plan_due_on: "2026-03-01", concentrated_end_on: "2026-08-01" };
      const kind = { kind: "XUNSHI", title: name, chain: c.set && `{${c.set.join(",")}}`, report_due_on: "2026-08-15" };
      const inspection = await put("inspection", { body_id: body, ...kind, ...days });
      const of = { body_id: body, inspection_id: inspection };
      const issue = await put("issue", { ...of, code: "01", title: "问题", position: 1 });
      const status = c.state === "PENDING" ? "SUBMITTED" : c.state;
      const measure = await put("measure", {
        ...of,
        issue_id: issue,
        ...{ code: "01-01", sort_key: "1", position: 1, text: "措施" },
        ...{ leader_id: leader, owner_id: owner, lead_unit_id: unit },
        ...{ status, stage: c.stage ?? null, last_heard_on: "2026-03-05", last_progress_on: "2026-03-05" },
        submitted_on: status === "RETURNED" ? null : "2026-03-05",
        closed_on: status === "CLOSED" ? "2026-03-20" : null,
      });
      const who = { applicant_id: randomUUID(), applicant_name: "甲", applicant_post_label: "联络员" };
      const decided = c.state === "PENDING" ? null : at(20);
      const made = { measure_id: measure, cycle: 1, attempt: i + 1, state: c.state, statement: "完成", ...who };
      const application = await put("close_out", { ...made, submitted_at: at(1), decided_at: decided });
      applications.set(application, name);
      for (const [n, stage] of c.signed.entries()) {
        const returns = c.state === "RETURNED" && n === c.signed.length - 1;
        const by = { person_id: randomUUID(), person_name: "乙", post_label: "岗位" };
        const words = { decision: returns ? "RETURN" : "APPROVE", remark: "意见", checks: [] };
        await put("close_out_step", { close_out_id: application, stage, ...words, ...by, created_at: at(2 + n) });
      }
    }
  }, url);
  await migrate({ ownerUrl: url });
  db = ownerClient(url);
});
afterAll(() => db.$disconnect());

test("every application has the chain it was made under, as far as anything tells", async () => {
  const rows = await db.application.findMany();
  const found = Object.fromEntries(rows.map((a) => [applications.get(a.id), a.chain]));
  expect(found).toEqual(Object.fromEntries(cases.map(([name, c]) => [name, c.chain])));
});

test("what waits has the people of its measure and the first rules; of what was decided nobody knows them any more", async () => {
  for (const a of await db.application.findMany()) {
    const pending = a.state === "PENDING";
    const known = {
      leaderId: pending ? leader : null,
      ownerId: pending ? owner : null,
      leadUnitId: pending ? unit : null,
    };
    expect(a, applications.get(a.id)).toMatchObject({ kind: "CLOSE_OUT", rules: 1, ...known });
  }
});

test("the guards stand again", async () => {
  await expect(db.$executeRaw`UPDATE application SET chain = '{OFFICE}'`).rejects.toThrow(/decided once/);
});
