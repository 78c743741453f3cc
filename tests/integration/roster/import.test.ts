import { beforeEach, describe, expect, test } from "vitest";
import { NO_PASSWORD } from "@/lib/access/sign-in/password";
import { CHANGED_MEANWHILE, NOT_FOUND } from "@/lib/command/refusal";
import { db } from "@/lib/db/client";
import { inSnapshot } from "@/lib/db/snapshot";
import { ROLES } from "@/lib/domain/types";
import { createUnit as addUnit } from "@/lib/features/people/commands/create-unit";
import { editPerson } from "@/lib/features/people/commands/edit-person";
import { confirmRoster } from "@/lib/features/roster/commands/confirm-roster";
import { discardRoster } from "@/lib/features/roster/commands/discard-roster";
import { receiveRoster } from "@/lib/features/roster/commands/receive-roster";
import { undoRoster } from "@/lib/features/roster/commands/undo-roster";
import { rosterList } from "@/lib/features/roster/queries/roster-list";
import { rosterReview } from "@/lib/features/roster/queries/roster-review";
import { verifyChain } from "@/lib/history/record";
import { resetDatabase } from "@/tests/support/database";
import {
  createBody,
  createInspection,
  createMeasure,
  createPerson,
  createPost,
  NOW,
  sentOnce,
  viewerWith,
} from "@/tests/support/factories";
import { choose, confirm, createDesk, done, imported, PEOPLE_HEAD, received, reviewed, UNITS_HEAD } from "./scene";

/** People and units that come in from a sheet: judged, confirmed in one transaction, and taken back. */

beforeEach(resetDatabase);

const LINES = [
  PEOPLE_HEAD,
  "张　三,法规处,处长,zhangsan,部门负责人,2026-01-05",
  "张三,法规处,处长,zhangsan,联络员,2026-01-05",
  "李四,,副局长,lisi,责任领导、副组长,",
];

const seen = async (id: string) => ({
  rosterId: id,
  version: (await db.rosterImport.findUniqueOrThrow({ where: { id } })).version,
});

test("people, accounts and the posts asked for enter together; nobody is given a post", async () => {
  const { body, law, system } = await createDesk();
  const before = await db.post.count();
  const id = await received(system, body.id, LINES);
  const { review } = await reviewed(system, id);
  expect(review.rows.map(({ name, state }) => [name, state])).toEqual([
    ["张三", "NEW"],
    ["张三", "NEW"],
    ["李四", "NEW"],
  ]);
  expect(review.does).toEqual({ units: 0, editedUnits: 0, persons: 2, editedPersons: 0, accounts: 2, posts: 4 });
  expect(await db.person.count({ where: { name: "张三" } })).toBe(0);
  done(await confirm(system, id));

  const person = await db.person.findFirstOrThrow({ where: { name: "张三" }, include: { account: true } });
  expect(person).toMatchObject({ bodyId: body.id, title: "处长", initials: "zs" });
  expect(person.account).toMatchObject({ login: "zhangsan", passwordHash: NO_PASSWORD, mustChangePassword: true });
  const waits = await db.postRequest.findMany({ where: { personId: person.id }, orderBy: { role: "asc" } });
  expect(waits.map(({ role, unitId, state }) => [role, unitId, state])).toEqual([
    ["UNIT_HEAD", law.id, "WAITING"],
    ["LIAISON", law.id, "WAITING"],
  ]);
  expect(await db.post.count()).toBe(before);
  const told = await db.event.groupBy({ by: ["action"], where: { bodyId: body.id }, _count: true });
  expect(Object.fromEntries(told.map(({ action, _count }) => [action, _count]))).toMatchObject({
    ...{ "person.created": 2, "account.created": 2, "post-request.made": 4 },
    ...{ "roster.received": 1, "roster.confirmed": 1 },
  });
  expect(await verifyChain(db, body.id)).toMatchObject({ intact: true });
});

