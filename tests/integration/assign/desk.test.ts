import { beforeEach, describe, expect, test } from "vitest";
import { countQueries, db } from "@/lib/db/client";
import { addDays, dayToDb } from "@/lib/domain/day";
import { dueWords, waitWords } from "@/lib/domain/measure/due-words";
import { personKeys } from "@/lib/domain/people/name-keys";
import { assignDesk, deskFilter, deskInspections } from "@/lib/features/assign/queries/assign-desk";
import { resetDatabase } from "../../support/database";
import {
  createAccount,
  createBody,
  createInspection,
  createIssue,
  createItem,
  createMeasure,
  createPerson,
  createPortfolio,
  createPost,
  createUnit,
  TODAY,
  viewerWith,
} from "../../support/factories";

beforeEach(resetDatabase);

async function scene() {
  const body = await createBody();
  const office = await viewerWith("OFFICE", { bodyId: body.id });
  const inspection = await createInspection({ bodyId: body.id });
  const issue = await createIssue({ inspectionId: inspection.id });
  const unit = await createUnit({ bodyId: body.id, name: "政策法规处", shortName: "法规处" });
  const leader = await createPerson({ bodyId: body.id });
  return { body, office, inspection, issue, unit, leader };
}

async function desk(
  viewer: Awaited<ReturnType<typeof scene>>["office"],
  params: Record<string, string> = {},
  page = 1,
) {
  const [inspection] = await deskInspections(viewer);
  if (!inspection) throw new Error("no inspection to assign");
  return assignDesk(viewer, inspection, deskFilter(params, inspection.id), page);
}

