import { expect, test } from "vitest";
import { CHANGED_MEANWHILE } from "@/lib/command/refusal";
import { db } from "@/lib/db/client";
import { addDays, dayFromDb, dayToDb } from "@/lib/domain/day";
import { FULL_CHAIN } from "@/lib/domain/signing/stages";
import { FIVE_POINTS } from "@/lib/domain/types";
import { approveMeasure } from "@/lib/features/measure/commands/approve-measure";
import { relapseMeasure } from "@/lib/features/measure/commands/relapse-measure";
import { reportProgress } from "@/lib/features/measure/commands/report-progress";
import { returnMeasure } from "@/lib/features/measure/commands/return-measure";
import { startMeasure } from "@/lib/features/measure/commands/start-measure";
import { submitMeasure } from "@/lib/features/measure/commands/submit-measure";
import { verifyChain } from "@/lib/history/record";
import "@/tests/support/database";
import { createPost, sentOnce, TODAY, viewerOf } from "@/tests/support/factories";
import { approve, createScene, eventsOf, measureIn, measureNow, sendBack, submit, why } from "./scene";

test("a measure goes through its whole life, and the history of its body stays a whole chain", async () => {
  const s = await createScene({ chain: [...FULL_CHAIN] });
  const { id } = await measureIn(s);
  expect(await startMeasure(s.liaison, sentOnce(), { measureId: id, version: 1 })).toEqual({ ok: true });
  await reportProgress(s.liaison, sentOnce(), [{ measureId: id, kind: "PROGRESS", text: "制度已印发。" }]);
  expect(await submit(s.liaison, id)).toEqual({ ok: true });
  expect(await measureNow(id)).toMatchObject({ status: "SUBMITTED", stage: "UNIT_HEAD", submittedOn: dayToDb(TODAY) });
  for (const [signer, next] of [
    [s.unitHead, "RESPONSIBLE_LEADER"],
    [s.leader, "OFFICE"],
    [s.office, "SUPERVISION"],
    [s.supervision, "GROUP_LEADER"],
  ] as const) {
    expect(await approve(signer, id)).toEqual({ ok: true, closed: false });
    expect(await measureNow(id)).toMatchObject({ status: "SUBMITTED", stage: next, closedOn: null });
  }
  expect(await approve(s.groupLeader, id)).toEqual({ ok: true, closed: true });
  expect(await measureNow(id)).toMatchObject({ status: "CLOSED", stage: null, closedOn: dayToDb(TODAY), cycle: 1 });

  const [application] = await db.application.findMany({
    where: { measureId: id },
    include: { signatures: { orderBy: { id: "asc" } } },
  });
  expect(application).toMatchObject({ state: "APPROVED", attempt: 1, applicantId: s.liaison.personId });
  expect(application?.signatures.map((step) => [step.stage, step.checks.length])).toEqual([
    ["UNIT_HEAD", 0],
    ["RESPONSIBLE_LEADER", 0],
    ["OFFICE", 0],
    ["SUPERVISION", 5],
    ["GROUP_LEADER", 0],
  ]);
  const events = await eventsOf(id);
  expect(events.map((e) => e.action)).toEqual([
    "measure.started",
    "measure.reported",
    "measure.submitted",
    "measure.approved",
    "measure.approved",
    "measure.approved",
    "measure.approved",
    "measure.closed",
  ]);
  expect(events[0]).toMatchObject({ personId: s.liaison.personId, subjectLabel: "01-01", issueId: s.issue.id });
  // With the baseline of a row that came without a history.
  expect(await verifyChain(db, s.body.id)).toEqual({ chain: s.body.id, events: 9, intact: true, brokenAt: null });
});

test("nobody signs or returns an application they made, whatever other post they hold", async () => {
  const s = await createScene();
  await createPost({ personId: s.liaison.personId, role: "OFFICE", bodyId: s.body.id });
  const both = await viewerOf({ id: s.liaison.personId });
  const { id } = await measureIn(s, { status: "UNDERWAY" });
  expect(await submit(both, id)).toEqual({ ok: true });
  expect(why(await approve(both, id))).toContain("由他人审核");
  expect(why(await sendBack(both, id, ["补充"]))).toContain("由他人审核");
  expect(await measureNow(id)).toMatchObject({ status: "SUBMITTED", stage: "OFFICE" });
  expect(await approve(s.office, id)).toMatchObject({ ok: true });
});

