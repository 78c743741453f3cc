import { beforeEach, describe, expect, test } from "vitest";
import { loadIssue } from "@/app/(ledger)/issues/[id]/load";
import { db } from "@/lib/db/client";
import { addIssue } from "@/lib/features/feedback/commands/add-issue";
import { addItem } from "@/lib/features/feedback/commands/add-item";
import { addSection } from "@/lib/features/feedback/commands/add-section";
import { editIssue } from "@/lib/features/feedback/commands/edit-issue";
import { editItem } from "@/lib/features/feedback/commands/edit-item";
import { editSection } from "@/lib/features/feedback/commands/edit-section";
import { mergeIssues } from "@/lib/features/feedback/commands/merge-issues";
import { moveIssue } from "@/lib/features/feedback/commands/move-issue";
import { moveItem } from "@/lib/features/feedback/commands/move-item";
import { moveSection } from "@/lib/features/feedback/commands/move-section";
import { restoreIssue } from "@/lib/features/feedback/commands/restore-issue";
import { restoreItem } from "@/lib/features/feedback/commands/restore-item";
import { splitIssue } from "@/lib/features/feedback/commands/split-issue";
import { strikeIssue } from "@/lib/features/feedback/commands/strike-issue";
import { strikeItem } from "@/lib/features/feedback/commands/strike-item";
import { strikeMeasure } from "@/lib/features/measure/commands/strike-measure";
import { resetDatabase } from "@/tests/support/database";
import { createMeasure } from "@/tests/support/factories";
import { BESIDE_BASELINES, saidOf } from "@/tests/support/history";
import { checkLedger, codesAsPrinted, codesByKey, createLedger, measuresOf, sent } from "./scene";

beforeEach(resetDatabase);

const issueNow = (id: string) => db.issue.findUniqueOrThrow({ where: { id } });
const itemNow = (id: string) => db.extendedItem.findUniqueOrThrow({ where: { id } });
async function seenIssue(issue: { id: string }) {
  return { issueId: issue.id, version: (await issueNow(issue.id)).version };
}
async function seenItem(item: { id: string }) {
  return { itemId: item.id, version: (await itemNow(item.id)).version };
}
const actions = async (where: { subjectId: string }) =>
  (await db.event.findMany({ where: { AND: [where, BESIDE_BASELINES] }, orderBy: { seq: "asc" } })).map(
    (e) => e.action,
  );

