import { randomUUID } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { PAGE_ACCOUNT } from "@/lib/access/page-account";
import type { Viewer } from "@/lib/access/viewer";
import type { Result } from "@/lib/command/result";
import { db } from "@/lib/db/client";
import { yearOf } from "@/lib/domain/calendar/calendar";
import { addDays } from "@/lib/domain/day";
import { CREATE, type PersonLine } from "@/lib/domain/roster/sheet";
import { cleanText } from "@/lib/domain/text/text";
import type { ImportState } from "@/lib/domain/types";
import { env } from "@/lib/env";
import type { Made } from "@/lib/features/roster/readings";
import { TOP_CHAIN, verifyChain } from "@/lib/history/record";
import { createScene, measureIn } from "@/tests/integration/measure/scene";
import { asOwner, resetDatabase } from "@/tests/support/database";
import {
  createAccount,
  createIssue,
  createItem,
  createPerson,
  createPortfolio,
  createPost,
  nextNumber,
  TODAY,
  viewerWith,
} from "@/tests/support/factories";
import { brought, confirm, seenReview, sentOut } from "@/tests/support/sheet-desk";
import { writtenIn } from "@/tests/support/sheets";

/**
 * Hostile text in every text field of every action, through the action itself: the answer is a sentence or a readable
 * row, and every chain is intact. The actions and their fields are the code's own: a new one is tried without being named
 * here, and has to end well or stand on the list of what this test cannot set up.
 */

type Asked = { name: string; input: z.ZodType };
const asked: Asked[] = [];
let viewer: Viewer | null = null;

vi.mock("@/lib/command/define-action", async (original) => {
  const real = await original<typeof import("@/lib/command/define-action")>();
  return {
    ...real,
    defineAction: (options: Parameters<typeof real.defineAction>[0], run: Parameters<typeof real.defineAction>[1]) => {
      const call = real.defineAction(options, run);
      asked.push({ name: options.name, input: options.input });
      return Object.assign(call, { called: options.name });
    },
  };
});
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ origin: new URL(env().PUBLIC_URL).origin }),
  cookies: async () => ({ get: () => undefined, set: () => undefined, delete: () => undefined }),
}));
vi.mock("next/cache", () => ({ refresh: () => undefined, revalidatePath: () => undefined }));
vi.mock("@/lib/access/session", async (original) => ({
  ...(await original<typeof import("@/lib/access/session")>()),
  getViewer: async () => viewer,
}));

const features = path.resolve(import.meta.dirname, "../../../lib/features");
const modules = readdirSync(features)
  .filter((feature) => existsSync(path.join(features, feature, "actions.ts")))
  .map((feature) => import(path.join(features, feature, "actions")));
type Call = ((input: object) => Promise<Result<object>>) & { called?: string };
const actions = (await Promise.all(modules)).flatMap((module) =>
  Object.values(module as Record<string, unknown>).filter(
    (one): one is Call => typeof one === "function" && "called" in one,
  ),
);

/** Everything at once that must not get through, around words that must. */
const HOSTILE = "整改\u0000\ud842\u202e\u200b\u00ad\ufeff落实\r\n到位\udfb7";

beforeEach(resetDatabase);

/** The status a measure has to be in for a step; any other is under way. */
const STATUS: Record<string, "PLANNED" | "SUBMITTED" | "CLOSED"> = {
  "measure.start": "PLANNED",
  "measure.open": "PLANNED",
  "measure.open-withdraw": "PLANNED",
  "measure.approve": "SUBMITTED",
  "measure.return": "SUBMITTED",
  "measure.withdraw": "SUBMITTED",
  "measure.relapse": "CLOSED",
};

type Scene = Awaited<ReturnType<typeof createScene>>;

/** A sheet of the office on the desk that writes in the measure; entered, where it is to be undone. */
async function sheetIn({ office, inspection }: Scene, { code }: { code: string }, entered: boolean) {
  const bytes = await writtenIn(await sentOut(office, inspection.id), { [code]: { 备注: "按月书面报送" } });
  const id = await brought(office, inspection.id, bytes);
  const { digest } = await seenReview(office, id);
  if (entered) expect(await confirm(office, id)).toMatchObject({ ok: true });
  return {
    digest,
    ...(await db.sheetImport.findUniqueOrThrow({ where: { id }, select: { id: true, version: true } })),
  };
}

