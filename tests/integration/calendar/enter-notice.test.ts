import { beforeEach, describe, expect, test } from "vitest";
import { migrate } from "@/lib/cli/migrate";
import { CHANGED_MEANWHILE, NOT_FOUND } from "@/lib/command/refusal";
import { db } from "@/lib/db/client";
import { readCalendar } from "@/lib/db/read-calendar";
import { isWorkday, yearOf } from "@/lib/domain/calendar/calendar";
import { day, dayFromDb, dayToDb } from "@/lib/domain/day";
import { ROLES } from "@/lib/domain/types";
import { enterNotice } from "@/lib/features/calendar/commands/enter-notice";
import { calendarPage } from "@/lib/features/calendar/queries/calendar";
import { dashboard } from "@/lib/features/dashboard/queries/dashboard";
import { inspectionsFor } from "@/lib/features/inspection/queries/pick-inspection";
import { supervisionDuties } from "@/lib/features/my-work/queries/my-duties";
import { resetDatabase, testDatabaseUrl } from "@/tests/support/database";
import {
  createBody,
  createInspection,
  createMeasure,
  sentOnce,
  TODAY,
  viewerOf,
  viewerWith,
} from "@/tests/support/factories";

/** The notice of a year as the system administrator of the highest body enters it. */

beforeEach(resetDatabase);

const YEAR = yearOf(TODAY);
/** Of the year of the tests' today. */
const NOTICE = `国办发明电〔${YEAR - 1}〕9号\n元旦：1月1日至3日放假，共3天。\n国庆节：10月1日至7日放假，共7天。`;
const input = { year: YEAR, notice: NOTICE, seen: 0 };
const admin = async () => viewerWith("SYSTEM_ADMIN", { bodyId: (await createBody()).id });
const daysOf = async (year: number) =>
  (await db.calendarDay.findMany({ where: { year }, orderBy: { day: "asc" } })).map((d) => dayFromDb(d.day));

describe("who enters a notice", () => {
  test.each(ROLES)("%s", async (role) => {
    const top = await createBody();
    const below = await createBody({ parentId: top.id });
    expect(await enterNotice(await viewerWith(role, { bodyId: below.id }), sentOnce(), input)).toMatchObject({
      ok: false,
      why: NOT_FOUND,
    });
    const viewer = await viewerWith(role, { bodyId: top.id });
    const may = role === "SYSTEM_ADMIN";
    expect((await enterNotice(viewer, sentOnce(), input)).ok).toBe(may);
    expect((await calendarPage(viewer)).mayEnter).toBe(may);
    expect(await db.calendarYear.count()).toBe(may ? 1 : 0);
    expect(await db.event.count()).toBe(may ? 1 : 0);
  });
});