describe("issues", () => {
  test("are added with the next number, also two at once, and stand in their section", async () => {
    const { office, inspection, sections } = await createLedger();
    const add = () =>
      addIssue(office, sent(), {
        inspectionId: inspection.id,
        sectionId: sections[0].id,
        title: "新的问题",
        text: "",
        target: "",
        place: "end",
      });
    const codes = (await Promise.all([add(), add()])).map((r) => (r.ok ? r.code : r.why));
    expect(codes.sort()).toEqual(["05", "06"]);
    const order = await db.issue.findMany({ where: { inspectionId: inspection.id }, orderBy: { position: "asc" } });
    expect(order.map((i) => i.sectionId)).toEqual([...Array(4).fill(sections[0].id), sections[1].id, sections[1].id]);
    await checkLedger(inspection.id);
  });

  test("are edited with their manifestations and advice, each told old → new", async () => {
    const { office, issues } = await createLedger();
    const [issue] = issues;
    const edit = async (manifestations: string[]) =>
      editIssue(office, sent(), {
        ...(await seenIssue(issue)),
        title: "改后",
        text: "",
        target: "目标",
        manifestations,
      });
    expect(await edit(["甲", " ", "乙"])).toEqual({ ok: true });
    expect(await edit(["甲", "乙"])).toEqual({ ok: true });
    const events = await db.event.findMany({ where: { subjectId: issue.id, ...BESIDE_BASELINES } });
    expect(events.map(saidOf)).toEqual([
      [
        { field: "反馈问题", old: issue.title, new: "改后" },
        { field: "整改目标", old: null, new: "目标" },
        { field: "具体表现", old: null, new: "甲\n乙" },
      ],
    ]);
    const stale = await editIssue(office, sent(), {
      issueId: issue.id,
      version: 1,
      title: "晚了",
      text: "",
      target: "",
    });
    expect(stale).toMatchObject({ ok: false, why: expect.stringContaining("他人更新") });
  });

  test("are split: a new issue directly behind takes the chosen measures with their numbers", async () => {
    const { office, inspection, issues } = await createLedger();
    const [, b] = await measuresOf({ issueId: issues[0].id });
    const split = await splitIssue(office, sent(), {
      ...(await seenIssue(issues[0])),
      title: "前半",
      text: "",
      nextTitle: "后半",
      nextText: "",
      measureIds: [b?.id ?? ""],
    });
    expect(split).toMatchObject({ ok: true, code: "05" });
    expect((await codesByKey(inspection.id)).slice(0, 4)).toEqual(["01-01", "01-03", "01-02", "02-01"]);
    await checkLedger(inspection.id);
    expect(await actions({ subjectId: issues[0].id })).toEqual(["issue.split"]);
    expect(await actions({ subjectId: b?.id ?? "" })).toEqual(["measure.moved"]);
  });

  test("are merged: the first takes measures and items, the others are struck with where they went", async () => {
    const { office, inspection, issues, items } = await createLedger();
    const merged = await mergeIssues(office, sent(), {
      issues: [await seenIssue(issues[1]), await seenIssue(issues[0])],
    });
    expect(merged).toMatchObject({ ok: true, code: "01" });
    expect((await measuresOf({ issueId: issues[0].id })).map((m) => m.code)).toEqual([
      "01-01",
      "01-02",
      "01-03",
      "02-01",
      "02-02",
      "02-03",
    ]);
    expect((await itemNow(items.beside.id)).issueId).toBe(issues[0].id);
    expect(await issueNow(issues[1].id)).toMatchObject({ struckReason: "合并至 01" });
    expect(await loadIssue(office, issues[1].id)).toMatchObject({ mergedInto: "01" });
    await checkLedger(inspection.id);
    expect(await actions({ subjectId: issues[1].id })).toEqual(["issue.struck"]);
  });

  test("move to another section with everything under them", async () => {
    const { office, inspection, issues, sections, items } = await createLedger();
    await moveIssue(office, sent(), {
      ...(await seenIssue(issues[1])),
      sectionId: sections[1].id,
      place: { after: issues[2].id },
    });
    const codes = await codesByKey(inspection.id);
    expect(codes.indexOf("02-01")).toBeGreaterThan(codes.indexOf("03-03"));
    expect(codes.indexOf("02-01")).toBeLessThan(codes.indexOf("04-01"));
    expect((await itemNow(items.beside.id)).sectionId).toBe(sections[1].id);
    await checkLedger(inspection.id);
    expect(codes).toEqual(await codesAsPrinted(inspection.id));
  });

  test("are struck with their measures and restored with exactly those", async () => {
    const { office, inspection, issues } = await createLedger();
    const [before] = await measuresOf({ issueId: issues[0].id });
    if (!before) throw new Error("no measure");
    await strikeMeasure(office, sent(), { measureId: before.id, version: 1, reason: "早已作废" });
    // Another instant: what was struck on its own is told apart from what goes with the issue.
    const later = { ...office, now: new Date(office.now.getTime() + 1_000) };
    expect(await strikeIssue(later, sent(), { ...(await seenIssue(issues[0])), reason: "误列" })).toEqual({ ok: true });
    expect(await db.measure.count({ where: { issueId: issues[0].id, struckAt: null } })).toBe(0);
    await checkLedger(inspection.id);
    expect(await restoreIssue(later, sent(), { ...(await seenIssue(issues[0])), reason: "恢复" })).toEqual({
      ok: true,
    });
    const struck = await db.measure.findMany({ where: { issueId: issues[0].id, struckAt: { not: null } } });
    expect(struck.map((m) => m.id)).toEqual([before.id]);
  });

  test("are not struck while items stand beside them or measures were applied for", async () => {
    const { office, issues } = await createLedger();
    const withItem = await strikeIssue(office, sent(), { ...(await seenIssue(issues[1])), reason: "误列" });
    expect(withItem).toMatchObject({ ok: false, why: expect.stringContaining("J01") });
    const closed = await createMeasure({ issueId: issues[0].id, status: "CLOSED" });
    const withClosed = await strikeIssue(office, sent(), { ...(await seenIssue(issues[0])), reason: "误列" });
    expect(withClosed).toMatchObject({ ok: false, why: expect.stringContaining(closed.code) });
    expect(await db.measure.count({ where: { struckAt: { not: null } } })).toBe(0);
  });
});

