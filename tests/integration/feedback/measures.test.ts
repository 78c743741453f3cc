import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { addDays } from "@/lib/domain/day";
import { addMeasure } from "@/lib/features/measure/commands/add-measure";
import { editMeasure } from "@/lib/features/measure/commands/edit-measure";
import { mergeMeasures } from "@/lib/features/measure/commands/merge-measures";
import { moveMeasure } from "@/lib/features/measure/commands/move-measure";
import { restoreMeasure } from "@/lib/features/measure/commands/restore-measure";
import { splitMeasure } from "@/lib/features/measure/commands/split-measure";
import { strikeMeasure } from "@/lib/features/measure/commands/strike-measure";
import { getMeasurePage } from "@/lib/features/measure/queries/measure-page";
import { resetDatabase } from "@/tests/support/database";
import { createMeasure, createPerson, createUnit, TODAY } from "@/tests/support/factories";
import { BESIDE_BASELINES, saidOf } from "@/tests/support/history";
import { checkLedger, createLedger, measuresOf, sent } from "./scene";

beforeEach(resetDatabase);

const seen = (m: { id: string; version: number }) => ({ measureId: m.id, version: m.version });
const eventsOf = (measureId: string) =>
  db.event.findMany({ where: { measureId, ...BESIDE_BASELINES }, orderBy: { seq: "asc" } });

describe("adding", () => {
  test("takes the parent's next number, also when two add at once, and never one again", async () => {
    const { office, issues, inspection } = await createLedger();
    const add = () =>
      addMeasure(office, sent(), { parent: { row: "issue", id: issues[0].id }, text: "新增一条", place: "end" });
    const results = await Promise.all([add(), add(), add()]);
    const codes = results.map((r) => (r.ok ? r.code : r.why)).sort();
    expect(codes).toEqual(["01-04", "01-05", "01-06"]);
    const last = await db.measure.findFirstOrThrow({ where: { code: "01-06" } });
    await strikeMeasure(office, sent(), { ...seen(last), reason: "重复" });
    expect(await add()).toMatchObject({ ok: true, code: "01-07" });
    await checkLedger(inspection.id);
    expect((await eventsOf(last.id)).map((e) => e.action)).toEqual(["measure.created", "measure.struck"]);
  });

  test("puts it before the first, behind a given one, under an item", async () => {
    const { office, issues, items } = await createLedger();
    const parent = { row: "issue", id: issues[0].id } as const;
    const [first] = await measuresOf({ issueId: parent.id });
    await addMeasure(office, sent(), { parent, text: "最前", place: { after: null } });
    await addMeasure(office, sent(), { parent, text: "其后", place: { after: first?.id ?? "" } });
    expect((await measuresOf({ issueId: parent.id })).map((m) => m.code)).toEqual([
      "01-04",
      "01-01",
      "01-05",
      "01-02",
      "01-03",
    ]);
    const under = { row: "item", id: items.beside.id } as const;
    expect(await addMeasure(office, sent(), { parent: under, text: "一条", place: "end" })).toMatchObject({
      code: "J01-02",
    });
    const row = await db.measure.findFirstOrThrow({ where: { code: "J01-02" } });
    expect(row).toMatchObject({ rootIssueId: issues[1].id, sectionId: issues[1].sectionId, status: "PLANNED" });
  });

  test("is refused without text, behind a stranger, or under what was struck", async () => {
    const { office, issues } = await createLedger();
    const parent = { row: "issue", id: issues[0].id } as const;
    expect(await addMeasure(office, sent(), { parent, text: "  ", place: "end" })).toMatchObject({
      fields: { text: [expect.any(String)] },
    });
    const [stranger] = await measuresOf({ issueId: issues[1].id });
    expect(
      await addMeasure(office, sent(), { parent, text: "一条", place: { after: stranger?.id ?? "" } }),
    ).toMatchObject({ ok: false });
    await db.issue.update({ where: { id: issues[0].id }, data: { struckAt: new Date() } });
    expect(await addMeasure(office, sent(), { parent, text: "一条", place: "end" })).toMatchObject({ ok: false });
    expect(await db.measure.count({ where: { issueId: issues[0].id } })).toBe(3);
  });
});