describe("the desk", () => {
  test("offers what the report says of an issue, for units and people of its own body only", async () => {
    const { body, office, issue, unit } = await scene();
    await createMeasure({ issueId: issue.id });
    const item = await createItem({ issueId: issue.id });
    await createMeasure({ extendedItemId: item.id });
    const leader = await createPerson({ bodyId: body.id, name: "张明远" });
    const other = await createUnit({ name: "财务处" });
    await createPerson({ bodyId: other.bodyId, name: "李静" });
    const said = [
      ["责任单位", "法规处、财务处"],
      ["责任领导", "副局长张明远"],
      ["分管领导", "李静"],
      ["整改时限", "长期坚持"],
    ] as const;
    await db.importedFact.createMany({
      data: said.map(([label, text], position) => ({ issueId: issue.id, position, label, text })),
    });
    const elsewhere = await createIssue();
    await db.importedFact.create({ data: { issueId: elsewhere.id, position: 1, label: "责任单位", text: "法规处" } });

    const { groups } = await desk(office);
    expect(groups.map((g) => g.suggestions)).toEqual([
      [
        { kind: "unit", unitId: unit.id, role: "lead", sole: true, label: "责任单位", words: "法规处" },
        { kind: "leader", personId: leader.id, sole: true, label: "责任领导", words: "副局长张明远" },
        {
          ...{ kind: "time", day: null, timeClass: "LONG_TERM", sole: true, dueText: "长期坚持" },
          ...{ label: "整改时限", words: "长期坚持" },
        },
      ],
      [],
    ]);
    expect(await db.unit.count()).toBe(2);
  });

  test("shows what is not assigned yet, and everything on demand, each row with what is said of it", async () => {
    const { office, issue, unit, leader } = await scene();
    const whole = {
      leadUnitId: unit.id,
      leaderId: leader.id,
      timeClass: "TIME_BOUND" as const,
      dueOn: addDays(TODAY, 9),
    };
    const done = await createMeasure({ issueId: issue.id, ...whole });
    const open = await createMeasure({ issueId: issue.id, text: "由政策法规处牵头，长期坚持。" });
    await createMeasure({ issueId: issue.id, struckAt: new Date(), struckReason: "重复" });
    const item = await createItem({ issueId: issue.id });
    const ofItem = await createMeasure({ extendedItemId: item.id, text: "2020年底前完成。" });

    const first = await desk(office);
    expect(first.rows.map((r) => r.assigned.code)).toEqual([open.code, ofItem.code]);
    expect(first.total).toBe(2);
    expect(first.groups.map((g) => [g.code, g.kind])).toEqual([
      [issue.code, "ISSUE"],
      [item.code, "ANALOGOUS"],
    ]);
    const said = first.rows[0]?.suggestions ?? [];
    expect(said.map((s) => [s.kind, s.words])).toEqual([
      ["unit", "政策法规处"],
      ["timeClass", "长期坚持"],
    ]);
    for (const s of said) expect(open.text.slice(s.start, s.end)).toBe(s.words);
    // A day long before the feedback is no deadline to come.
    expect(first.rows[1]?.suggestions).toEqual([]);

    const all = await desk(office, { show: "all" });
    expect(all.rows.map((r) => r.id)).toEqual([done.id, open.id, ofItem.id]);
    expect(all.rows[0]?.assigned).toMatchObject({ leadUnitId: unit.id, dueOn: addDays(TODAY, 9) });
    expect((await desk(office, { show: "all", q: "长期坚持" })).rows.map((r) => r.id)).toEqual([open.id]);
  });

  test("says how late a row is and how long it waits, whatever day it is given", async () => {
    const { office, issue } = await scene();
    const waiting = { status: "SUBMITTED" as const, stage: "OFFICE" as const, submittedOn: addDays(TODAY, -30) };
    await createMeasure({ issueId: issue.id, code: "01", ...waiting, dueOn: addDays(TODAY, -29) });
    const returned = { status: "RETURNED" as const, dueOn: addDays(TODAY, -33) };
    const held = await createMeasure({ issueId: issue.id, code: "02", ...returned });
    await db.measure.update({ where: { id: held.id }, data: { heldDays: 30 } });
    const { rows } = await desk(office, { show: "all" });
    const said = rows.map(({ due, waiting }) => [dueWords(due), waiting && waitWords(waiting)]);
    expect(said).toEqual([
      ["待审核", expect.stringMatching(/^滞留\d+天/)],
      ["逾期3天（审核占用30天）", null],
    ]);
  });

  test("an ended unit is named but neither offered nor suggested", async () => {
    const { office, issue, unit } = await scene();
    await createMeasure({ issueId: issue.id, text: "由政策法规处牵头。" });
    await db.unit.update({ where: { id: unit.id }, data: { endedOn: dayToDb(TODAY) } });
    const { names, rows } = await desk(office);
    expect(names.units).toMatchObject([{ value: unit.id, ended: true }]);
    expect(rows[0]?.suggestions).toEqual([]);
  });

  test("tells whose charge (分管) each unit is in today", async () => {
    const { body, office, unit, issue } = await scene();
    await createMeasure({ issueId: issue.id });
    await createPortfolio({ unitId: unit.id, toOn: addDays(TODAY, -1) });
    const inCharge = async () => (await desk(office)).names.units.find((u) => u.value === unit.id)?.inCharge;
    expect(await inCharge()).toBeNull();
    const leader = await createPerson({ bodyId: body.id });
    await createPortfolio({ unitId: unit.id, personId: leader.id, fromOn: TODAY });
    expect(await inCharge()).toBe(leader.id);
  });

  test("offers the 班子 first, then the others by office and strokes, and only names who has left", async () => {
    const { office, body, leader, issue } = await scene();
    const person = (name: string) => createPerson({ bodyId: body.id, name });
    await db.person.update({ where: { id: leader.id }, data: { name: "周启明", ...personKeys("周启明") } });
    await createPost({ personId: leader.id, bodyId: body.id, role: "RESPONSIBLE_LEADER" });
    const listedOnly = await person("赵一鸣");
    const account = await createAccount({ personId: (await person("安宁")).id });
    const retired = await person("宋怀民");
    await createPost({ personId: retired.id, role: "LIAISON", toOn: addDays(TODAY, -1) });
    await createAccount({ personId: retired.id, disabledAt: new Date() });
    await createMeasure({ issueId: issue.id, ownerId: retired.id });

    const { names } = await desk(office);
    const offered = names.persons.filter((p) => !p.left && p.value !== office.personId);
    expect(offered.map((p) => p.value)).toEqual([leader.id, account.personId, listedOnly.id]);
    expect(names.persons.find((p) => p.value === retired.id)).toMatchObject({ label: "宋怀民", left: true });
  });

  test("is there for the office of the body and its running inspections only", async () => {
    const { office, body, inspection } = await scene();
    expect(await deskInspections(await viewerWith("OFFICE"))).toEqual([]);
    expect(await deskInspections(await viewerWith("SUPERVISION", { bodyId: body.id }))).toEqual([]);
    expect(await deskInspections(office)).toHaveLength(1);
    await db.inspection.update({ where: { id: inspection.id }, data: { archivedAt: new Date() } });
    expect(await deskInspections(office)).toEqual([]);
  });

  test("asks the database at most five times, however many measures there are", async () => {
    const { office, issue } = await scene();
    for (let i = 0; i < 20; i += 1) await createMeasure({ issueId: issue.id });
    const { count } = await countQueries(() => desk(office));
    expect(count).toBeLessThanOrEqual(5);
  });
});
