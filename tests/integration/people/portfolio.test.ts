import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { addDays, dayToDb } from "@/lib/domain/day";
import { FULL_CHAIN } from "@/lib/domain/signing/stages";
import { measuresUnder } from "@/lib/features/measure/queries/measure-list";
import { getMeasurePage } from "@/lib/features/measure/queries/measure-page";
import { signQueue } from "@/lib/features/my-work/queries/sign-queue";
import { endPortfolio } from "@/lib/features/people/commands/end-portfolio";
import { givePortfolio, type PortfolioInput } from "@/lib/features/people/commands/give-portfolio";
import { givePost } from "@/lib/features/people/commands/give-post";
import { getPersonPage } from "@/lib/features/people/queries/person";
import { resetDatabase } from "@/tests/support/database";
import {
  createBody,
  createPerson,
  createPortfolio,
  createPost,
  createUnit,
  NOW,
  sentOnce,
  TODAY,
  viewerOf,
  viewerWith,
} from "@/tests/support/factories";
import { approve, createScene, measureIn } from "../measure/scene";

/** 分管: which units are in a leader's charge, from when to when, and what they read by it. */

beforeEach(resetDatabase);

const YESTERDAY = addDays(TODAY, -1);
const LIMITS = { idleMinutes: 30, absoluteHours: 12 };

async function scene() {
  const body = await createBody();
  const admin = await viewerWith("SECURITY_ADMIN", { bodyId: body.id });
  const unit = await createUnit({ bodyId: body.id, shortName: "法规处" });
  const leader = await createPerson({ bodyId: body.id, name: "郑克勤" });
  const give = (over: Partial<PortfolioInput> = {}) =>
    givePortfolio(admin, sentOnce(), { personId: leader.id, unitId: unit.id, fromOn: TODAY, toOn: null, ...over });
  const end = (id: string, toOn = YESTERDAY, version = 1) =>
    endPortfolio(admin, sentOnce(), { id, version, toOn, reason: "分工调整" });
  return { body, admin, unit, leader, give, end };
}