describe("editing", () => {
  test("tells old and new, once, and only to whom saw the present version", async () => {
    const { office, issues } = await createLedger();
    const [m] = await measuresOf({ issueId: issues[0].id });
    if (!m) throw new Error("no measure");
    const edit = (version: number, text: string, remark = "") =>
      editMeasure(office, sent(), { measureId: m.id, version, text, remark });
    expect(await edit(1, "改后的措施", "注")).toEqual({ ok: true });
    expect(await edit(1, "另一种改法")).toMatchObject({ ok: false, why: expect.stringContaining("他人更新") });
    expect(await edit(2, "改后的措施", "注")).toEqual({ ok: true });
    const events = await eventsOf(m.id);
    expect(events.map((e) => [e.action, saidOf(e)])).toEqual([
      [
        "measure.edited",
        [
          { field: "整改措施", old: m.text, new: "改后的措施" },
          { field: "备注", old: null, new: "注" },
        ],
      ],
    ]);
  });

  test.each(["SUBMITTED", "CLOSED"] as const)("keeps the wording of a %s measure, not its remark", async (status) => {
    const { office, issues } = await createLedger();
    const m = await createMeasure({ issueId: issues[0].id, status });
    const edit = (text: string) => editMeasure(office, sent(), { ...seen(m), text, remark: "注" });
    expect(await edit("改了")).toMatchObject({ ok: false, why: expect.stringContaining(m.code) });
    expect(await edit(m.text)).toEqual({ ok: true });
  });
});

describe("splitting", () => {
  test("gives the further parts new numbers behind it and the same assignment, not yet started", async () => {
    const { office, issues, body, inspection } = await createLedger();
    const [lead, helps, leader] = [
      await createUnit({ bodyId: body.id }),
      await createUnit({ bodyId: body.id }),
      await createPerson({ bodyId: body.id }),
    ];
    const m = await createMeasure({
      issueId: issues[0].id,
      status: "UNDERWAY",
      leadUnitId: lead.id,
      unitIds: [helps.id],
      leaderId: leader.id,
      timeClass: "TIME_BOUND",
      dueOn: addDays(TODAY, 20),
      originalDueOn: addDays(TODAY, 10),
      dueText: "月底前",
    });
    await addMeasure(office, sent(), { parent: { row: "issue", id: issues[0].id }, text: "其后的一条", place: "end" });
    const split = await splitMeasure(office, sent(), { ...seen(m), parts: ["甲。", "", "乙。", "丙。"] });
    expect(split).toEqual({ ok: true, codes: ["01-06", "01-07"] });
    const rows = await measuresOf({ issueId: issues[0].id });
    expect(rows.map((r) => r.code)).toEqual(["01-01", "01-02", "01-03", "01-04", "01-06", "01-07", "01-05"]);
    expect(rows.slice(3, 6).map((r) => [r.text, r.status])).toEqual([
      ["甲。", "UNDERWAY"],
      ["乙。", "PLANNED"],
      ["丙。", "PLANNED"],
    ]);
    const copy = await db.measure.findFirstOrThrow({ where: { code: "01-07" }, include: { cooperation: true } });
    expect(copy).toMatchObject({
      leaderId: leader.id,
      leadUnitId: lead.id,
      timeClass: "TIME_BOUND",
      dueOn: m.dueOn,
      originalDueOn: m.originalDueOn,
      dueText: "月底前",
      cooperation: [{ unitId: helps.id }],
    });
    expect((await eventsOf(copy.id)).map((e) => [e.action, e.reason])).toEqual([["measure.created", "由 01-04 拆分"]]);
    await checkLedger(inspection.id);
  });

  test.each(["SUBMITTED", "RETURNED", "CLOSED"] as const)("is refused for a %s measure", async (status) => {
    const { office, issues } = await createLedger();
    const m = await createMeasure({ issueId: issues[0].id, status });
    expect(await splitMeasure(office, sent(), { ...seen(m), parts: ["甲", "乙"] })).toMatchObject({ ok: false });
  });

  test("needs two parts", async () => {
    const { office, issues } = await createLedger();
    const [m] = await measuresOf({ issueId: issues[0].id });
    if (!m) throw new Error("no measure");
    expect(await splitMeasure(office, sent(), { ...seen(m), parts: ["甲", "  "] })).toMatchObject({ ok: false });
    expect(await db.measure.count({ where: { issueId: issues[0].id } })).toBe(3);
  });
});