test("the same sheet again changes nothing; a changed one says cell by cell what", async () => {
  const { body, system } = await createDesk();
  await imported(system, body.id, LINES);
  const again = await reviewed(system, await received(system, body.id, LINES));
  expect(again.review.counts).toMatchObject({ UNCHANGED: 3, NEW: 0, CHANGED: 0, ERROR: 0 });
  const refused = await confirm(system, again.id);
  expect(refused).toMatchObject({ ok: false, why: expect.stringContaining("没有要新增或修改的内容") });

  const changed = LINES.map((line) => line.replaceAll("处长,zhangsan", "一级调研员,zhangsan"));
  const id = await received(system, body.id, changed);
  const { review } = await reviewed(system, id);
  expect(review.rows[0]).toMatchObject({
    ...{ state: "CHANGED", cells: [{ label: "职务", old: "处长", now: "一级调研员" }] },
  });
  done(await confirm(system, id));
  expect(await db.person.findFirstOrThrow({ where: { name: "张三" } })).toMatchObject({
    title: "一级调研员",
    version: 2,
  });
});

test("units of a sheet are made in its order, and people are put into them", async () => {
  const { body, system } = await createDesk();
  await imported(system, body.id, [UNITS_HEAD, "督查处,督查,内设处室", "大数据中心,数据中心,直属单位"]);
  const units = await db.unit.findMany({ where: { bodyId: body.id }, orderBy: { position: "asc" } });
  expect(units.slice(-2).map(({ name, shortName, kind }) => [name, shortName, kind])).toEqual([
    ["督查处", "督查", "DEPARTMENT"],
    ["大数据中心", "数据中心", "SUBORDINATE"],
  ]);
  await imported(system, body.id, [PEOPLE_HEAD, "王五,数据中心,主任,wangwu,联络员,"]);
  expect(await db.postRequest.findFirstOrThrow({})).toMatchObject({ unitId: units.at(-1)?.id, fromOn: null });
});

test("a unit nobody knows is made only where it is chosen, and a row in error can be left out", async () => {
  const { body, system } = await createDesk();
  const id = await received(system, body.id, [
    PEOPLE_HEAD,
    "王五,督察处,处长,wangwu,部门负责人,",
    "赵六,督察处,科员,0071,联络员,",
  ]);
  const first = await reviewed(system, id);
  expect(first.review.questions).toMatchObject([{ of: "督察处", rows: 2 }]);
  expect(await confirm(system, id)).toMatchObject({ ok: false, code: "state" });
  expect(await choose(system, id, { what: "unit", of: "督察处", value: "whatever" })).toMatchObject({
    code: "invalid",
  });
  done(await choose(system, id, { what: "unit", of: "督察处", value: "create" }));
  const second = await reviewed(system, id);
  expect(second.review.rows.map(({ state }) => state)).toEqual(["NEW", "ERROR"]);
  expect(second.review.rows[1]?.problems[0]?.message).toContain("账号“0071”不能用");
  expect(await confirm(system, id)).toMatchObject({ why: "还有1行有问题。请逐行处理，或者不导入这些行。" });
  done(await choose(system, id, { what: "leave-errors" }));
  done(await confirm(system, id));
  expect(await db.unit.count({ where: { name: "督察处" } })).toBe(1);
  expect(await db.person.count({ where: { name: "赵六" } })).toBe(0);
});

test("what came to be otherwise since the page was drawn is not confirmed unseen", async () => {
  const { body, system } = await createDesk();
  const id = await received(system, body.id, [UNITS_HEAD, "督查处,督查,内设处室"]);
  const { version, review } = await reviewed(system, id);
  const words = { name: "督查处", shortName: "督查", kind: "DEPARTMENT" as const, aliases: [] };
  done(await addUnit(system, sentOnce(), { ...words, bodyId: body.id }));
  const late = await confirmRoster(system, sentOnce(), { rosterId: id, version, seen: review.seen });
  expect(late).toMatchObject({ ok: false, code: "changed" });
});