test("an application nobody but the applicant could sign is not made", async () => {
  const s = await createScene({ chain: [...FULL_CHAIN] });
  const { id } = await measureIn(s, { status: "UNDERWAY" });
  expect(why(await submit(s.unitHead, id))).toContain("部门负责人审核");
  await createPost({ personId: s.leader.personId, role: "LIAISON", bodyId: s.body.id, unitId: s.unit.id });
  expect(why(await submit(await viewerOf({ id: s.leader.personId }), id))).toContain("责任领导审签");
  expect(await submit(s.liaison, id)).toEqual({ ok: true });
});

test("who saw an older version is told, and nothing of theirs is written", async () => {
  const s = await createScene();
  const { id, version } = await measureIn(s, { status: "SUBMITTED" });
  const seen = { measureId: id, version };
  expect(await approveMeasure(s.office, sentOnce(), { ...seen, remark: "同意。", checks: [] })).toMatchObject({
    ok: true,
  });
  const late = await approveMeasure(s.supervision, sentOnce(), { ...seen, remark: "同意。", checks: FIVE_POINTS });
  expect(late).toEqual({ ok: false, code: "changed", why: CHANGED_MEANWHILE });
  expect(await db.signature.count({ where: { application: { measureId: id } } })).toBe(1);
  expect(await eventsOf(id)).toHaveLength(1);
});

test("of several who sign at the same moment exactly one does", async () => {
  const s = await createScene();
  for (let round = 0; round < 5; round += 1) {
    const { id, version } = await measureIn(s, { status: "SUBMITTED" });
    const seen = { measureId: id, version };
    const results = await Promise.all([
      approveMeasure(s.office, sentOnce(), { ...seen, remark: "同意。", checks: [] }),
      approveMeasure(s.otherOffice, sentOnce(), { ...seen, remark: "同意。", checks: [] }),
      returnMeasure(s.otherOffice, sentOnce(), { ...seen, remark: "退回。", points: ["补充佐证"] }),
    ]);
    expect(results.filter((r) => r.ok)).toHaveLength(1);
    for (const r of results) if (!r.ok) expect(r.why).toMatch(/刚刚被他人更新|现在的状态是|没有找到/);
    expect(await db.signature.count({ where: { application: { measureId: id } } })).toBe(1);
    expect(await eventsOf(id)).toHaveLength(1);
  }
  expect((await verifyChain(db, s.body.id)).intact).toBe(true);
});

test("of two who apply at the same moment one does, and there is one application", async () => {
  const s = await createScene();
  const { id, version } = await measureIn(s, { status: "UNDERWAY" });
  const input = { measureId: id, version, statement: "已完成。", fixes: {} };
  const results = await Promise.all([
    submitMeasure(s.liaison, sentOnce(), input),
    submitMeasure(s.otherLiaison, sentOnce(), input),
  ]);
  expect(results.filter((r) => r.ok)).toHaveLength(1);
  expect(await db.application.count({ where: { measureId: id } })).toBe(1);
  expect(await eventsOf(id)).toHaveLength(1);
});

test("the same key sent twice, also at the same moment, does it once and answers the same", async () => {
  const s = await createScene();
  const { id, version } = await measureIn(s, { status: "SUBMITTED" });
  const sent = sentOnce("measure.approve");
  const input = { measureId: id, version, remark: "同意。", checks: [] };
  const both = await Promise.all([approveMeasure(s.office, sent, input), approveMeasure(s.office, sent, input)]);
  expect(both).toEqual([
    { ok: true, closed: false },
    { ok: true, closed: false },
  ]);
  expect(await approveMeasure(s.office, sent, input)).toEqual({ ok: true, closed: false });
  expect(await measureNow(id)).toMatchObject({ stage: "SUPERVISION" });
  expect(await eventsOf(id)).toHaveLength(1);

  const report = sentOnce("measure.report");
  const other = await measureIn(s, { status: "UNDERWAY" });
  const entry = [{ measureId: other.id, kind: "PROGRESS" as const, text: "再次培训。" }];
  await Promise.all([reportProgress(s.liaison, report, entry), reportProgress(s.liaison, report, entry)]);
  expect(await db.progressEntry.count({ where: { measureId: other.id, text: "再次培训。" } })).toBe(1);
});

test("the five-point check is made whole where the stage makes it, or the application is returned", async () => {
  const s = await createScene();
  const { id, version } = await measureIn(s, { status: "SUBMITTED", stage: "SUPERVISION" });
  const input = { measureId: id, version, remark: "同意。", checks: FIVE_POINTS.slice(0, 4) };
  const refused = await approveMeasure(s.supervision, sentOnce(), input);
  expect(refused).toMatchObject({ ok: false, fields: { checks: ["还没有确认：长效机制建立。"] } });
  expect(await approve(s.supervision, id)).toEqual({ ok: true, closed: true });
});