describe("merging", () => {
  test("joins the texts in the first, strikes the others with where they went, and takes their effect figures along", async () => {
    const { office, issues, inspection } = await createLedger();
    const [a, b, c] = await measuresOf({ issueId: issues[0].id });
    if (!a || !b || !c) throw new Error("no measures");
    await db.outcome.create({ data: { measureId: c.id, kind: "RULE", value: 1, unit: "项", name: "办法" } });
    const merged = await mergeMeasures(office, sent(), { measures: [seen(c), seen(a)] });
    expect(merged).toEqual({ ok: true, id: a.id, code: "01-01" });
    const rows = await measuresOf({ issueId: issues[0].id });
    expect(rows.map((r) => [r.code, r.text, r.struckReason])).toEqual([
      ["01-01", `${a.text}；${c.text}`, ""],
      ["01-02", b.text, ""],
      ["01-03", c.text, "合并至 01-01"],
    ]);
    expect(rows[2]?.struckAt).not.toBeNull();
    expect(await db.outcome.count({ where: { measureId: a.id } })).toBe(1);
    expect((await eventsOf(c.id)).map((e) => [e.action, e.reason])).toEqual([["measure.struck", "合并至 01-01"]]);
    expect(await getMeasurePage(office, c.id)).toMatchObject({ mergedInto: "01-01" });
    // Where a row went is kept as the row, not in words that anybody may write.
    await strikeMeasure(office, sent(), { ...seen(b), reason: "合并至 01-01" });
    expect(await getMeasurePage(office, b.id)).toMatchObject({ struckReason: "合并至 01-01", mergedInto: null });
    const struck = await db.measure.findUniqueOrThrow({ where: { id: c.id } });
    expect(await restoreMeasure(office, sent(), { ...seen(struck), reason: "误并" })).toEqual({ ok: true });
    expect(await getMeasurePage(office, c.id)).toMatchObject({ struckReason: null, mergedInto: null });
    await checkLedger(inspection.id);
  });

  test("is refused across parents, with a stale version by number, and once applied for", async () => {
    const { office, issues } = await createLedger();
    const [a, b] = await measuresOf({ issueId: issues[0].id });
    const [other] = await measuresOf({ issueId: issues[1].id });
    if (!a || !b || !other) throw new Error("no measures");
    const submitted = await createMeasure({ issueId: issues[0].id, status: "SUBMITTED" });
    const merge = (...list: { id: string; version: number }[]) =>
      mergeMeasures(office, sent(), { measures: list.map(seen) });
    expect(await merge(a, other)).toMatchObject({ ok: false, why: expect.stringContaining("同一个") });
    expect(await merge(a, submitted)).toMatchObject({ ok: false, why: expect.stringContaining(submitted.code) });
    expect(await merge(a)).toMatchObject({ ok: false });
    await editMeasure(office, sent(), { ...seen(b), text: "他人改了", remark: "" });
    expect(await merge(a, b)).toMatchObject({ ok: false, why: expect.stringContaining("01-02") });
    expect(await db.measure.count({ where: { struckAt: { not: null } } })).toBe(0);
  });
});

describe("moving", () => {
  test("within the parent and to another one; the number stays", async () => {
    const { office, issues, items, inspection } = await createLedger();
    const [a, , c] = await measuresOf({ issueId: issues[0].id });
    if (!a || !c) throw new Error("no measures");
    await moveMeasure(office, sent(), { ...seen(c), place: { after: null } });
    expect((await measuresOf({ issueId: issues[0].id })).map((m) => m.code)).toEqual(["01-03", "01-01", "01-02"]);
    expect((await eventsOf(c.id)).map(saidOf)).toEqual([[{ field: "顺序", old: "第3条", new: "第1条" }]]);
    await moveMeasure(office, sent(), { ...seen(a), parent: { row: "item", id: items.beside.id }, place: "end" });
    const moved = await db.measure.findUniqueOrThrow({ where: { id: a.id } });
    expect(moved).toMatchObject({
      code: "01-01",
      issueId: null,
      extendedItemId: items.beside.id,
      rootIssueId: issues[1].id,
    });
    await checkLedger(inspection.id);
  });

  test("set down where it was tells nothing", async () => {
    const { office, issues } = await createLedger();
    const [a, b] = await measuresOf({ issueId: issues[0].id });
    if (!a || !b) throw new Error("no measures");
    expect(await moveMeasure(office, sent(), { ...seen(b), place: { after: a.id } })).toEqual({ ok: true });
    expect(await eventsOf(b.id)).toEqual([]);
  });
});

describe("striking", () => {
  test("needs a reason, counts nowhere, and is undone by restoring", async () => {
    const { office, issues } = await createLedger();
    const [m] = await measuresOf({ issueId: issues[0].id });
    if (!m) throw new Error("no measure");
    expect(await strikeMeasure(office, sent(), { ...seen(m), reason: " " })).toMatchObject({
      fields: { reason: [expect.any(String)] },
    });
    expect(await strikeMeasure(office, sent(), { ...seen(m), reason: "重复" })).toEqual({ ok: true });
    const struck = await db.measure.findUniqueOrThrow({ where: { id: m.id } });
    expect(struck.struckReason).toBe("重复");
    expect(await editMeasure(office, sent(), { ...seen(struck), text: "改", remark: "" })).toMatchObject({ ok: false });
    expect(await restoreMeasure(office, sent(), { ...seen(struck), reason: "误删" })).toEqual({ ok: true });
    expect(await db.measure.findUniqueOrThrow({ where: { id: m.id } })).toMatchObject({
      struckAt: null,
      struckReason: "",
    });
    expect((await eventsOf(m.id)).map((e) => [e.action, e.reason])).toEqual([
      ["measure.struck", "重复"],
      ["measure.restored", "误删"],
    ]);
  });

  test.each(["SUBMITTED", "CLOSED"] as const)("is refused for a %s measure", async (status) => {
    const { office, issues } = await createLedger();
    const m = await createMeasure({ issueId: issues[0].id, status });
    expect(await strikeMeasure(office, sent(), { ...seen(m), reason: "重复" })).toMatchObject({ ok: false });
  });
});
