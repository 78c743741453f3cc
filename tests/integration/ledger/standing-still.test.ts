import { beforeEach, describe, expect, test } from "vitest";
import { unitHangingWords } from "@/components/people/labels";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db/client";
import { addDays, dayToDb } from "@/lib/domain/day";
import { STANDS, type Stands, standsWhere } from "@/lib/domain/measure/standing-still";
import { inspectionsFor } from "@/lib/features/inspection/queries/pick-inspection";
import { ledgerIds, ledgerRows } from "@/lib/features/ledger/queries/ledger";
import { ledgerPage } from "@/lib/features/ledger/queries/ledger-page";
import { parseMeasureFilter } from "@/lib/features/measure/filter";
import { getMeasurePage } from "@/lib/features/measure/queries/measure-page";
import { barredMeasures, STANDING, standingOf } from "@/lib/features/measure/queries/standing";
import { officeDuties } from "@/lib/features/my-work/queries/my-duties";
import { getPersonPage } from "@/lib/features/people/queries/person";
import { listUnits } from "@/lib/features/people/queries/units";
import { createScene, measureIn, type Scene } from "@/tests/integration/measure/scene";
import { resetDatabase } from "../../support/database";
import { createAccount, createPost, createUnit, TODAY, viewerWith } from "../../support/factories";

beforeEach(resetDatabase);

/** A scene in which everybody can sign in. */
async function working() {
  const scene = await createScene({ chain: ["UNIT_HEAD", "RESPONSIBLE_LEADER", "OFFICE", "SUPERVISION"] });
  for (const person of await db.person.findMany()) await createAccount({ personId: person.id });
  return scene;
}

/** The kinds of every measure, by the rule over rows; the conditions must pick the same ones. */
async function standing(viewer: Viewer): Promise<Map<string, Stands[]>> {
  const rows = await db.measure.findMany({ include: STANDING });
  const found = new Map(rows.map((m) => [m.id, standingOf(m, TODAY)]));
  const barred = await barredMeasures(viewer);
  for (const kind of STANDS) {
    const picked = await db.measure.findMany({ where: standsWhere([kind], TODAY, barred), select: { id: true } });
    const expected = [...found].filter(([, kinds]) => kinds.includes(kind)).map(([id]) => id);
    expect(picked.map((m) => m.id).sort(), kind).toEqual(expected.sort());
  }
  return found;
}

const yesterday = dayToDb(addDays(TODAY, -1));
const disable = (personId: string) => db.account.update({ where: { personId }, data: { disabledAt: new Date() } });
const leave = (personId: string) => db.post.updateMany({ where: { personId }, data: { toOn: yesterday } });

describe("a measure stands still", () => {
  test("not while everybody is there, nor once it is closed", async () => {
    const scene = await working();
    for (const status of ["PLANNED", "UNDERWAY", "SUBMITTED", "CLOSED"] as const) await measureIn(scene, { status });
    expect([...(await standing(scene.office)).values()].flat()).toEqual([]);
    await leave(scene.leader.personId);
    const closed = await db.measure.findFirstOrThrow({ where: { status: "CLOSED" } });
    expect((await standing(scene.office)).get(closed.id)).toEqual([]);
  });

  const GONE: [string, (scene: Scene) => Promise<unknown>, Stands[]][] = [
    ["its leader's posts have ended", (s) => leave(s.leader.personId), ["leader"]],
    ["its leader's account is stopped", (s) => disable(s.leader.personId), ["leader"]],
    ["its unit has ended", (s) => db.unit.update({ where: { id: s.unit.id }, data: { endedOn: yesterday } }), ["unit"]],
    [
      "nobody of its unit can sign in",
      async (s) => {
        for (const { personId } of [s.liaison, s.otherLiaison, s.unitHead]) await disable(personId);
      },
      ["owner", "unit"],
    ],
    ["its owner left", (s) => leave(s.otherLiaison.personId), ["owner"]],
    ["the only one of its stage left", (s) => leave(s.supervision.personId), ["stage"]],
  ];
  test.each(GONE)("when %s", async (_, happen, kinds) => {
    const scene = await working();
    const over = { status: "SUBMITTED", stage: "SUPERVISION", ownerId: scene.otherLiaison.personId } as const;
    const m = await measureIn(scene, over);
    expect((await standing(scene.office)).get(m.id)).toEqual([]);
    await happen(scene);
    expect((await standing(scene.office)).get(m.id)).toEqual(kinds);
    expect((await getMeasurePage(scene.office, m.id))?.stands).toEqual(kinds);
  });

  test.each(["UNIT_HEAD", "RESPONSIBLE_LEADER", "OFFICE"] as const)("when nobody signs at %s", async (stage) => {
    const scene = await working();
    const m = await measureIn(scene, { status: "SUBMITTED", stage });
    const signers = {
      UNIT_HEAD: [scene.unitHead],
      RESPONSIBLE_LEADER: [scene.leader],
      OFFICE: [scene.office, scene.otherOffice],
    };
    for (const { personId } of signers[stage]) await disable(personId);
    expect((await standing(scene.office)).get(m.id)).toContain("stage");
  });
});