async function setUp(name: string) {
  const scene = await createScene();
  const measure = await measureIn(scene, { status: STATUS[name] ?? "UNDERWAY" });
  const item = await createItem(
    name.startsWith("issue.") ? { inspectionId: scene.inspection.id } : { issueId: scene.issue.id },
  );
  const person = await createPerson({ bodyId: scene.body.id });
  const section = await db.section.create({
    data: { inspectionId: scene.inspection.id, bodyId: scene.body.id, number: "一", title: "方面", position: 1 },
  });
  const administrators = [
    await viewerWith("SYSTEM_ADMIN", { bodyId: scene.body.id }),
    await viewerWith("SECURITY_ADMIN", { bodyId: scene.body.id }),
  ];
  const account = await createAccount({ personId: person.id });
  const post = await createPost({ personId: person.id, role: "OFFICE", bodyId: scene.body.id });
  const portfolio = name === "people.end-portfolio" ? await createPortfolio({ unitId: scene.unit.id }) : null;
  const outcome = await db.outcome.create({
    data: { measureId: measure.id, kind: "MEETING", value: 3, unit: "次" },
  });
  const round = await db.sheetRound.create({
    data: {
      ...{ bodyId: scene.body.id, inspectionId: scene.inspection.id, personId: person.id, personName: person.name },
      ...{ madeOn: new Date(TODAY), dueOn: new Date(TODAY), cooperating: false, openOnly: true },
      units: { create: { unitId: scene.unit.id } },
    },
  });
  const sheet = name.startsWith("sheet.") ? await sheetIn(scene, measure, name === "sheet.undo") : null;
  const roster = await createRoster(scene.body.id, person, name === "roster.undo" ? "CONFIRMED" : "REVIEW");
  const others = [await createIssue({ inspectionId: scene.inspection.id }), await measureIn(scene)] as const;
  const subjects: Record<string, string | undefined> = {
    "people.disable-account": account.id,
    "resets.ask": account.id,
    "people.end-post": post.id,
    "people.end-portfolio": portfolio?.id,
    "people.edit-body": scene.body.id,
    "people.edit-unit": scene.unit.id,
    "people.edit-person": person.id,
  };
  const change = { leadUnitId: scene.unit.id, dueText: HOSTILE };
  const known: Record<string, unknown> = {
    id: subjects[name] ?? randomUUID(),
    measureId: measure.id,
    issueId: scene.issue.id,
    itemId: item.id,
    sectionId: section.id,
    inspectionId: scene.inspection.id,
    bodyId: scene.body.id,
    parentId: scene.body.id,
    personId: person.id,
    unitId: name.startsWith("sheet-round.") ? scene.unit.id : null,
    roundId: round.id,
    rosterId: roster.id,
    rows: roster.requests.map(({ id, version }) => ({
      ...{ id, version, role: "LIAISON", unitId: scene.unit.id, fromOn: TODAY },
    })),
    units: [scene.unit.id],
    version: sheet?.version ?? measure.version,
    importId: sheet?.id,
    digest: sheet?.digest,
    choice: name.startsWith("roster.")
      ? { what: "unit", of: HOSTILE, value: CREATE }
      : { what: "unit", name: HOSTILE, id: "" },
    parent: `issue:${scene.issue.id}`,
    place: "end",
    seenNumber: "一",
    seenTitle: "方面",
    login: `zhang\u200b${nextNumber()}san`,
    kind: undefined,
    query: "q=\u0000整改",
    entries: [{ measureId: measure.id, kind: "PROGRESS", text: HOSTILE }],
    outcomeId: outcome.id,
    issues: [`${scene.issue.id}@1`, `${others[0].id}@1`],
    measures:
      name === "measure.merge"
        ? [`${measure.id}@1`, `${others[1].id}@1`]
        : name.startsWith("measure.open")
          ? [`${measure.id}@1`]
          : name === "ledger.assign"
            ? [{ measureId: measure.id, version: measure.version, change, reason: HOSTILE }]
            : undefined,
    parts: [HOSTILE, HOSTILE],
    points: [HOSTILE],
    day: TODAY,
    voucherId: person.id,
    checks: [],
    columns: null,
    toOn: addDays(TODAY, 30),
    dueOn: addDays(TODAY, 30),
    fromOn: TODAY,
    asOf: TODAY,
    feedbackOn: addDays(TODAY, -10),
    planDueOn: addDays(TODAY, 20),
    concentratedEndOn: addDays(TODAY, 170),
    reportDueOn: addDays(TODAY, 190),
    effectiveOn: TODAY,
    onsiteFrom: "",
    onsiteTo: "",
    silentAfterDays: "14",
    stuckAfterDays: "5",
    reviewEveryDays: "90",
    transferred: "1",
    concluded: "0",
    value: "3",
    number: "一\u200b",
    year: String(yearOf(TODAY)),
    notice: "整改\u0000\u202e\u200b节：1月1日\udfb7放假。",
    seen: 0,
  };
  const { liaison, office, unitHead, leader, supervision, groupLeader } = scene;
  return { known, people: [office, liaison, unitHead, leader, supervision, groupLeader, ...administrators] };
}

/** A sheet with somebody of a unit nobody knows, and a post asked for. */
function createRoster(bodyId: string, { id: personId, name }: { id: string; name: string }, state: ImportState) {
  const placed = { key: "1:4", sheet: null, row: 4 };
  const line: PersonLine = {
    ...{ kind: "person", ...placed, name: "张三", unit: null, department: cleanText(HOSTILE), position: null },
    ...{ posts: [], login: null, from: null },
  };
  const sheet = { lines: [line], doubts: [], notes: [], columns: [] };
  const made: Made = { units: [], persons: [], accounts: [], editedUnits: [], editedPersons: [] };
  return db.rosterImport.create({
    data: {
      ...{ bodyId, personId, personName: name, fileName: "名册.csv", checksum: "0".repeat(64), sheet, state, made },
      requests: { create: { bodyId, personId, words: "联络员" } },
    },
    include: { requests: true },
  });
}

