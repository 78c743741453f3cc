import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { addDays } from "@/lib/domain/day";
import { FULL_CHAIN } from "@/lib/domain/signing/stages";
import { approveMeasure } from "@/lib/features/measure/commands/approve-measure";
import { getMeasurePage } from "@/lib/features/measure/queries/measure-page";
import { measureWhere } from "@/lib/features/measure/queries/measure-where";
import { turnedSince } from "@/lib/features/measure/queries/turned";
import { appliedQueue } from "@/lib/features/my-work/queries/applied-queue";
import { reportQueue } from "@/lib/features/my-work/queries/report-queue";
import { signQueue } from "@/lib/features/my-work/queries/sign-queue";
import { verifyChain } from "@/lib/history/record";
import { resetDatabase } from "@/tests/support/database";
import { sentOnce, TODAY, viewerWith } from "@/tests/support/factories";
import { approve, createScene, eventsOf, measureIn, measureNow, sendBack, submit, why, withdraw } from "./scene";

/** 撤回: an application nobody has signed is taken back and counts as never made; what it said stays. */

beforeEach(resetDatabase);

const applications = (measureId: string) =>
  db.application.findMany({ where: { measureId }, orderBy: { attempt: "asc" }, include: { withdrawal: true } });

test("the measure is as it was before, the words are kept and carried on, history and page tell who took it back and why", async () => {
  const s = await createScene();
  const { id } = await measureIn(s, { status: "UNDERWAY" });
  await submit(s.liaison, id);
  const page = await getMeasurePage(s.otherLiaison, id);
  expect(page?.work.steps).toEqual(["withdraw"]);
  // A colleague of the unit may as well as who applied.
  expect(await withdraw(s.otherLiaison, id, " 附件传错了 ")).toEqual({ ok: true });
  expect(await measureNow(id)).toMatchObject({
    ...{ status: "UNDERWAY", stage: null, submittedOn: null, stageSince: null, appliedLateDays: null, heldDays: 0 },
  });
  expect(await applications(id)).toMatchObject([
    { attempt: 1, state: "WITHDRAWN", decidedAt: expect.any(Date), withdrawal: { personId: s.otherLiaison.personId } },
  ]);
  expect((await eventsOf(id)).at(-1)).toMatchObject({ action: "measure.withdrawn", reason: "附件传错了" });
  expect((await verifyChain(db, s.body.id)).intact).toBe(true);

  const after = await getMeasurePage(s.liaison, id);
  expect(after?.closeOuts[0]?.withdrawn).toMatchObject({ who: s.otherLiaison.name, reason: "附件传错了" });
  expect(after?.work).toMatchObject({ carriesOn: true, lastStatement: "措施已全部落实。" });
  const [row] = (await reportQueue(s.liaison, { concern: null, page: 1 })).rows;
  expect(row).toMatchObject({ id, statement: "措施已全部落实。", points: [] });

  expect(await submit(s.liaison, id)).toEqual({ ok: true });
  expect(await withdraw(s.liaison, id)).toEqual({ ok: true });
  expect(await submit(s.liaison, id)).toEqual({ ok: true });
  expect((await applications(id)).map((a) => [a.attempt, a.state])).toEqual([
    [1, "WITHDRAWN"],
    [2, "WITHDRAWN"],
    [3, "PENDING"],
  ]);
});

test("the answer to a return is taken back with it: the points are open again and the answers there to be gone over", async () => {
  const s = await createScene();
  const { id } = await measureIn(s, { status: "UNDERWAY" });
  await submit(s.liaison, id);
  await sendBack(s.office, id, ["补会议记录"]);
  const point = await db.pointToMend.findFirstOrThrow();
  await submit(s.liaison, id, { [point.id]: "已补。" });
  expect(await withdraw(s.liaison, id)).toEqual({ ok: true });
  expect(await measureNow(id)).toMatchObject({ status: "RETURNED", stage: null, submittedOn: null });
  expect(await db.pointToMend.findFirstOrThrow()).toMatchObject({ fixedAt: null, fixNote: "已补。" });

  const toFix = [{ id: point.id, text: "补会议记录", note: "已补。" }];
  const page = await getMeasurePage(s.liaison, id);
  expect(page?.work).toMatchObject({ toFix, returnedBy: "请补充。", lastStatement: "措施已全部落实。" });
  const [row] = (await reportQueue(s.liaison, { concern: "returned", page: 1 })).rows;
  expect(row).toMatchObject({ id, points: toFix });

  expect(await submit(s.liaison, id)).toMatchObject({
    ok: false,
    fields: { [`fix-${point.id}`]: [expect.anything()] },
  });
  expect(await submit(s.liaison, id, { [point.id]: "记录和照片均已补。" })).toEqual({ ok: true });
  expect(await db.pointToMend.findFirstOrThrow()).toMatchObject({
    fixNote: "记录和照片均已补。",
    fixedAt: expect.any(Date),
  });
  expect((await applications(id)).map((a) => a.state)).toEqual(["RETURNED", "WITHDRAWN", "PENDING"]);
});

