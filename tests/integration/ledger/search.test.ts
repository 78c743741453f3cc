import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db/client";
import { COUNT_MAX } from "@/lib/domain/limits";
import { searchText } from "@/lib/domain/text/search-text";
import { cleanText } from "@/lib/domain/text/text";
import { ledgerIds, statusCounts } from "@/lib/features/ledger/queries/ledger";
import { isWide, searchedMeasures } from "@/lib/features/measure/queries/searched";
import { asOwner, createDatabase, resetDatabase } from "@/tests/support/database";
import {
  createBody,
  createInspection,
  createIssue,
  createItem,
  createMeasure,
  viewerWith,
} from "@/tests/support/factories";

/** A search finds exactly what the plain rule finds: whatever is typed, within a body and over all of them. */

const PIECES = [
  ..."整改资金采购问题制度𠮷葛󠄁〔〕【】[]（）()ＡＢａｂABab０１２012－-，,。 　\n\t'\"\\%_&|!<>:*",
  "审〔2025〕3号",
  "01-02",
  "采购　合同",
];
const text = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 12 }).map((p) => cleanText(p.join("")));
const word = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 })
  .map((p) => cleanText(p.join("")).trim());

type Row = { id: string; says: string[] };
const rows: Row[] = [];
let office: Viewer;
let above: Viewer;

/** The plain rule: one of what it says contains what is typed, width, case, brackets and blanks of any kind being one. */
const plain = (q: string): string[] =>
  rows
    .filter(({ says }) => says.some((one) => searchText(one).includes(searchText(q).trim())))
    .map(({ id }) => id)
    .sort();

async function listed(viewer: Viewer, q: string): Promise<string[]> {
  const question = { q, found: isWide(viewer, {}) ? await searchedMeasures(viewer, q) : undefined };
  const ids = await ledgerIds(viewer, question, { key: "code", dir: "asc" }, { skip: 0, take: 500 });
  const { rows: counted } = await statusCounts(viewer, question);
  expect(counted).toBe(ids.length);
  return ids.sort();
}

async function fill(texts: readonly string[]): Promise<void> {
  const parent = await createBody();
  const body = await createBody({ parentId: parent.id });
  const { id: inspectionId } = await createInspection({ bodyId: body.id });
  [office, above] = [
    await viewerWith("OFFICE", { bodyId: body.id }),
    await viewerWith("INSPECTION_OFFICE", { bodyId: parent.id }),
  ];
  const at = (n: number) => texts[n % texts.length] || "无";
  rows.length = 0;
  for (let n = 0; n < 6; n += 1) {
    const issue = await createIssue({ inspectionId, title: at(n * 3) });
    const item = await createItem({ inspectionId, issueId: issue.id, title: at(n * 3 + 1) });
    for (const over of [{ issueId: issue.id }, { extendedItemId: item.id }]) {
      const m = await createMeasure({ ...over, text: at(n * 3 + 2), remark: at(n + 7) });
      const beside = "extendedItemId" in over ? [item.title] : [];
      rows.push({ id: m.id, says: [m.text, m.code, m.remark, issue.title, ...beside] });
    }
  }
}

describe("a search", () => {
  beforeEach(resetDatabase);

  it("finds what the plain rule finds, by an index or row by row", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 18, maxLength: 18 }),
        fc.array(word, { minLength: 12, maxLength: 20 }),
        async (texts, words) => {
          await resetDatabase();
          await fill(texts);
          const own = rows.flatMap(({ says }) => says.map((one) => [...one.trim()].slice(0, 2).join("")));
          for (const q of [...words, ...own.slice(0, 10)].filter((w) => searchText(w).trim() !== "")) {
            expect(await listed(office, q), `within a body: ${q}`).toEqual(plain(q));
            expect(await listed(above, q), `over all bodies: ${q}`).toEqual(plain(q));
          }
        },
      ),
      { numRuns: 6, endOnFailure: true },
    );
  }, 180_000);

  it("folds width, case, brackets and blanks; no search goes over the end of a text", async () => {
    await fill(["审〔2025〕3号　采购ＡＢ"]);
    for (const q of ["审[2025]3", "３号 采购", "采购ab", "审", "２"])
      expect(await listed(above, q), q).toEqual(plain(q));
    expect(await listed(office, "审[2025]3号 采购ab")).toHaveLength(rows.length);
    const [code] = await db.measure.findMany({ select: { code: true }, take: 1 });
    expect(await listed(above, `ab${code?.code}`)).toEqual([]);
  });

  it("reads a text as the database keeps it", async () => {
    await fc.assert(
      fc.asyncProperty(text, async (one) => {
        const [row] = await db.$queryRaw<{ kept: string }[]>`SELECT x_search_text(${one}) AS kept`;
        expect(row?.kept).toBe(searchText(one));
      }),
      { numRuns: 200 },
    );
  });

  it("of a word in more rows than are counted says so, and shows the first", async () => {
    const parent = await createBody();
    const body = await createBody({ parentId: parent.id });
    const measure = await createMeasure({
      inspectionId: (await createInspection({ bodyId: body.id })).id,
      text: "整改一",
    });
    await db.$executeRaw`
      INSERT INTO measure (id, body_id, inspection_id, issue_id, root_issue_id, code, sort_key, position, text, status, last_heard_on, last_progress_on)
      SELECT gen_random_uuid(), body_id, inspection_id, issue_id, root_issue_id, 'n' || n, 'n' || n, n, '整改', 'PLANNED', last_heard_on, last_progress_on
      FROM measure, generate_series(1, ${COUNT_MAX}) n WHERE id = ${measure.id}::uuid`;
    const viewer = await viewerWith("INSPECTION_OFFICE", { bodyId: parent.id });
    const found = await searchedMeasures(viewer, "整改");
    expect(found).toBeUndefined();
    expect(await statusCounts(viewer, { q: "整改", found })).toEqual({ byStatus: null, rows: COUNT_MAX, more: true });
    expect(await statusCounts(viewer, { q: "整改", status: ["CLOSED"], found })).toMatchObject({
      rows: 0,
      more: false,
    });
    const ids = await ledgerIds(viewer, { q: "整改", found }, { key: "code", dir: "asc" }, { skip: 0, take: 50 });
    expect(ids).toHaveLength(50);
    expect(await searchedMeasures(viewer, "整改一")).toEqual([measure.id]);
  });
});

describe("in a database of another locale", () => {
  let url = "";
  beforeAll(async () => {
    url = await createDatabase("locale_c", "nothing");
  });

  it("texts are kept and taken apart alike", async () => {
    const question = "SELECT x_search_text('审〔2025〕3号　采购ＡＢÉ') AS kept, x_bigrams('采购合')::text AS grams";
    const here = await asOwner(async (client) => (await client.query<object>(question)).rows);
    const name = new URL(url).pathname.replace("/", "");
    for (const locale of ["LOCALE 'C'", "LOCALE_PROVIDER icu ICU_LOCALE 'zh-u-co-stroke' LOCALE 'C'"]) {
      await asOwner(async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name}`);
        await client.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' ${locale}`);
      });
      const functions = await asOwner(async (client) => {
        const { rows: found } = await client.query<{ sql: string }>(
          "SELECT pg_get_functiondef(oid) AS sql FROM pg_proc WHERE proname IN ('x_search_text', 'x_bigrams') ORDER BY proname",
        );
        return found.map(({ sql }) => sql);
      });
      expect(functions).toHaveLength(2);
      const there = await asOwner(async (client) => {
        for (const sql of functions) await client.query(sql);
        return (await client.query(question)).rows;
      }, url);
      expect(there, locale).toEqual(here);
    }
  });
});
