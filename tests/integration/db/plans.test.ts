import { beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db/client";
import { inSnapshot, reader } from "@/lib/db/snapshot";
import { addDays } from "@/lib/domain/day";
import { dashboard } from "@/lib/features/dashboard/queries/dashboard";
import { pickInspection } from "@/lib/features/inspection/queries/pick-inspection";
import { ledgerPage } from "@/lib/features/ledger/queries/ledger-page";
import { toReport } from "@/lib/features/my-work/queries/report-order";
import { reportQueue } from "@/lib/features/my-work/queries/report-queue";
import { asOwner, resetDatabase } from "@/tests/support/database";
import { viewerOf } from "@/tests/support/factories";
import { MANY, manyMeasures } from "@/tests/support/many-measures";

/**
 * On a ledger of 100,000 measures in 200 bodies the questions of pages are answered by the indexes made for them, and none
 * looks at every row. What was used is asked of the database itself, after the question, in the same transaction.
 */

const MEASURES = 100_000;
const BODIES = 200;

let above: Viewer;
let leader: Viewer;
let liaison: Viewer;
let inspection = "";

/** Scans of each index of measures and issues, and rows of measures read, so far in this transaction and connection. */
async function soFar(): Promise<{ scans: Map<string, number>; read: number }> {
  const rows = await reader().$queryRaw<{ name: string; scans: number }[]>`
    SELECT c.relname AS name, pg_stat_get_xact_numscans(c.oid)::int AS scans
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid IN ('measure'::regclass, 'issue'::regclass)`;
  const [all] = await reader().$queryRaw<{ read: number }[]>`
    SELECT (pg_stat_get_xact_tuples_returned('measure'::regclass)
            + pg_stat_get_xact_tuples_fetched('measure'::regclass))::int AS read`;
  return { scans: new Map(rows.map((row) => [row.name, row.scans])), read: all?.read ?? 0 };
}

/** Answers a page's question in a snapshot of its own and tells which indexes it used and how many measures it read. */
async function used(question: () => Promise<unknown>): Promise<{ indexes: string[]; read: number }> {
  return inSnapshot(async () => {
    const before = await soFar();
    await question();
    const after = await soFar();
    const indexes = [...after.scans].filter(([name, scans]) => scans > (before.scans.get(name) ?? 0));
    return { indexes: indexes.map(([name]) => name), read: after.read - before.read };
  });
}

const ledger = (viewer: Viewer, params: Record<string, string>) => () =>
  ledgerPage(viewer, params).then((answer) => expect(answer.is).toBe("page"));

beforeAll(async () => {
  await resetDatabase();
  const started = performance.now();
  await asOwner((client) => manyMeasures(client, { bodies: BODIES, inspectionsPerBody: 1, measures: MEASURES }));
  console.log(`${MEASURES} measures in ${Math.round((performance.now() - started) / 1000)} s`);
  const ids = await asOwner(async (client) => {
    const { rows } = await client.query<Record<string, string>>(
      `SELECT ${Object.entries(MANY)
        .map(([name, sql]) => `${sql} AS ${name}`)
        .join(", ")}`,
    );
    return rows[0] ?? {};
  });
  above = await viewerOf({ id: ids.above ?? "" });
  leader = await viewerOf({ id: ids.leader ?? "" });
  inspection = ids.inspection ?? "";
  const { leadUnitId } = await db.measure.findFirstOrThrow({ where: { inspectionId: inspection } });
  const officer = await viewerOf({ id: ids.liaison ?? "" });
  // All measures of a body of this ledger are led by one unit.
  liaison = { ...officer, posts: officer.posts.map((post) => ({ ...post, unitId: leadUnitId })) };
}, 260_000);

describe("of 100,000 measures", () => {
  it.each([
    [
      "the ledger of one inspection",
      () => ledger(leader, { inspection }),
      /^(measure_inspection_id|x_measure_tally)/,
      4_000,
    ],
    ["the same from above", () => ledger(above, { inspection }), /^(measure_inspection_id|x_measure_tally)/, 4_000],
    [
      "what is overdue in one inspection",
      () => ledger(leader, { inspection, overdue: "1", sort: "due" }),
      /^x_measure_/,
      4_000,
    ],
    [
      "what is overdue in all bodies",
      () => ledger(above, { inspection: "all", overdue: "1", sort: "due" }),
      /^x_measure_open$/,
      20_000,
    ],
    ["the first page of all", () => ledger(above, { inspection: "all" }), /^measure_inspection_id_/, 30_000],
    [
      "a rare word in all bodies",
      () => ledger(above, { inspection: "all", q: "骑缝章" }),
      /^x_measure_search$/,
      220_000,
    ],
    [
      "a word of a title in all bodies",
      () => ledger(above, { inspection: "all", q: "虚列开支" }),
      /^x_issue_search$/,
      420_000,
    ],
    [
      "a rare character in all bodies",
      () => ledger(above, { inspection: "all", q: "缝" }),
      /^x_measure_search$/,
      220_000,
    ],
    ["a word in one inspection", () => ledger(leader, { inspection, q: "整改" }), /^measure_inspection_id_/, 3_500],
    [
      "a very common word in all bodies",
      () => ledger(above, { inspection: "all", q: "整改" }),
      /^measure_inspection_id_/,
      60_000,
    ],
    [
      "the dashboard of one inspection",
      () => () =>
        pickInspection(leader, { inspection }).then(
          (choice) => choice && dashboard(leader, choice, addDays(leader.today, -7)),
        ),
      /^x_measure_/,
      8_000,
    ],
  ] as const)("%s is found by its index", async (_, question, index, most) => {
    const { indexes, read } = await used(question());
    expect(
      indexes.some((name) => index.test(name)),
      `${index} in ${indexes.join(" ")}`,
    ).toBe(true);
    expect(read, indexes.join(" ")).toBeLessThan(most);
  });

  it("what a unit has to report on, and how much, is found by the unit, also planned for any", async () => {
    for (const question of [() => toReport(liaison), () => reportQueue(liaison, { concern: null, page: 1 })]) {
      const { indexes, read } = await used(async () => {
        await reader().$executeRaw`SET LOCAL plan_cache_mode = force_generic_plan`;
        expect(await question()).not.toBe(0);
      });
      expect(indexes.join(" ")).toMatch(/x_measure_tally|measure_lead_unit_id/);
      expect(read, indexes.join(" ")).toBeLessThan(1_000);
    }
  });
});