test("two who confirm at once bring it in once", async () => {
  const { body, system } = await createDesk();
  const other = await viewerWith("SYSTEM_ADMIN", { bodyId: body.id });
  const id = await received(system, body.id, LINES);
  const { version, review } = await reviewed(system, id);
  const input = { rosterId: id, version, seen: review.seen };
  const answers = await Promise.all([system, other].map((viewer) => confirmRoster(viewer, sentOnce(), input)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ why: CHANGED_MEANWHILE });
  expect(await db.person.count({ where: { name: "张三" } })).toBe(1);
});

describe("taking it back", () => {
  test("takes people, accounts, units and posts asked for with it, and changes back what was changed", async () => {
    const { body, system } = await createDesk();
    const known = await createPerson({ bodyId: body.id, name: "李四", title: "副处长" });
    await imported(system, body.id, [UNITS_HEAD, "督查处,督查,内设处室"]);
    const id = await imported(system, body.id, [...LINES, "王五,督查处,科员,wangwu,联络员,"]);
    expect(await db.person.findUniqueOrThrow({ where: { id: known.id } })).toMatchObject({ title: "副局长" });
    done(await undoRoster(system, sentOnce(), { ...(await seen(id)), reason: "传错了表" }));
    expect(await db.person.findMany({ where: { name: { in: ["张三", "王五"] } } })).toEqual([]);
    expect(await db.account.count({ where: { login: { in: ["zhangsan", "lisi", "wangwu"] } } })).toBe(0);
    expect(await db.postRequest.count()).toBe(0);
    expect(await db.person.findUniqueOrThrow({ where: { id: known.id } })).toMatchObject({ title: "副处长" });
    expect(await db.unit.count({ where: { name: "督查处" } })).toBe(1);
    const undone = await db.event.findFirstOrThrow({ where: { action: "person.undone", subjectLabel: "王五" } });
    expect(JSON.stringify(undone.changes)).toContain("科员");
    expect(await verifyChain(db, body.id)).toMatchObject({ intact: true });
    // And it may come in anew.
    await imported(system, body.id, LINES);
    expect(await undoRoster(system, sentOnce(), { ...(await seen(id)), reason: "再来" })).toMatchObject({
      code: "state",
    });
  });

  test("is refused once something was built on it, saying what", async () => {
    const { body, system } = await createDesk();
    const builds: [RegExp, (personId: string) => Promise<unknown>][] = [
      [/账号已经启用/, (personId) => db.account.update({ where: { personId }, data: { disabledAt: NOW } })],
      [/岗位已经设置/, (personId) => createPost({ personId, bodyId: body.id, role: "OFFICE" })],
      [/措施已经分工/, async (ownerId) => createMeasure({ bodyId: body.id, ownerId })],
      [
        /资料后来又改过/,
        (personId) => editPerson(system, sentOnce(), { id: personId, version: 1, name: "王五", title: "改" }),
      ],
    ];
    for (const [why, build] of builds) {
      const id = await imported(system, body.id, [PEOPLE_HEAD, "王五,法规处,科员,wangwu,联络员,"]);
      const person = await db.person.findFirstOrThrow({ where: { name: "王五" } });
      await build(person.id);
      const refused = await undoRoster(system, sentOnce(), { ...(await seen(id)), reason: "传错了表" });
      expect(refused).toMatchObject({ ok: false, code: "state", why: expect.stringMatching(why) });
      const page = await inSnapshot(() => rosterReview(system, id, { show: undefined, page: 1 }));
      expect(page?.outcome?.touched).toBe(refused.ok ? "" : refused.why);
      await resetDatabase();
      Object.assign(body, (await createDesk()).body);
      Object.assign(system, await viewerWith("SYSTEM_ADMIN", { bodyId: body.id }));
    }
  });
});