describe("a notice entered", () => {
  test("is known at once, with who entered it, its number and an event of machine values", async () => {
    const viewer = await admin();
    expect((await calendarPage(viewer)).years.find((y) => y.year === YEAR)).toMatchObject({ source: null, version: 0 });
    expect(await enterNotice(viewer, sentOnce(), input)).toEqual({ ok: true });
    expect((await calendarPage(viewer)).years.find((y) => y.year === YEAR)).toMatchObject({
      source: "NOTICE",
      reference: `国办发明电〔${YEAR - 1}〕9号`,
      enteredBy: viewer.name,
      enteredAt: viewer.now,
      version: 1,
      runs: [
        { name: "元旦", from: `${YEAR}-01-01`, to: `${YEAR}-01-03` },
        { name: "国庆节", from: `${YEAR}-10-01`, to: `${YEAR}-10-07` },
      ],
    });
    const calendar = await readCalendar(db, TODAY);
    expect(calendar.years.has(YEAR)).toBe(true);
    for (const off of ["10-01", "10-07"]) expect(isWorkday(day(`${YEAR}-${off}`), calendar), off).toBe(false);
    expect(await db.event.findFirstOrThrow()).toMatchObject({
      bodyId: viewer.bodyId,
      action: "calendar.entered",
      subjectType: "CALENDAR",
      subjectLabel: `${YEAR}年`,
      changes: expect.arrayContaining([
        expect.objectContaining({ field: "source", old: null, new: "NOTICE" }),
        {
          field: "holidays",
          old: null,
          new: `${YEAR}-01-01/${YEAR}-01-03,${YEAR}-10-01/${YEAR}-10-07`,
          words: { field: "放假", old: null, new: `${YEAR}-01-01 至 ${YEAR}-01-03、${YEAR}-10-01 至 ${YEAR}-10-07` },
        },
      ]),
    });
  });

  test("replaces what came with the program, and stays through the next start", async () => {
    const viewer = await admin();
    await migrate({ ownerUrl: testDatabaseUrl });
    const { version, source } = await db.calendarYear.findUniqueOrThrow({ where: { year: YEAR } });
    expect(source).toBe("LIBRARY");
    expect((await enterNotice(viewer, sentOnce(), { ...input, seen: version })).ok).toBe(true);
    const entered = await daysOf(YEAR);
    expect(entered).toHaveLength(10);
    await migrate({ ownerUrl: testDatabaseUrl });
    expect(await daysOf(YEAR)).toEqual(entered);
    expect(await db.calendarYear.findUniqueOrThrow({ where: { year: YEAR } })).toMatchObject({
      source: "NOTICE",
      version: version + 1,
    });
  });

  test("of two administrators at once the second hears of the first", async () => {
    const viewer = await admin();
    const other = await viewerWith("SYSTEM_ADMIN", { bodyId: viewer.bodyId });
    const answers = await Promise.all([viewer, other].map((v) => enterNotice(v, sentOnce(), input)));
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    expect(answers.find((a) => !a.ok)).toMatchObject({ why: CHANGED_MEANWHILE });
    expect(await enterNotice(other, sentOnce(), { ...input, seen: 7 })).toMatchObject({ why: CHANGED_MEANWHILE });
    expect(await enterNotice(other, sentOnce(), { ...input, seen: 1 })).toEqual({ ok: true });
    expect(await daysOf(YEAR)).toHaveLength(10);
  });

  test("of a New Year that begins in December takes those days over; a later notice keeps its own", async () => {
    const viewer = await admin();
    const december = `元旦：${YEAR - 1}年12月31日至${YEAR}年1月2日放假，共3天。`;
    const before = { year: YEAR - 1, notice: "国庆节：10月1日至3日放假。\n年末：12月31日放假。", seen: 0 };
    expect((await enterNotice(viewer, sentOnce(), before)).ok).toBe(true);
    expect((await enterNotice(viewer, sentOnce(), { ...input, notice: december })).ok).toBe(true);
    expect(await daysOf(YEAR)).toEqual([`${YEAR - 1}-12-31`, `${YEAR}-01-01`, `${YEAR}-01-02`]);
    expect((await enterNotice(viewer, sentOnce(), { ...before, seen: 1 })).ok).toBe(true);
    const owner = await db.calendarDay.findUniqueOrThrow({ where: { day: dayToDb(day(`${YEAR - 1}-12-31`)) } });
    expect(owner).toMatchObject({ year: YEAR, name: "元旦" });
  });

  test.each([
    ["notice", { notice: "元旦：2月30日放假。\n春节：1月1日" }, 2],
    ["notice", { notice: "各地区、各部门要妥善安排好值班工作。" }, 1],
    ["year", { year: YEAR + 2 }, 1],
    ["year", { year: YEAR - 3 }, 1],
  ])("is refused at its field, all faults at once: %s %j", async (field, over, faults) => {
    const answer = await enterNotice(await admin(), sentOnce(), { ...input, ...over });
    expect(answer.ok).toBe(false);
    expect(answer.ok ? [] : answer.fields?.[field]).toHaveLength(faults);
    expect(await db.calendarDay.count()).toBe(0);
    expect(await db.event.count()).toBe(0);
  });
});

test("滞留 is 推定 as a duty and as a figure until the notice of the year is entered", async () => {
  const { id: bodyId } = await createBody();
  await createMeasure({ inspectionId: (await createInspection({ bodyId })).id });
  const { personId } = await viewerWith("SUPERVISION", { bodyId });
  async function said() {
    const viewer = await viewerOf({ id: personId });
    const [inspection] = await inspectionsFor(viewer);
    if (!inspection) throw new Error("no inspection");
    const duties = await supervisionDuties(viewer, inspection);
    const { stuck } = await dashboard(viewer, inspection, viewer.today);
    return [duties.find((d) => d.key === "stuck")?.label, stuck.estimated];
  }
  expect(await said()).toEqual(["审核滞留（推定）", true]);
  await enterNotice(await viewerWith("SYSTEM_ADMIN", { bodyId }), sentOnce(), input);
  expect(await said()).toEqual(["审核滞留", false]);
});