test("every point of a return is answered before applying again; the answers stay with the point", async () => {
  const s = await createScene();
  const { id } = await measureIn(s, { status: "SUBMITTED" });
  expect(why(await sendBack(s.office, id, [" ", ""]))).toContain("逐条写明");
  expect(await sendBack(s.office, id, ["补充会议记录", " ", "说明覆盖范围"])).toEqual({ ok: true });
  expect(await measureNow(id)).toMatchObject({ status: "RETURNED", stage: null, submittedOn: null });
  const points = await db.pointToMend.findMany({
    where: { application: { measureId: id } },
    orderBy: { position: "asc" },
  });
  expect(points.map((p) => p.text)).toEqual(["补充会议记录", "说明覆盖范围"]);
  const [one, two] = points.map((p) => p.id);
  if (!one || !two) throw new Error("two points expected");

  const missing = await submit(s.liaison, id, { [one]: "已补充。", [two]: "  " });
  expect(missing).toMatchObject({ ok: false, fields: { [`fix-${two}`]: [expect.any(String)] } });
  expect(missing).not.toHaveProperty(["fields", `fix-${one}`]);
  expect(await measureNow(id)).toMatchObject({ status: "RETURNED" });

  expect(await submit(s.liaison, id, { [one]: "已补充。", [two]: "覆盖全部处室。" })).toEqual({ ok: true });
  const fixed = await db.pointToMend.findMany({ where: { id: { in: [one, two] } }, orderBy: { position: "asc" } });
  expect(fixed.map((p) => [p.fixNote, p.fixedAt !== null])).toEqual([
    ["已补充。", true],
    ["覆盖全部处室。", true],
  ]);
  const attempts = await db.application.findMany({ where: { measureId: id }, orderBy: { attempt: "asc" } });
  expect(attempts.map((a) => [a.attempt, a.state])).toEqual([
    [1, "RETURNED"],
    [2, "PENDING"],
  ]);
});

test("a relapse begins the next cycle and leaves every row of the earlier ones as it was", async () => {
  const s = await createScene();
  const { id } = await measureIn(s, { status: "UNDERWAY" });
  await submit(s.liaison, id);
  await sendBack(s.office, id, ["补充"]);
  const [point] = await db.pointToMend.findMany({ where: { application: { measureId: id } } });
  await submit(s.liaison, id, { [point?.id ?? ""]: "已补充。" });
  await approve(s.office, id);
  await approve(s.supervision, id);
  const rows = () =>
    Promise.all([
      db.application.findMany({
        where: { measureId: id, cycle: 1 },
        include: { signatures: true, points: true },
        orderBy: { id: "asc" },
      }),
      db.progressEntry.findMany({ where: { measureId: id, cycle: 1 }, orderBy: { id: "asc" } }),
    ]);
  const before = await rows();
  const closed = await measureNow(id);

  const dueOn = addDays(TODAY, 60);
  const input = { measureId: id, version: closed.version, reason: "抽查发现同类问题再次出现。", dueOn };
  expect(await relapseMeasure(s.supervision, sentOnce(), { ...input, dueOn: addDays(TODAY, -1) })).toHaveProperty(
    "fields.dueOn",
  );
  expect(await relapseMeasure(s.supervision, sentOnce(), input)).toEqual({ ok: true });
  expect(await measureNow(id)).toMatchObject({
    status: "UNDERWAY",
    cycle: 2,
    closedOn: null,
    submittedOn: null,
    dueOn: dayToDb(dueOn),
    originalDueOn: closed.originalDueOn,
  });
  expect(why(await submit(s.liaison, id))).toContain("还没有报送过进展");
  await reportProgress(s.liaison, sentOnce(), [{ measureId: id, kind: "PROGRESS", text: "重新整改。" }]);
  expect(await submit(s.liaison, id)).toEqual({ ok: true });
  expect(await rows()).toEqual(before);
  const second = await db.application.findFirstOrThrow({ where: { measureId: id, cycle: 2 } });
  expect(second).toMatchObject({ attempt: 1, state: "PENDING" });
  expect((await verifyChain(db, s.body.id)).intact).toBe(true);
});

