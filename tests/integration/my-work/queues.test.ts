import { beforeEach, describe, expect, test } from "vitest";
import { countQueries, db } from "@/lib/db/client";
import { addDays } from "@/lib/domain/day";
import { RULES_NOW } from "@/lib/domain/signing/bars";
import { inspectionsFor, pickInspection } from "@/lib/features/inspection/queries/pick-inspection";
import { reportProgress } from "@/lib/features/measure/commands/report-progress";
import { saveDraft } from "@/lib/features/measure/commands/save-draft";
import { parseMeasureFilter } from "@/lib/features/measure/filter";
import { measureWhere } from "@/lib/features/measure/queries/measure-where";
import { officeDuties, supervisionDuties } from "@/lib/features/my-work/queries/my-duties";
import { reportQueue } from "@/lib/features/my-work/queries/report-queue";
import { signQueue } from "@/lib/features/my-work/queries/sign-queue";
import { resetDatabase } from "../../support/database";
import {
  createInspection,
  createIssue,
  createMeasure,
  createPerson,
  createUnit,
  NOW,
  sentOnce,
  TODAY,
  viewerWith,
} from "../../support/factories";

beforeEach(resetDatabase);

async function ledger() {
  const inspection = await createInspection();
  const { bodyId } = inspection;
  const unit = await createUnit({ bodyId });
  const other = await createUnit({ bodyId });
  const leader = await createPerson({ bodyId });
  const issue = await createIssue({ inspectionId: inspection.id });
  const assigned = {
    issueId: issue.id,
    leadUnitId: unit.id,
    leaderId: leader.id,
    timeClass: "TIME_BOUND" as const,
    dueOn: addDays(TODAY, 60),
  };
  const liaison = await viewerWith("LIAISON", { bodyId, unitId: unit.id });
  return { inspection, bodyId, unit, other, assigned, liaison };
}

const all = { concern: null, page: 1 };

describe("what a liaison officer has to report on", () => {
  test("own lead measures that are not submitted, most pressing first", async () => {
    const { assigned, other, liaison, unit } = await ledger();
    const quiet = await createMeasure({ ...assigned, status: "UNDERWAY" });
    // Nothing said for two weeks, and 暂无进展 said yesterday: the one is not reported, both are without progress.
    const unreported = await createMeasure({ ...assigned, status: "UNDERWAY", lastHeardOn: addDays(TODAY, -14) });
    const silent = await createMeasure({
      ...assigned,
      status: "UNDERWAY",
      lastHeardOn: addDays(TODAY, -1),
      lastProgressOn: addDays(TODAY, -30),
    });
    const due = await createMeasure({ ...assigned, status: "UNDERWAY", dueOn: addDays(TODAY, 7) });
    const late = await createMeasure({ ...assigned, status: "UNDERWAY", dueOn: addDays(TODAY, -1) });
    const returned = await createMeasure({ ...assigned, status: "RETURNED" });
    await createMeasure({ ...assigned, status: "SUBMITTED" });
    await createMeasure({ ...assigned, status: "CLOSED" });
    await createMeasure({ ...assigned, leadUnitId: other.id, unitIds: [unit.id], status: "UNDERWAY" });
    await createMeasure({ ...assigned, struckAt: NOW });

    const queue = await reportQueue(liaison, all);
    expect(queue.rows.map((r) => r.id)).toEqual([returned.id, late.id, due.id, unreported.id, silent.id, quiet.id]);
    expect(queue.counts).toEqual({
      all: 6,
      returned: 1,
      overdue: 1,
      due: 1,
      unreported: 1,
      silent: 2,
      planned: 0,
      other: 1,
    });
    for (const concern of ["returned", "overdue", "due", "unreported", "silent", "other"] as const) {
      expect((await reportQueue(liaison, { concern, page: 1 })).total).toBe(queue.counts[concern]);
    }
  });

  test("of one deadline in printed order; a page past the end shows the last one", async () => {
    const { assigned, liaison } = await ledger();
    const made = [];
    for (let i = 0; i < 4; i += 1) made.push(await createMeasure({ ...assigned, status: "UNDERWAY" }));
    const printed = [...made].sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1)).map((m) => m.id);
    const queue = await reportQueue(liaison, { ...all, page: 99 });
    expect(queue.page).toBe(1);
    expect(queue.rows.map((row) => row.id)).toEqual(printed);
  });

  test("archived inspections ask for nothing", async () => {
    const { assigned, liaison, inspection } = await ledger();
    await createMeasure({ ...assigned, status: "UNDERWAY" });
    await db.inspection.update({ where: { id: inspection.id }, data: { archivedAt: NOW } });
    expect((await reportQueue(liaison, all)).counts.all).toBe(0);
  });

  test("the measures of one inspection by themselves, and nothing of one that is not the viewer's", async () => {
    const { assigned, liaison, inspection, bodyId } = await ledger();
    const { id: elsewhere } = await createInspection({ bodyId });
    const own = await createMeasure({ ...assigned, status: "UNDERWAY" });
    const { id: issueId } = await createIssue({ inspectionId: elsewhere });
    const other = await createMeasure({ ...assigned, issueId, status: "UNDERWAY" });
    const of = async (id: string) => {
      const queue = await reportQueue(liaison, { ...all, inspection: id });
      expect(queue.counts.all).toBe(queue.rows.length);
      return queue.rows.map((row) => row.id);
    };
    expect(await of(inspection.id)).toEqual([own.id]);
    expect(await of(elsewhere)).toEqual([other.id]);
    expect(await of((await createInspection()).id)).toEqual([]);
    expect((await reportQueue(liaison, all)).counts.all).toBe(2);
  });

  test("drafts are kept for their writer only and go when the progress is sent", async () => {
    const { assigned, liaison, bodyId, unit } = await ledger();
    const measure = await createMeasure({ ...assigned, status: "UNDERWAY" });
    const colleague = await viewerWith("LIAISON", { bodyId, unitId: unit.id });
    expect(await saveDraft(liaison, { measureId: measure.id, kind: "PROGRESS", text: "写了一半" })).toEqual({
      ok: true,
    });
    expect((await reportQueue(liaison, all)).rows[0]?.draft?.text).toBe("写了一半");
    expect((await reportQueue(colleague, all)).rows[0]?.draft).toBeNull();
    await reportProgress(liaison, sentOnce(), [{ measureId: measure.id, kind: "PROGRESS", text: "写完了" }]);
    const [row] = (await reportQueue(liaison, all)).rows;
    expect(row?.draft).toBeNull();
    expect(row?.last?.text).toBe("写完了");
  });

  test("several reports are sent together or not at all, and each refused one is named", async () => {
    const { assigned, liaison, other } = await ledger();
    const own = await createMeasure({ ...assigned, status: "UNDERWAY" });
    const foreign = await createMeasure({ ...assigned, leadUnitId: other.id, status: "UNDERWAY" });
    const empty = await createMeasure({ ...assigned, status: "UNDERWAY" });
    const refused = await reportProgress(liaison, sentOnce(), [
      { measureId: own.id, kind: "PROGRESS", text: "已完成制度修订" },
      { measureId: foreign.id, kind: "PROGRESS", text: "越权" },
      { measureId: empty.id, kind: "NO_CHANGE", text: "  " },
    ]);
    expect(refused.ok).toBe(false);
    expect(refused.ok ? [] : Object.keys(refused.fields ?? {}).sort()).toEqual([foreign.id, empty.id].sort());
    expect(await db.progressEntry.count()).toBe(0);
    expect(await db.event.count()).toBe(0);
    const done = await reportProgress(liaison, sentOnce(), [
      { measureId: own.id, kind: "PROGRESS", text: "已完成制度修订" },
      { measureId: empty.id, kind: "NO_CHANGE", text: "等待上级文件" },
    ]);
    expect(done).toEqual({ ok: true, count: 2 });
    expect(await db.progressEntry.count()).toBe(2);
  });
});

