import { beforeEach, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { NOT_YOUR_OWN_POST, THREE_ADMINISTRATORS } from "@/lib/command/broken-rule";
import { NOT_FOUND } from "@/lib/command/refusal";
import { db } from "@/lib/db/client";
import { inSnapshot } from "@/lib/db/snapshot";
import { ROLES, type Role } from "@/lib/domain/types";
import { askFirstCodes } from "@/lib/features/account/commands/ask-first-codes";
import { releaseFirstCodes } from "@/lib/features/account/commands/release-first-codes";
import { POST_FIRST, releaseReset } from "@/lib/features/account/commands/release-reset";
import { NO_SUCH_CODE, spendReset } from "@/lib/features/account/commands/spend-reset";
import { refusePosts } from "@/lib/features/roster/commands/refuse-posts";
import { releasePosts } from "@/lib/features/roster/commands/release-posts";
import { codesToRelease, countPostRequests, listPostRequests } from "@/lib/features/roster/queries/post-requests";
import { verifyChain } from "@/lib/history/record";
import { resetDatabase } from "@/tests/support/database";
import { createAccount, createBody, NOW, sentOnce, TODAY, viewerWith } from "@/tests/support/factories";
import { createDesk, done, imported, PEOPLE_HEAD } from "./scene";

/** 待设岗位: set or refused by the security administrator; the codes of the slips are dead until then. */

beforeEach(resetDatabase);

const LINES = [
  PEOPLE_HEAD,
  "张三,法规处,处长,zhangsan,部门负责人,2026-01-05",
  "李四,,副局长,lisi,责任领导,",
  "王五,,科员,wangwu,联络员,",
];

/** Of whatever body. */
const ALL = { bodyId: undefined };

async function desk() {
  const scene = await createDesk();
  const id = await imported(scene.system, scene.body.id, LINES);
  return { ...scene, id };
}

const waiting = (viewer: Viewer) => inSnapshot(() => listPostRequests(viewer, ALL, 1));
type Row = Awaited<ReturnType<typeof waiting>>["rows"][number];
const wish = (row: Row, over: Partial<{ role: Role; unitId: string | null }> = {}) => ({
  ...{ id: row.id, version: row.version, role: row.role ?? ("LIAISON" as const) },
  ...{ unitId: row.unitId, fromOn: row.fromOn ?? TODAY },
  ...over,
});

test("several are set at once by the rules of setting one; what is wrong is told of every row, and nothing is done", async () => {
  const { security, law, body } = await desk();
  const { rows, total } = await waiting(security);
  expect(rows.map(({ name, role, mayDecide }) => [name, role, mayDecide])).toEqual([
    ["李四", "RESPONSIBLE_LEADER", true],
    ["张三", "UNIT_HEAD", true],
    ["王五", "LIAISON", true],
  ]);
  expect(total).toBe(await inSnapshot(() => countPostRequests(security)));
  const elsewhere = await createBody({ parentId: body.id });
  expect(await inSnapshot(() => listPostRequests(security, { bodyId: elsewhere.id }, 1))).toMatchObject({ total: 0 });
  expect(await inSnapshot(() => listPostRequests(security, { bodyId: body.id }, 1))).toMatchObject({ total: 3 });
  const refused = await releasePosts(security, sentOnce(), { rows: rows.map((row) => wish(row)) });
  const liaison = rows[2];
  expect(refused).toMatchObject({
    ok: false,
    fields: { [liaison?.id ?? ""]: [expect.stringMatching(/所在部门/)] },
  });
  expect(Object.keys(refused.ok ? {} : (refused.fields ?? {}))).toHaveLength(1);
  expect(await db.post.count({ where: { givenById: security.personId } })).toBe(0);

  const corrected = rows.map((row) => wish(row, row === liaison ? { unitId: law.id } : {}));
  expect(done(await releasePosts(security, sentOnce(), { rows: corrected })).count).toBe(3);
  const posts = await db.post.findMany({ where: { givenById: security.personId }, include: { person: true } });
  expect(posts.map(({ person, role, unitId }) => [person.name, role, unitId]).sort()).toEqual([
    ["张三", "UNIT_HEAD", law.id],
    ["李四", "RESPONSIBLE_LEADER", null],
    ["王五", "LIAISON", law.id],
  ]);
  expect(await waiting(security)).toMatchObject({ total: 0 });
  expect(await db.event.count({ where: { action: "post.given", bodyId: body.id } })).toBe(3);
  expect(await verifyChain(db, body.id)).toMatchObject({ intact: true });
  // What was decided is not decided again.
  expect(await releasePosts(security, sentOnce(), { rows: corrected })).toMatchObject({ ok: false });
  expect(await db.post.count({ where: { givenById: security.personId } })).toBe(3);
});

test("the rules of setting one post hold: three administrators, not one's own, no unit of another body", async () => {
  const { security, body, system } = await desk();
  const own = await db.person.findUniqueOrThrow({ where: { id: security.personId } });
  await imported(system, body.id, [PEOPLE_HEAD, `${own.name},,,,督查组,`]);
  const { rows } = await waiting(security);
  const mine = rows.find(({ personId }) => personId === security.personId);
  expect(mine?.mayDecide).toBe(false);
  const head = rows.find(({ role }) => role === "UNIT_HEAD");
  if (!mine || !head) throw new Error("no rows");
  const refused = await releasePosts(security, sentOnce(), { rows: [wish(mine)] });
  expect(refused).toMatchObject({ fields: { [mine.id]: [NOT_YOUR_OWN_POST] } });
  done(await releasePosts(security, sentOnce(), { rows: [wish(head)] }));
  await imported(system, body.id, [PEOPLE_HEAD, "张三,法规处,处长,zhangsan,审计管理员,"]);
  const admin = (await waiting(security)).rows.find(({ role }) => role === "AUDIT_ADMIN");
  if (!admin) throw new Error("no row");
  expect(await releasePosts(security, sentOnce(), { rows: [wish(admin)] })).toMatchObject({
    fields: { [admin.id]: [THREE_ADMINISTRATORS] },
  });
});

test("refused ones go with their reason and give nothing", async () => {
  const { security, body } = await desk();
  const { rows } = await waiting(security);
  const chosen = rows.slice(0, 2).map(({ id, version }) => ({ id, version }));
  done(await refusePosts(security, sentOnce(), { rows: chosen, reason: "本人已调离" }));
  expect((await waiting(security)).rows.map(({ name }) => name)).toEqual(["王五"]);
  const kept = await db.postRequest.findUniqueOrThrow({ where: { id: chosen[0]?.id ?? "" } });
  expect(kept).toMatchObject({ state: "REFUSED", reason: "本人已调离", decidedByName: security.name, postId: null });
  const told = await db.event.findFirstOrThrow({ where: { action: "post-request.refused", bodyId: body.id } });
  expect(told.reason).toBe("本人已调离");
  expect(await refusePosts(security, sentOnce(), { rows: chosen, reason: "再来" })).toMatchObject({ code: "changed" });
});

test("nobody but the security administrator of the body or one above decides", async () => {
  const { body, audit, system } = await desk();
  const { rows } = await waiting(audit);
  expect(rows.every(({ mayDecide }) => !mayDecide)).toBe(true);
  const elsewhere = await createBody();
  const strangers = [
    ...(await Promise.all(
      ROLES.filter((role) => role !== "SECURITY_ADMIN").map((role) => viewerWith(role, { bodyId: body.id })),
    )),
    await viewerWith("SECURITY_ADMIN", { bodyId: elsewhere.id }),
    system,
  ];
  for (const viewer of strangers) {
    const sent = rows.map((row) => wish(row));
    expect(await releasePosts(viewer, sentOnce(), { rows: sent })).toMatchObject({ ok: false, why: NOT_FOUND });
    const refused = await refusePosts(viewer, sentOnce(), { rows: sent, reason: "无" });
    expect(refused).toMatchObject({ ok: false, why: NOT_FOUND });
  }
  expect(await db.post.count({ where: { person: { name: "张三" } } })).toBe(0);
});

test("slips: the first halves are dead until a post is set, then both together let their holder in", async () => {
  const { body, law, security, system, audit } = await desk();
  await createAccount({ personId: audit.personId });
  const accounts = await db.account.findMany({ where: { login: { in: ["zhangsan", "lisi", "wangwu"] } } });
  const ids = accounts.map(({ id }) => id);
  for (const viewer of [security, audit])
    expect(await askFirstCodes(viewer, sentOnce(), { ids })).toMatchObject({ ok: false, why: NOT_FOUND });
  const form = sentOnce();
  const { slips } = done(await askFirstCodes(system, form, { ids }));
  expect(slips.map(({ login }) => login).sort()).toEqual(["lisi", "wangwu", "zhangsan"]);
  expect(new Set(slips.map(({ half }) => half)).size).toBe(3);
  // The same form again shows the same halves; they are kept nowhere.
  expect(done(await askFirstCodes(system, form, { ids })).slips).toEqual(slips);
  expect(JSON.stringify(await db.idempotencyKey.findMany())).not.toContain(slips[0]?.half);
  const auditTold = await db.accountNotice.findMany({ where: { personId: audit.personId } });
  expect(auditTold.map(({ words }) => words)).toEqual([expect.stringMatching(/申请了.*3人的一次性码。$/)]);

  // Nobody was given a post yet: no code is offered, and none is released.
  expect(await inSnapshot(() => codesToRelease(security, ALL))).toEqual([]);
  const [code] = await db.accountReset.findMany({ where: { account: { login: "zhangsan" }, cancelledAt: null } });
  if (!code) throw new Error("no code");
  expect(await releaseReset(security, sentOnce(), { id: code.id })).toMatchObject({ ok: false, why: POST_FIRST });
  expect(await releaseFirstCodes(security, sentOnce(), { ids: [code.id] })).toMatchObject({
    ok: false,
    why: POST_FIRST,
  });

  const { rows } = await waiting(security);
  const head = rows.find(({ name }) => name === "张三");
  if (!head) throw new Error("no row");
  done(await releasePosts(security, sentOnce(), { rows: [wish(head, { unitId: law.id })] }));
  expect((await inSnapshot(() => codesToRelease(security, ALL))).map(({ login }) => login)).toEqual(["zhangsan"]);
  expect(await inSnapshot(() => codesToRelease(system, ALL))).toEqual([]);
  expect(await releaseFirstCodes(system, sentOnce(), { ids: [code.id] })).toMatchObject({ ok: false });
  const second = done(await releaseFirstCodes(security, sentOnce(), { ids: [code.id] })).slips[0];
  const first = slips.find(({ login }) => login === "zhangsan");
  const use = { login: "zhangsan", first: first?.half ?? "", second: second?.half ?? "" };
  const more = { next: "Sanlouchuang6ba.", address: "10.0.0.1", now: NOW };
  expect(await spendReset({ ...use, second: use.first, ...more })).toMatchObject({ ok: false, why: NO_SUCH_CODE });
  done(await spendReset({ ...use, ...more }));
  expect(await verifyChain(db, body.id)).toMatchObject({ intact: true });
});