describe("a unit in a leader's charge", () => {
  test("is given by the security administrator, told in the history, and shown on the leader's page", async () => {
    const { admin, leader, unit, give, end } = await scene();
    const given = await give({ fromOn: addDays(TODAY, -30) });
    if (!given.ok) throw new Error(given.why);
    expect((await viewerOf(leader)).portfolio).toEqual([{ bodyId: unit.bodyId, unitId: unit.id }]);
    expect((await getPersonPage(admin, leader.id, LIMITS))?.portfolio).toMatchObject([
      { label: unit.name, fromOn: addDays(TODAY, -30), toOn: null, state: "HELD" },
    ]);
    expect(await end(given.id)).toEqual({ ok: true });
    expect((await viewerOf(leader)).portfolio).toEqual([]);
    expect((await getPersonPage(admin, leader.id, LIMITS))?.portfolio).toMatchObject([
      { toOn: YESTERDAY, state: "PAST" },
    ]);
    const told = await db.event.findMany({
      where: { subjectId: given.id },
      orderBy: { seq: "asc" },
      select: { action: true, subjectLabel: true, reason: true },
    });
    expect(told).toMatchObject([
      { action: "portfolio.given", subjectLabel: "郑克勤 分管 法规处" },
      { action: "portfolio.ended", subjectLabel: "郑克勤 分管 法规处", reason: "分工调整" },
    ]);
  });

  test("is in the charge of one leader at a time, whoever asks at once", async () => {
    const { body, admin, unit, leader, give } = await scene();
    const other = await createPerson({ bodyId: body.id });
    const both = await Promise.all([give({ toOn: addDays(TODAY, 9) }), give({ personId: other.id })]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    expect(both.find((result) => !result.ok)).toMatchObject({ fields: { unitId: [expect.stringContaining("分管")] } });
    await db.portfolio.deleteMany();
    expect(await give({ toOn: addDays(TODAY, 9) })).toMatchObject({ ok: true });
    expect(await give({ fromOn: addDays(TODAY, 9) })).toMatchObject({ ok: false });
    expect(await give({ personId: other.id, fromOn: addDays(TODAY, 9) })).toMatchObject({
      fields: { unitId: [expect.stringContaining("郑克勤")] },
    });
    expect(await give({ personId: other.id, fromOn: addDays(TODAY, 10) })).toMatchObject({ ok: true });
    // The database holds it too, and four eyes.
    const row = { bodyId: body.id, unitId: unit.id, personId: leader.id, fromOn: dayToDb(TODAY) };
    await expect(db.portfolio.create({ data: row })).rejects.toThrow(/x_portfolio_one_leader/);
    const past = { ...row, toOn: dayToDb(addDays(TODAY, -5)), fromOn: dayToDb(addDays(TODAY, -9)) };
    await expect(db.portfolio.create({ data: { ...past, givenById: leader.id } })).rejects.toThrow(
      /x_portfolio_given_by_another/,
    );
    expect(
      await givePortfolio(admin, sentOnce(), { ...row, personId: admin.personId, fromOn: TODAY, toOn: null }),
    ).toMatchObject({ ok: false, code: "state" });
  });

  test("needs days in order, a unit in use, and no administrator", async () => {
    const { body, give } = await scene();
    expect(await give({ toOn: YESTERDAY })).toMatchObject({ fields: { toOn: [expect.any(String)] } });
    const ended = await createUnit({ bodyId: body.id, endedOn: new Date("2024-01-01") });
    expect(await give({ unitId: ended.id })).toMatchObject({ fields: { unitId: [expect.any(String)] } });
    const { personId } = await createPost({ bodyId: body.id, role: "AUDIT_ADMIN" });
    expect(await give({ personId })).toMatchObject({ ok: false, code: "state" });
    expect(await db.portfolio.count()).toBe(0);
  });

  test("given today it can be withdrawn today; ended, or changed meanwhile, it is not ended again", async () => {
    const { give, end } = await scene();
    const given = await give();
    if (!given.ok) throw new Error(given.why);
    expect(await end(given.id, YESTERDAY, 7)).toMatchObject({ ok: false, code: "changed" });
    expect(await end(given.id)).toEqual({ ok: true });
    expect(await db.portfolio.count()).toBe(0);
    const longAgo = await createPortfolio({ toOn: addDays(TODAY, -3) });
    expect(await end(longAgo.id)).toMatchObject({ ok: false, code: "not-found" });
    const before = await give({ fromOn: addDays(TODAY, -9), toOn: addDays(TODAY, -3) });
    expect(before.ok && (await end(before.id))).toMatchObject({ ok: false, code: "state" });
  });
});

describe("a 责任领导", () => {
  /** A leader of measures elsewhere, and three measures: led by the unit, with its part, and without it. */
  async function field() {
    const measures = await createScene({ chain: [...FULL_CHAIN] });
    const unit = await createUnit({ bodyId: measures.body.id });
    const chief = await viewerWith("RESPONSIBLE_LEADER", { bodyId: measures.body.id });
    const led = await measureIn(measures, { leadUnitId: unit.id });
    const part = await measureIn(measures, { unitIds: [unit.id] });
    await measureIn(measures);
    const seen = async (now = NOW) =>
      (await measuresUnder(await viewerOf({ id: chief.personId }, now), {})).map(({ id }) => id).sort();
    return { measures, unit, chief, led, part, seen };
  }

  test("reads what a unit in their charge leads or has part in, while it is in their charge", async () => {
    const { unit, chief, led, part, seen } = await field();
    expect(await seen()).toEqual([]);
    await createPortfolio({ personId: chief.personId, unitId: unit.id, toOn: TODAY });
    expect(await seen()).toEqual([led.id, part.id].sort());
    expect(await getMeasurePage(await viewerOf({ id: chief.personId }), led.id)).not.toBeNull();
    const tomorrow = new Date(NOW.getTime() + 24 * 3_600_000);
    expect(await seen(tomorrow)).toEqual([]);
    expect(await getMeasurePage(await viewerOf({ id: chief.personId }, tomorrow), led.id)).toBeNull();
  });

  test("ended as of yesterday it is lost at once", async () => {
    const { unit, chief, led, part, seen, measures } = await field();
    const admin = await viewerWith("SECURITY_ADMIN", { bodyId: measures.body.id });
    const { id } = await createPortfolio({ personId: chief.personId, unitId: unit.id });
    expect(await seen()).toEqual([led.id, part.id].sort());
    const ended = { id, version: 1, toOn: YESTERDAY, reason: "分工调整" };
    expect(await endPortfolio(admin, sentOnce(), ended)).toEqual({ ok: true });
    expect(await seen()).toEqual([]);
    const leaves = { personId: chief.personId, role: "GROUP_MEMBER", unitId: null, toOn: null } as const;
    expect(await givePost(admin, sentOnce(), { ...leaves, bodyId: measures.body.id, fromOn: TODAY })).toMatchObject({
      ok: true,
    });
  });

  test("reads by the field and signs only what they lead", async () => {
    const { measures, unit, chief } = await field();
    const over = { status: "SUBMITTED", stage: "RESPONSIBLE_LEADER", leadUnitId: unit.id } as const;
    const ofAnother = await measureIn(measures, over);
    const own = await measureIn(measures, { ...over, leaderId: chief.personId });
    await createPortfolio({ personId: chief.personId, unitId: unit.id });
    const leader = await viewerOf({ id: chief.personId });
    expect((await getMeasurePage(leader, ofAnother.id))?.work.steps).toEqual([]);
    expect((await signQueue(leader, 1)).rows.map((row) => row.id)).toEqual([own.id]);
    expect(await approve(leader, ofAnother.id)).toMatchObject({ ok: false, code: "not-found" });
    expect(await approve(leader, own.id)).toMatchObject({ ok: true });
  });

  test("who holds another post reads nothing more by it", async () => {
    const { measures, unit } = await field();
    const member = await createPerson({ bodyId: measures.body.id });
    await createPortfolio({ personId: member.id, unitId: unit.id });
    expect(await measuresUnder(await viewerOf(member), {})).toEqual([]);
    await createPost({ personId: member.id, role: "RESPONSIBLE_LEADER", bodyId: (await createBody()).id });
    expect(await measuresUnder(await viewerOf(member), {})).toEqual([]);
  });
});