describe("what waits for a signature", () => {
  test("only the stage of the viewer, in the viewer's body, and not the viewer's own application", async () => {
    const { assigned, bodyId } = await ledger();
    const office = await viewerWith("OFFICE", { bodyId });
    const supervision = await viewerWith("SUPERVISION", { bodyId });
    const apply = async (stage: "OFFICE" | "SUPERVISION", applicantId: string) => {
      const m = await createMeasure({ ...assigned, status: "SUBMITTED", stage });
      await db.application.create({
        data: {
          kind: "CLOSE_OUT",
          measureId: m.id,
          chain: ["OFFICE", "SUPERVISION"],
          rules: RULES_NOW,
          cycle: 1,
          attempt: 1,
          statement: "已完成",
          applicantId,
          applicantName: "申请人",
          applicantPostLabel: "联络员",
        },
      });
      return m;
    };
    const someone = (await createPerson({ bodyId })).id;
    const atOffice = await apply("OFFICE", someone);
    await apply("OFFICE", office.personId);
    const atSupervision = await apply("SUPERVISION", someone);
    expect((await signQueue(office, 1)).rows.map((r) => r.id)).toEqual([atOffice.id]);
    expect((await signQueue(supervision, 1)).rows.map((r) => r.id)).toEqual([atSupervision.id]);
    const elsewhere = await viewerWith("OFFICE");
    expect((await signQueue(elsewhere, 1)).total).toBe(0);
    const leader = await viewerWith("GROUP_LEADER", { bodyId });
    expect((await signQueue(leader, 1)).total).toBe(0);
  });
});

test("duties open exactly the rows they count", async () => {
  const { assigned, bodyId, inspection } = await ledger();
  await createMeasure({ ...assigned, status: "UNDERWAY", dueOn: addDays(TODAY, -3), lastHeardOn: addDays(TODAY, -20) });
  await createMeasure({ ...assigned, leaderId: null });
  await createMeasure({ ...assigned, status: "SUBMITTED", submittedOn: addDays(TODAY, -10) });
  await createMeasure({ ...assigned, status: "CLOSED", dueOn: addDays(TODAY, -9), closedOn: addDays(TODAY, -2) });
  const office = await viewerWith("OFFICE", { bodyId });
  const supervision = await viewerWith("SUPERVISION", { bodyId });
  const current = await pickInspection(supervision, { inspection: inspection.id });
  const duties = [
    ...(await officeDuties(office, await inspectionsFor(office))).map((d) => ({ ...d, viewer: office })),
    ...(await supervisionDuties(supervision, current)).map((d) => ({ ...d, viewer: supervision })),
  ].filter((d) => d.href.startsWith("/ledger"));
  expect(duties.map((d) => d.value)).toEqual([3, 1, 1, 1, 1, 1, 0, 1]);
  for (const duty of duties) {
    const params = Object.fromEntries(new URL(duty.href, "http://localhost").searchParams);
    expect(await db.measure.count({ where: measureWhere(duty.viewer, parseMeasureFilter(params)) })).toBe(duty.value);
  }
});

test("the page costs few statements", async () => {
  const { assigned, liaison } = await ledger();
  for (let i = 0; i < 5; i += 1) await createMeasure({ ...assigned, status: "UNDERWAY" });
  const { count } = await countQueries(() => reportQueue(liaison, all));
  expect(count).toBeLessThanOrEqual(2);
});