describe("items", () => {
  test("are added with the next number of their kind, edited, moved, struck and restored", async () => {
    const { office, inspection, issues, items } = await createLedger();
    const add = (kind: "ANALOGOUS" | "REFORM", issueId: string | null) =>
      addItem(office, sent(), { inspectionId: inspection.id, kind, title: "自查问题", text: "", issueId });
    const two = await Promise.all([add("ANALOGOUS", issues[0].id), add("ANALOGOUS", null)]);
    expect(two.map((r) => (r.ok ? r.code : r.why)).sort()).toEqual(["J03", "J04"]);
    expect(await add("REFORM", null)).toMatchObject({ ok: true, code: "G02" });
    await checkLedger(inspection.id);

    expect(await editItem(office, sent(), { ...(await seenItem(items.alone)), title: "改后", text: "说明" })).toEqual({
      ok: true,
    });
    await moveItem(office, sent(), { ...(await seenItem(items.alone)), issueId: issues[3].id, place: "end" });
    const [m] = await measuresOf({ extendedItemId: items.alone.id });
    expect(m).toMatchObject({ rootIssueId: issues[3].id, sectionId: issues[3].sectionId, code: "J02-01" });
    await checkLedger(inspection.id);

    expect(await strikeItem(office, sent(), { ...(await seenItem(items.alone)), reason: "重复" })).toEqual({
      ok: true,
    });
    expect(await db.measure.count({ where: { extendedItemId: items.alone.id, struckAt: null } })).toBe(0);
    expect(await restoreItem(office, sent(), { ...(await seenItem(items.alone)), reason: "误删" })).toEqual({
      ok: true,
    });
    expect(await db.measure.count({ where: { extendedItemId: items.alone.id, struckAt: null } })).toBe(1);
    expect(await actions({ subjectId: items.alone.id })).toEqual([
      "item.edited",
      "item.moved",
      "item.struck",
      "item.restored",
    ]);
  });
});

describe("sections", () => {
  test("are added behind the last, edited with what was seen, and moved with everything under them", async () => {
    const { office, inspection, sections } = await createLedger();
    const added = await addSection(office, sent(), { inspectionId: inspection.id, title: "新的方面" });
    if (!added.ok) throw new Error(added.why);
    const third = await db.section.findUniqueOrThrow({ where: { id: added.id } });
    expect(third).toMatchObject({ number: "三", position: 3 });
    const edit = (number: string, seen = { number: "三", title: "新的方面" }) =>
      editSection(office, sent(), { sectionId: third.id, number, title: "改后", seen });
    expect(await edit("一")).toMatchObject({ fields: { number: [expect.stringContaining("已用于")] } });
    expect(await edit("四")).toEqual({ ok: true });
    expect(await edit("五")).toMatchObject({ ok: false, why: expect.stringContaining("他人更新") });
    await moveSection(office, sent(), { sectionId: sections[1].id, after: null });
    const codes = await codesByKey(inspection.id);
    expect(codes[0]).toBe("03-01");
    expect(codes).toEqual(await codesAsPrinted(inspection.id));
    await checkLedger(inspection.id);
  });
});