type Field = { type?: string; enum?: unknown[]; const?: unknown; format?: string; anyOf?: Field[]; items?: Field };
const NO_VALUE = Symbol("left out");

function valueFor(name: string, field: Field, known: Record<string, unknown>): unknown {
  if (known[name] !== undefined) return known[name];
  const fields = [field, ...(field.anyOf ?? [])];
  const choice = fields.find((one) => one.enum ?? one.const !== undefined);
  if (choice) return choice.enum?.[0] ?? choice.const;
  if (fields.some((one) => one.format === "uuid")) return randomUUID();
  if (fields.some((one) => one.type === "string")) return HOSTILE;
  if (fields.some((one) => one.type === "boolean")) return true;
  if (fields.some((one) => one.type === "number" || one.type === "integer")) return 1;
  return NO_VALUE;
}

function inputOf(schema: z.ZodType, known: Record<string, unknown>): Record<string, unknown> {
  const shape = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as {
    properties?: Record<string, Field>;
  };
  const entries = Object.entries(shape.properties ?? {}).map(([name, field]) => [name, valueFor(name, field, known)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== NO_VALUE));
}

/** Texts the whole database holds that are not as the entrance keeps them. Files are kept as they came. */
async function uncleanTexts(): Promise<string[]> {
  return asOwner(async (client) => {
    const { rows } = await client.query<{ t: string; c: string; j: boolean }>(
      `SELECT table_name AS t, column_name AS c, data_type = 'jsonb' AS j FROM information_schema.columns
       WHERE table_schema = 'public' AND data_type IN ('text', 'character varying', 'jsonb') AND table_name <> '_prisma_migrations'`,
    );
    const found: string[] = [];
    for (const { t, c } of rows) {
      const held = await client.query<{ v: string }>(
        `SELECT DISTINCT "${c}"::text AS v FROM "${t}" WHERE "${c}" IS NOT NULL`,
      );
      for (const { v } of held.rows) if (v !== "" && cleanText(v) !== v) found.push(`${t}.${c}: ${JSON.stringify(v)}`);
    }
    return found;
  });
}

/** The act that has to come before, by the same person. */
const AFTER: Record<string, string> = {
  "measure.restore": "measure.strike",
  "issue.restore": "issue.strike",
  "item.restore": "item.strike",
  "issue.nearly-done-withdrawn": "issue.nearly-done",
  "measure.open-withdraw": "measure.open",
};

/**
 * Refused here, each with its sentence: passwords are tried as typed, a report takes a desk (import/any-text), and a break
 * to seal takes a broken chain (audit/seal).
 */
const SET_UP_ELSEWHERE = new Set(["account.change-password", "import.confirm", "import.undo-entered", "chain.seal"]);

const sentBy = (person: Viewer, given: object) => ({
  ...given,
  idempotencyKey: randomUUID(),
  [PAGE_ACCOUNT]: person.accountId,
});

test("every action is tried", () => {
  expect(asked.length).toBeGreaterThan(60);
  expect(actions.map((a) => a.called).sort()).toEqual(asked.map((a) => a.name).sort());
});

test.each(asked.map((a) => [a.name, a] as const))(
  "%s takes hostile text as a sentence or a readable row",
  async (name, { input }) => {
    const call = actions.find((a) => a.called === name);
    if (!call) throw new Error(`no action ${name}`);
    const { known, people } = await setUp(name);
    const given = inputOf(input, known);
    const answers: Result<object>[] = [];
    const before = actions.find((a) => a.called === AFTER[name]);
    const first = asked.find((a) => a.name === AFTER[name]);
    const givenFirst = { ...(first && inputOf(first.input, known)), ...given };
    for (const person of people) {
      viewer = person;
      if (before && (await before(sentBy(person, givenFirst))).ok) given.version = 2;
      const answer = await call(sentBy(person, given));
      answers.push(answer);
      if (answer.ok) break;
      expect(answer.why, name).not.toContain("系统暂时无法完成");
      expect(answer.why).toBe(cleanText(answer.why));
    }
    expect(await uncleanTexts()).toEqual([]);
    const heads = await db.eventChain.findMany();
    for (const { key } of [...heads, { key: TOP_CHAIN }])
      expect(await verifyChain(db, key)).toMatchObject({ intact: true });
    const writes = JSON.stringify(given).includes("整改");
    const ok = answers.some((a) => a.ok);
    if (writes && !SET_UP_ELSEWHERE.has(name))
      expect(ok, JSON.stringify([given, answers.map((a) => (a.ok ? "" : [a.why, a.fields]))])).toBe(true);
  },
);
