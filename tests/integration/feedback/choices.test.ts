import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { loadIssue } from "@/app/(ledger)/issues/[id]/load";
import { db } from "@/lib/db/client";
import { ROLES } from "@/lib/domain/types";
import { editChoices } from "@/lib/features/feedback/queries/edit-choices";
import { READ_PEOPLE } from "@/lib/features/people/acts";
import {
  BODIES_OFFERED,
  BODIES_PER_PAGE,
  bodyChoices,
  bodyOptions,
  listBodies,
} from "@/lib/features/people/queries/bodies";
import { resetDatabase } from "@/tests/support/database";
import {
  createBody,
  createInspection,
  createIssue,
  createItem,
  createMeasure,
  viewerWith,
} from "@/tests/support/factories";

beforeEach(resetDatabase);
afterAll(resetDatabase);

describe("bodies to choose from", () => {
  async function city() {
    const top = await createBody({ name: "市级", shortName: "市级" });
    await db.body.createMany({
      data: Array.from({ length: 120 }, (_, i) => {
        const name = `某县${String(i).padStart(3, "0")}`;
        return { parentId: top.id, name, shortName: name };
      }),
    });
    return viewerWith("SYSTEM_ADMIN", { bodyId: top.id });
  }

  test("are the first of many, own body first, and the others are found by typing", async () => {
    const viewer = await city();
    const first = await bodyChoices(viewer);
    expect(first.more).toBe(true);
    expect(first.bodies.map((b) => b.name).slice(0, 2)).toEqual(["市级", "某县000"]);
    expect(first.bodies).toHaveLength(BODIES_OFFERED);
    const found = await bodyChoices(viewer, { q: "县117" });
    expect(found).toMatchObject({ more: false, bodies: [{ name: "某县117" }] });
    expect((await bodyChoices(viewer, { q: "_" })).bodies).toEqual([]);
  });

  test("hold the one a page is about, wherever it stands in the list", async () => {
    const viewer = await city();
    const far = await db.body.findFirstOrThrow({ where: { name: "某县119" } });
    const offered = await bodyOptions(viewer, READ_PEOPLE, far.id);
    expect(offered.current?.name).toBe("某县119");
    expect(offered.options).toHaveLength(BODIES_OFFERED);
    const stranger = await createBody({ name: "外单位" });
    expect((await bodyOptions(viewer, READ_PEOPLE, stranger.id)).current?.name).toBe("市级");
  });

  test("are listed page by page, each after the one above it", async () => {
    const viewer = await city();
    const parent = await db.body.findFirstOrThrow({ where: { name: "某县010" } });
    await createBody({ name: "甲乡", parentId: parent.id });
    const page = await listBodies(viewer, undefined, 1);
    expect(page).toMatchObject({ total: 122, pageCount: 3 });
    expect(page.rows).toHaveLength(BODIES_PER_PAGE);
    const at = page.rows.findIndex((b) => b.name === "某县010");
    expect(page.rows[at + 1]).toMatchObject({ name: "甲乡", depth: 2, parentName: "某县010" });
    expect((await listBodies(viewer, undefined, 99)).rows.at(-1)?.name).toBe("某县119");
    expect((await listBodies(viewer, "甲乡", 1)).rows.map((b) => [b.name, b.depth])).toEqual([["甲乡", 2]]);
    expect((await listBodies(viewer, "%", 1)).total).toBe(0);
  });
});

describe("choices of the dialogs that edit the ledger", () => {
  test.each(ROLES)("%s gets those of an inspection of the own body as the office, else none", async (role) => {
    const inspection = await createInspection();
    const issue = await createIssue({ inspectionId: inspection.id });
    await createIssue({ inspectionId: inspection.id, struckAt: new Date(), struckReason: "重复" });
    const item = await createItem({ issueId: issue.id });
    const measure = await createMeasure({ issueId: issue.id });
    await createMeasure({ issueId: issue.id, struckAt: new Date() });
    const viewer = await viewerWith(role, { bodyId: inspection.bodyId });
    const found = await editChoices(viewer, inspection.id, { row: "issue", id: issue.id });
    if (role !== "OFFICE") return expect(found).toBeNull();
    expect(found?.issues.map((i) => i.id)).toEqual([issue.id]);
    expect(found?.items.map((i) => i.id)).toEqual([item.id]);
    expect(found?.measures).toEqual([
      { id: measure.id, code: measure.code, title: measure.text, version: measure.version },
    ]);
    const elsewhere = await viewerWith("OFFICE");
    expect(await editChoices(elsewhere, inspection.id, null)).toBeNull();
    await db.inspection.update({ where: { id: inspection.id }, data: { archivedAt: new Date() } });
    expect(await editChoices(viewer, inspection.id, null)).toBeNull();
  });
});

test("an issue finds the ones before and after it in printed order, struck ones passed over", async () => {
  const inspection = await createInspection();
  const at = (position: number, over: { struckAt?: Date } = {}) =>
    createIssue({ inspectionId: inspection.id, position, ...over });
  const [a, b, c] = [await at(1), await at(2), await at(3, { struckAt: new Date() })];
  const d = await at(3);
  const office = await viewerWith("OFFICE", { bodyId: inspection.bodyId });
  const around = async (id: string) => {
    const page = await loadIssue(office, id);
    return [page?.previous?.id ?? null, page?.next?.id ?? null];
  };
  expect(await around(a.id)).toEqual([null, b.id]);
  expect(await around(b.id)).toEqual([a.id, d.id]);
  expect(await around(d.id)).toEqual([b.id, null]);
  expect(await around(c.id)).toEqual([b.id, d.id]);
});