test("a unit that was asked for its sheet meanwhile stays", async () => {
  const { body, system } = await createDesk();
  const id = await imported(system, body.id, [UNITS_HEAD, "督查处,督查,内设处室"]);
  const unit = await db.unit.findFirstOrThrow({ where: { name: "督查处" } });
  const inspection = await createInspection({ bodyId: body.id });
  await db.sheetRound.create({
    data: {
      ...{ bodyId: body.id, inspectionId: inspection.id, personId: system.personId, personName: system.name },
      ...{ madeOn: NOW, dueOn: NOW, cooperating: false, openOnly: true },
      units: { create: { unitId: unit.id } },
    },
  });
  const refused = await undoRoster(system, sentOnce(), { ...(await seen(id)), reason: "传错了表" });
  expect(refused).toMatchObject({ code: "state", why: expect.stringContaining("1次收表已经发给这些部门") });
});

/** What may refer to somebody who never signed in, or to a unit: each is asked after before an import is taken back, or goes with it. */
const ASKED_AFTER = [
  ...["account.person_id", "account_notice.person_id", "account_reset.account_id", "measure.lead_unit_id"],
  ...["measure.leader_id", "measure.owner_id", "measure_unit.unit_id", "opening.voucher_id", "portfolio.person_id"],
  ...["portfolio.unit_id", "post.person_id", "post.unit_id", "post_request.person_id", "post_request.unit_id"],
  "sheet_round_unit.unit_id",
];
/** Rows only somebody makes who signed in: accounts in use are asked after. */
const BY_ONESELF =
  /^(session\.account_id|.*\.(linked_by_id|given_by_id)|(import_draft|opening|preference|progress_draft|progress_entry|roster_import|saved_view|sheet_import|sheet_return|sheet_round|withdrawal)\.person_id)$/;

test("whatever may come to refer to a person or a unit is known to taking back", async () => {
  const found = await db.$queryRaw<{ name: string }[]>`
    SELECT c.conrelid::regclass || '.' || a.attname AS name
    FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
    WHERE c.contype = 'f' AND c.confrelid IN ('person'::regclass, 'unit'::regclass, 'account'::regclass)
    ORDER BY 1`;
  expect(found.map(({ name }) => name).filter((name) => !BY_ONESELF.test(name))).toEqual(ASKED_AFTER);
});

test("nobody but the system administrator of the body or one above has anything to do with it", async () => {
  const { body, system } = await createDesk();
  const id = await received(system, body.id, LINES);
  const { version, review } = await reviewed(system, id);
  const elsewhere = await createBody();
  const strangers = [
    ...(await Promise.all(
      ROLES.filter((role) => role !== "SYSTEM_ADMIN").map((role) => viewerWith(role, { bodyId: body.id })),
    )),
    await viewerWith("SYSTEM_ADMIN", { bodyId: elsewhere.id }),
  ];
  for (const viewer of strangers) {
    const answers = [
      await confirmRoster(viewer, sentOnce(), { rosterId: id, version, seen: review.seen }),
      await discardRoster(viewer, sentOnce(), { rosterId: id, version }),
      await undoRoster(viewer, sentOnce(), { rosterId: id, version, reason: "无" }),
      await choose(viewer, id, { what: "again" }),
      await receiveRoster(viewer, sentOnce(), {
        ...{ bodyId: body.id, fileName: "x.csv", checksum: "0".repeat(64), result: { sheets: [], problems: [] } },
      }),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, why: NOT_FOUND });
    expect(await inSnapshot(() => rosterReview(viewer, id, { show: undefined, page: 1 }))).toBeNull();
    expect(await inSnapshot(() => rosterList(viewer, 1))).toMatchObject({ total: 0 });
  }
  done(await discardRoster(system, sentOnce(), { rosterId: id, version }));
  expect(await confirmRoster(system, sentOnce(), { rosterId: id, version: version + 1, seen: "x" })).toMatchObject({
    code: "state",
  });
});