test("once somebody signed it stays, whoever signs it returns it, and a signer of what was taken back is told", async () => {
  const s = await createScene();
  const { id } = await measureIn(s, { status: "UNDERWAY" });
  await submit(s.liaison, id);
  await approve(s.office, id);
  expect(why(await withdraw(s.liaison, id))).toBe(
    "这份销号申请已经有人审核，不能再撤回；需要补充的，请联系“督查组核实”环节退回。",
  );
  expect((await getMeasurePage(s.liaison, id))?.work.steps).toEqual([]);
  await sendBack(s.supervision, id, ["补充"]);
  expect(why(await withdraw(s.liaison, id))).toContain("现在的状态是“已退回”，不能撤回申请");

  const taken = await measureIn(s, { status: "UNDERWAY" });
  await submit(s.liaison, taken.id);
  await withdraw(s.liaison, taken.id);
  for (const sign of [approve, (v: typeof s.office, m: string) => sendBack(v, m, ["补充"])]) {
    expect(why(await sign(s.office, taken.id))).toBe(
      `措施 ${taken.code} 的销号申请已由${s.liaison.name}撤回，不需要再审核；重新申请后会再列入您的待办。`,
    );
  }

  const full = await createScene({ chain: [...FULL_CHAIN] });
  const headed = await measureIn(full, { status: "SUBMITTED", stage: "UNIT_HEAD" });
  expect(why(await withdraw(full.unitHead, headed.id))).toContain("请在该环节退回");
  expect(await withdraw(full.liaison, headed.id)).toEqual({ ok: true });
});

test("a withdrawn application counts nowhere: not as applied, not as in time, not for the desks' days", async () => {
  const s = await createScene();
  const leader = await viewerWith("GROUP_LEADER", { bodyId: s.body.id });
  const late = await measureIn(s, { status: "UNDERWAY", dueOn: addDays(TODAY, -3) });
  // Four days ago, in time.
  const then = { today: addDays(TODAY, -4), now: new Date(s.liaison.now.getTime() - 4 * 86_400_000) };
  await submit({ ...s.liaison, ...then }, late.id);
  const counts = async () => ({
    submitted: await db.measure.count({ where: measureWhere(leader, { status: ["SUBMITTED"] }) }),
    until: await db.measure.count({ where: measureWhere(leader, { submittedTo: TODAY }) }),
    returned: await db.measure.count({ where: measureWhere(leader, { returnedFrom: TODAY }) }),
    overdue: await db.measure.count({ where: measureWhere(leader, { overdue: true }) }),
    stuck: await db.measure.count({ where: measureWhere(leader, { stuckDays: 1 }) }),
    newlyOverdue: (await turnedSince(leader, TODAY, s.inspection.id)).overdue.length,
    toSign: (await signQueue(s.office, 1)).total,
    applied: (await reportQueue(s.liaison, { concern: null, page: 1 })).applied,
  });
  expect(await counts()).toMatchObject({ submitted: 1, until: 1, overdue: 0, newlyOverdue: 0, toSign: 1, applied: 1 });
  expect((await appliedQueue(s.liaison, { page: 1, total: 1 })).rows).toMatchObject([{ mayWithdraw: true }]);
  expect(await withdraw(s.liaison, late.id)).toEqual({ ok: true });
  expect(await counts()).toEqual({
    ...{ submitted: 0, until: 0, returned: 0, overdue: 1, stuck: 0, newlyOverdue: 1, toSign: 0, applied: 0 },
  });
  // The days it lay with the desks are the unit's own: it asked for them and took them back.
  expect(await measureNow(late.id)).toMatchObject({ heldDays: 0, lateAfter: new Date(addDays(TODAY, -3)) });
});

test("withdrawing and signing at once: exactly one is done, the other is told in words, many times over", async () => {
  const s = await createScene({ chain: ["SUPERVISION"] });
  const won = { withdrawn: 0, signed: 0 };
  for (let round = 0; round < 30; round += 1) {
    const { id } = await measureIn(s, { status: "UNDERWAY" });
    await submit(s.liaison, id);
    const { version } = await measureNow(id);
    const sign = () =>
      round % 2 === 0
        ? approve(s.supervision, id)
        : approveMeasure(s.supervision, sentOnce(), { measureId: id, version, remark: "同意", checks: [] }).then((r) =>
            r.ok ? r : sendBack(s.supervision, id, ["补充"]),
          );
    const both = round % 3 === 0 ? [sign(), withdraw(s.liaison, id)] : [withdraw(s.liaison, id), sign()];
    const results = await Promise.all(both);
    expect(results.filter((r) => r.ok)).toHaveLength(1);
    const refused = results.find((r) => !r.ok);
    expect(refused && why(refused)).toMatch(/已由.+撤回，不需要再审核|现在的状态是“(已销号|已退回)”，不能撤回申请/);
    const [application] = await applications(id);
    const { status } = await measureNow(id);
    if (application?.state === "WITHDRAWN") {
      won.withdrawn += 1;
      expect(status).toBe("UNDERWAY");
    } else {
      won.signed += 1;
      expect([application?.state, status]).toEqual(round % 2 === 0 ? ["APPROVED", "CLOSED"] : ["RETURNED", "RETURNED"]);
      expect(application?.withdrawal).toBeNull();
    }
  }
  expect(Math.min(won.withdrawn, won.signed)).toBeGreaterThan(0);
  expect((await verifyChain(db, s.body.id)).intact).toBe(true);
});