describe("a stage whose only holder is barred has nobody", () => {
  const alsoHolds = async (personId: string, scene: Scene) => {
    await leave(scene.supervision.personId);
    await createPost({ personId, role: "SUPERVISION", bodyId: scene.body.id });
  };

  test("where he made the application", async () => {
    const scene = await working();
    const waits = { status: "SUBMITTED", stage: "SUPERVISION" } as const;
    const own = await measureIn(scene, waits);
    const others = await measureIn(scene, { ...waits, applicantId: scene.otherLiaison.personId });
    await alsoHolds(scene.liaison.personId, scene);
    const found = await standing(scene.office);
    expect([found.get(own.id), found.get(others.id)]).toEqual([["stage"], []]);
    expect((await getMeasurePage(scene.office, own.id))?.stands).toEqual(["stage"]);
    const answer = await ledgerPage(scene.office, { inspection: scene.inspection.id, vacant: "stage" });
    const page = answer.is === "page" ? answer.page : null;
    expect([page?.counts.rows, page?.rows.map((row) => [row.id, row.stands])]).toEqual([1, [[own.id, ["stage"]]]]);
    const duties = await officeDuties(scene.office, await inspectionsFor(scene.office));
    expect(duties.find((d) => d.key.startsWith("stands-"))?.value).toBe(1);
    // Somebody else in the post who can sign in: it goes on.
    const second = await viewerWith("SUPERVISION", { bodyId: scene.body.id });
    await createAccount({ personId: second.personId });
    expect((await standing(scene.office)).get(own.id)).toEqual([]);
  });

  test("where he signed an earlier stage of it", async () => {
    const scene = await working();
    const m = await measureIn(scene, { status: "SUBMITTED", stage: "SUPERVISION" });
    const closeOut = await db.application.findFirstOrThrow({ where: { measureId: m.id } });
    const { personId, name: personName } = scene.office;
    const step = {
      stage: "OFFICE",
      decision: "APPROVE",
      remark: "同意。",
      personId,
      personName,
      postLabel: "办公室",
    } as const;
    await db.signature.create({ data: { applicationId: closeOut.id, ...step } });
    expect((await standing(scene.office)).get(m.id)).toEqual([]);
    await alsoHolds(scene.office.personId, scene);
    expect((await standing(scene.office)).get(m.id)).toEqual(["stage"]);
  });
});

test("the ledger's row says what has nobody, and nothing of one that is closed or of an archived inspection", async () => {
  const scene = await working();
  const waits = await measureIn(scene, { status: "SUBMITTED", stage: "SUPERVISION" });
  const closed = await measureIn(scene, { status: "CLOSED" });
  const said = async () => {
    const rows = await ledgerRows(
      scene.office,
      await ledgerIds(scene.office, {}, { key: "code", dir: "asc" }, { skip: 0, take: 50 }),
      0,
      [],
    );
    return new Map(rows.map((row) => [row.id, row.stands]));
  };
  expect([...(await said()).values()].flat()).toEqual([]);
  await leave(scene.leader.personId);
  await leave(scene.supervision.personId);
  expect((await said()).get(waits.id)).toEqual(["leader", "stage"]);
  expect((await said()).get(closed.id)).toEqual([]);
  await db.inspection.updateMany({ data: { archivedAt: new Date() } });
  expect((await said()).get(waits.id)).toEqual([]);
});

test("the office is told of it, with the rows behind the figure", async () => {
  const scene = await working();
  await measureIn(scene, { status: "UNDERWAY" });
  const choices = await inspectionsFor(scene.office);
  const duty = async () => (await officeDuties(scene.office, choices)).find((d) => d.key.startsWith("stands-"));
  expect(await duty()).toBeUndefined();
  await leave(scene.leader.personId);
  expect(await duty()).toMatchObject({ label: "无人负责的措施", value: 1, urgent: true });
  const query = Object.fromEntries(new URLSearchParams((await duty())?.href.split("?")[1]));
  expect(parseMeasureFilter(query).vacant).toEqual([...STANDS]);
});

test("administrators are told beforehand what hangs on a person or a unit, in figures only", async () => {
  const scene = await working();
  await measureIn(scene, { status: "UNDERWAY" });
  await measureIn(scene, { status: "SUBMITTED", stage: "SUPERVISION", ownerId: scene.supervision.personId });
  await measureIn(scene, { status: "SUBMITTED", stage: "OFFICE" });
  await measureIn(scene, { status: "CLOSED" });
  const admin = await viewerWith("SYSTEM_ADMIN", { bodyId: scene.body.id });
  const hangs = async (personId: string) =>
    (await getPersonPage(admin, personId, { idleMinutes: 30, absoluteHours: 12 }))?.hangs;
  expect(await hangs(scene.leader.personId)).toEqual({ leads: 3, owns: 0, signs: 0 });
  expect(await hangs(scene.supervision.personId)).toEqual({ leads: 0, owns: 1, signs: 1 });
  // Two of the office: either may go.
  expect(await hangs(scene.office.personId)).toEqual({ leads: 0, owns: 0, signs: 0 });
  // Beside what it leads: part of an open measure of another unit, and of one that is closed.
  const other = await createUnit({ bodyId: scene.body.id });
  for (const status of ["UNDERWAY", "CLOSED"] as const) {
    const { id: measureId } = await measureIn(scene, { status, leadUnitId: other.id });
    await db.measureUnit.create({ data: { measureId, unitId: scene.unit.id } });
  }
  const units = await listUnits(admin, scene.body.id);
  expect(units.map(({ id, leads, cooperates }) => [id, leads, cooperates])).toEqual([
    [scene.unit.id, 3, 1],
    [other.id, 1, 0],
  ]);
  expect(units.map(unitHangingWords)).toEqual([
    "它牵头的 3 条措施还没有销号，停用后将无人负责；它配合的 1 条措施还没有销号。请先告知领导小组办公室调整分工。",
    "它牵头的 1 条措施还没有销号，停用后将无人负责。请先告知领导小组办公室调整分工。",
  ]);
});