test("a measure that was closed without ever having a deadline can relapse", async () => {
  const s = await createScene();
  const { id, version } = await measureIn(s, { status: "CLOSED", dueOn: null });
  const dueOn = addDays(TODAY, 10);
  expect(await relapseMeasure(s.office, sentOnce(), { measureId: id, version, reason: "反弹。", dueOn })).toEqual({
    ok: true,
  });
  expect(await measureNow(id)).toMatchObject({ dueOn: dayToDb(dueOn), originalDueOn: dayToDb(dueOn) });
});

test("a review of a 长期坚持 measure moves the day of the next one by its interval", async () => {
  const s = await createScene();
  const own = await measureIn(s, {
    status: "UNDERWAY",
    timeClass: "LONG_TERM",
    dueOn: addDays(TODAY, -3),
    reviewEveryDays: 30,
  });
  const byInspection = await measureIn(s, { status: "UNDERWAY", timeClass: "LONG_TERM", dueOn: null });
  const review = (measureId: string) => ({ measureId, kind: "REVIEW" as const, text: "复核未见反弹。" });
  expect(await reportProgress(s.liaison, sentOnce(), [review(own.id), review(byInspection.id)])).toEqual({
    ok: true,
    count: 2,
  });
  const due = async (id: string) => {
    const { dueOn, originalDueOn } = await measureNow(id);
    return [dueOn, originalDueOn].map((d) => d && dayFromDb(d));
  };
  expect(await due(own.id)).toEqual([addDays(TODAY, 30), addDays(TODAY, -3)]);
  expect(await due(byInspection.id)).toEqual([addDays(TODAY, 90), addDays(TODAY, 90)]);
  const [, event] = await eventsOf(own.id).then((all) => [null, all.at(-1)]);
  expect(event).toMatchObject({ action: "measure.reviewed" });

  const bound = await measureIn(s, { status: "UNDERWAY" });
  expect(why(await reportProgress(s.liaison, sentOnce(), [review(bound.id)]))).toContain("长期坚持");
});

test("a first report of progress starts the measure, 暂无进展 does not; without an assignment neither start nor progress", async () => {
  const s = await createScene();
  const report = (measureId: string, kind: "PROGRESS" | "NO_CHANGE") =>
    reportProgress(s.liaison, sentOnce(), [{ measureId, kind, text: "情况如下。" }]);
  const { id } = await measureIn(s);
  await report(id, "NO_CHANGE");
  expect(await measureNow(id)).toMatchObject({ status: "PLANNED", startedOn: null });
  await report(id, "PROGRESS");
  expect(await measureNow(id)).toMatchObject({ status: "UNDERWAY", startedOn: dayToDb(TODAY) });

  const open = await measureIn(s, { leaderId: null, dueOn: null });
  const start = await startMeasure(s.liaison, sentOnce(), { measureId: open.id, version: open.version });
  expect(why(start)).toContain("责任领导、整改时限");
  expect(why(await report(open.id, "PROGRESS"))).toContain("责任领导、整改时限");
  expect(await report(open.id, "NO_CHANGE")).toMatchObject({ ok: true });
});

test("one entry that cannot be written keeps back all of a bundle, and is named", async () => {
  const s = await createScene();
  const good = await measureIn(s, { status: "UNDERWAY" });
  const closed = await measureIn(s, { status: "CLOSED" });
  const text = "本周推进情况。";
  const result = await reportProgress(s.liaison, sentOnce(), [
    { measureId: good.id, kind: "PROGRESS", text },
    { measureId: closed.id, kind: "PROGRESS", text },
  ]);
  expect(result).toMatchObject({ ok: false, fields: { [closed.id]: [expect.stringContaining("已销号")] } });
  expect(await db.progressEntry.count({ where: { text } })).toBe(0);
  expect(await measureNow(good.id)).toEqual(good);
});

test("the same words twice on a day are one report: a second window is told, another person or a new text is not held up", async () => {
  const s = await createScene();
  const { id } = await measureIn(s, { status: "UNDERWAY" });
  const report = (viewer: typeof s.liaison, text: string) =>
    reportProgress(viewer, sentOnce(), [{ measureId: id, kind: "PROGRESS", text }]);
  const [first, second] = await Promise.all([report(s.liaison, "印发办法。"), report(s.liaison, " 印发办法。 ")]);
  expect([first.ok, second.ok].sort()).toEqual([false, true]);
  expect(why(first.ok ? second : first)).toContain("没有重复登记");
  expect(await db.progressEntry.count({ where: { measureId: id, text: "印发办法。" } })).toBe(1);
  expect((await report(s.liaison, "印发办法，组织培训。")).ok).toBe(true);
});
