import { beforeEach, describe, expect, test } from "vitest";
import { startPage } from "@/lib/access/start-page";
import { db } from "@/lib/db/client";
import { addDays, startOfDay } from "@/lib/domain/day";
import type { Kind } from "@/lib/domain/history/kind";
import { ROLES } from "@/lib/domain/types";
import { auditChains, chainCheck, listAuditEvents } from "@/lib/features/audit/queries/audit";
import { ITEM_EDITED } from "@/lib/features/feedback/events";
import { INSPECTION_EDITED } from "@/lib/features/inspection/events";
import { MEASURE_EDITED } from "@/lib/features/measure/events";
import { PERSON_CREATED, PERSON_EDITED } from "@/lib/features/people/events";
import { bodyChoices, listBodies } from "@/lib/features/people/queries/bodies";
import { listPeople } from "@/lib/features/people/queries/people";
import { getPersonPage } from "@/lib/features/people/queries/person";
import { listUnits } from "@/lib/features/people/queries/units";
import { recordEvents } from "@/lib/history/record";
import { navigationFor } from "@/lib/registry/navigation";
import { resetDatabase } from "@/tests/support/database";
import {
  createAccount,
  createBody,
  createPerson,
  createPost,
  createSession,
  createUnit,
  NOW,
  TODAY,
  viewerWith,
} from "@/tests/support/factories";

beforeEach(resetDatabase);

const LIMITS = { idleMinutes: 30, absoluteHours: 12 };
const ALL = { bodyId: undefined, text: undefined, state: undefined };
const ADMINS = ["SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN"] as const;

async function tree() {
  const top = await createBody({ name: "云溪市" });
  const own = await createBody({ name: "云溪市甲局", parentId: top.id });
  const leaf = await createBody({ name: "云溪市甲局服务中心", parentId: own.id });
  const sibling = await createBody({ name: "云溪市乙局", parentId: top.id });
  return { top, own, leaf, sibling };
}

describe("people and bodies", () => {
  test.each(ROLES)("%s sees the people of the own body and below as an administrator, else nobody", async (role) => {
    const { own, leaf, sibling } = await tree();
    const viewer = await viewerWith(role, { bodyId: own.id });
    const below = await createPerson({ bodyId: leaf.id });
    const beside = await createPerson({ bodyId: sibling.id });
    const admin = (ADMINS as readonly string[]).includes(role);
    const { rows, total } = await listPeople(viewer, ALL, 1);
    expect(rows.map((r) => r.id).toSorted()).toEqual(admin ? [viewer.personId, below.id].toSorted() : []);
    expect(total).toBe(rows.length);
    expect((await getPersonPage(viewer, below.id, LIMITS))?.id).toBe(admin ? below.id : undefined);
    expect(await getPersonPage(viewer, beside.id, LIMITS)).toBeNull();
    expect((await listBodies(viewer, undefined, 1)).rows.map((b) => b.id)).toEqual(admin ? [own.id, leaf.id] : []);
    expect((await bodyChoices(viewer)).bodies.map((b) => b.id)).toEqual(admin ? [own.id, leaf.id] : []);
    await createUnit({ bodyId: sibling.id });
    expect(await listUnits(viewer, sibling.id)).toEqual([]);
  });

  test("are found by name, 职务 or account, by state of the account, and 50 on a page", async () => {
    const viewer = await viewerWith("SYSTEM_ADMIN");
    const ding = await createPerson({ bodyId: viewer.bodyId, name: "丁一凡", title: "政策法规处处长" });
    await createAccount({ personId: ding.id, login: "dingyifan", mustChangePassword: true });
    const names = async (over: Partial<Parameters<typeof listPeople>[1]>) =>
      (await listPeople(viewer, { ...ALL, ...over }, 1)).rows.map((r) => r.name);
    for (const text of ["一凡", "法规处", "DINGYI"]) expect(await names({ text })).toEqual(["丁一凡"]);
    // Pattern characters of the database are characters to whoever types them.
    for (const text of ["_", "%", "丁_凡", "\\"]) expect(await names({ text })).toEqual([]);
    expect(await names({ state: "FIRST" })).toEqual(["丁一凡"]);
    expect(await names({ state: "DISABLED" })).toEqual([]);
    await db.person.createMany({
      data: Array.from({ length: 60 }, (_, i) => ({ bodyId: viewer.bodyId, name: `某${i}` })),
    });
    const second = await listPeople(viewer, ALL, 2);
    expect(second).toMatchObject({ page: 2, pageCount: 2, total: 62 });
    expect(second.rows).toHaveLength(12);
    expect(await listPeople(viewer, ALL, 99)).toMatchObject({ page: 2 });
  });

  test("a person's page shows past posts and which sessions still give access", async () => {
    const viewer = await viewerWith("AUDIT_ADMIN");
    const person = await createPerson({ bodyId: viewer.bodyId });
    const account = await createAccount({ personId: person.id });
    await createPost({ personId: person.id, role: "OFFICE", toOn: addDays(TODAY, -1) });
    await createPost({ personId: person.id, role: "SUPERVISION", toOn: TODAY });
    await createPost({ personId: person.id, role: "DISCIPLINE", fromOn: addDays(TODAY, 1) });
    const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
    const open = await createSession({ accountId: account.id });
    await createSession({ accountId: account.id, createdAt: ago(50), lastSeenAt: ago(31) });
    await createSession({ accountId: account.id, createdAt: ago(60), endedAt: ago(1) });
    await createSession({ accountId: account.id, createdAt: ago(12 * 60 + 1), lastSeenAt: NOW });
    const page = await getPersonPage(viewer, person.id, LIMITS);
    expect(page?.posts.map((p) => p.state).toSorted()).toEqual(["FUTURE", "HELD", "PAST"]);
    expect(page?.sessions.filter((s) => s.open).map((s) => s.id)).toEqual([open.id]);
    expect(page?.sessions).toHaveLength(4);
  });
});

/** Of whatever noun. */
const CONTENT = {
  was: { text: "原文内容", title: "原文内容", name: "丁一凡" },
  now: { text: "新文内容", title: "新文内容", name: "丁一凡" },
};

describe("audit trail", () => {
  async function record(bodyId: string, subjectLabel: string, kind: Kind, at = NOW, told = {}) {
    const subject = await createPerson({ bodyId });
    await db.$transaction((tx) =>
      recordEvents(tx, [
        {
          actor: {
            kind: "person",
            personId: subject.id,
            personName: "林晓",
            postId: null,
            postLabel: "领导小组办公室",
          },
          at,
          bodyId,
          kind,
          subjectId: subject.id,
          subjectLabel,
          ...told,
          reason: "理由内容",
        },
      ]),
    );
  }
  const none = { from: null, to: null, person: undefined, action: undefined };

  test("tells of ledger subjects who did what to which number, and nothing of its content", async () => {
    const viewer = await viewerWith("AUDIT_ADMIN");
    const chain = viewer.bodyId;
    await record(chain, "07-03", MEASURE_EDITED, NOW, CONTENT);
    await record(chain, "J05", ITEM_EDITED, NOW, CONTENT);
    await record(chain, "十二届市委第三轮巡视", INSPECTION_EDITED, NOW, CONTENT);
    await record(chain, "丁一凡", PERSON_EDITED, NOW, CONTENT);
    const all = (await listAuditEvents(viewer, { ...none, chain }, 1)).rows;
    // Each has its baseline before it, which shows nothing of anything.
    expect(all.filter((r) => r.action.endsWith(".baseline")).flatMap((r) => [...r.changes, r.reason].join(""))).toEqual(
      Array(4).fill(""),
    );
    const rows = all.filter((r) => !r.action.endsWith(".baseline"));
    expect(rows.map((r) => [r.subject, r.changes.length, r.reason])).toEqual([
      ["丁一凡", 1, "理由内容"],
      ["", 0, ""],
      ["J05", 0, ""],
      ["07-03", 0, ""],
    ]);
    const ledger = rows.slice(1);
    for (const secret of ["原文内容", "新文内容", "理由内容", "十二届市委"]) {
      expect(JSON.stringify(ledger)).not.toContain(secret);
    }
  });

  test("is filtered by day in Asia/Shanghai, both ends included, by person and by act", async () => {
    const viewer = await viewerWith("AUDIT_ADMIN");
    const chain = viewer.bodyId;
    const midnight = startOfDay(TODAY).getTime();
    await record(chain, "昨夜", PERSON_EDITED, new Date(midnight - 1));
    await record(chain, "今晨", PERSON_CREATED, new Date(midnight));
    await record(chain, "今夜", PERSON_EDITED, new Date(midnight + 86_400_000 - 1));
    await record(chain, "明晨", PERSON_EDITED, new Date(midnight + 86_400_000));
    const subjects = async (over: object) =>
      (await listAuditEvents(viewer, { ...none, chain, ...over }, 1)).rows.map((r) => r.subject);
    expect(await subjects({ from: TODAY, to: TODAY })).toEqual(["今夜", "今晨"]);
    expect(await subjects({ to: addDays(TODAY, -1) })).toEqual(["昨夜"]);
    expect(await subjects({ action: "person.created" })).toEqual(["今晨"]);
    expect(await subjects({ person: "林" })).toHaveLength(4);
    expect(await subjects({ person: "王" })).toEqual([]);
  });

  test.each(ROLES)("%s reads it of the own body and below as audit administrator, else nothing", async (role) => {
    const { own, leaf, sibling, top } = await tree();
    const viewer = await viewerWith(role, { bodyId: own.id });
    for (const body of [own, leaf, sibling, top]) await record(body.id, "甲", PERSON_EDITED);
    const counts = [];
    for (const body of [own, leaf, sibling, top]) {
      counts.push((await listAuditEvents(viewer, { ...none, chain: body.id }, 1)).total);
      await db.chainCheck.upsert({ where: { chain: body.id }, create: { chain: body.id, checkedAt: NOW }, update: {} });
      expect((await chainCheck(viewer, body.id)).last !== null).toBe(counts.at(-1) === 1);
    }
    expect(counts).toEqual(role === "AUDIT_ADMIN" ? [1, 1, 0, 0] : [0, 0, 0, 0]);
    // Events above any body are told to the highest body's audit administrator only.
    expect((await auditChains(viewer)).chains.some((c) => c.chain === "-")).toBe(false);
    const above = await viewerWith(role, { bodyId: top.id });
    expect((await auditChains(above)).chains.some((c) => c.chain === "-")).toBe(role === "AUDIT_ADMIN");
  });
});

describe("navigation and start page", () => {
  test.each([
    ["GROUP_LEADER", "/dashboard", ["/my-work", "/dashboard", "/ledger", "/inspections"]],
    ["DEPUTY_LEADER", "/dashboard", ["/dashboard", "/ledger", "/inspections"]],
    ["LIAISON", "/my-work", ["/my-work", "/dashboard", "/ledger", "/inspections", "/sheets", "/sheet-rounds"]],
    [
      "OFFICE",
      "/my-work",
      ["/my-work", "/dashboard", "/ledger", "/inspections", "/import", "/sheets", "/sheet-rounds", "/assign"],
    ],
    ["SUPERVISION", "/my-work", ["/my-work", "/dashboard", "/ledger", "/inspections", "/sheet-rounds"]],
    ["INSPECTION_OFFICE", "/rounds", ["/rounds", "/my-work", "/dashboard", "/ledger", "/inspections"]],
    ["SYSTEM_ADMIN", "/settings/people", ["/settings"]],
    ["SECURITY_ADMIN", "/settings/people", ["/settings"]],
    ["AUDIT_ADMIN", "/audit", ["/settings", "/audit"]],
  ] as const)("%s starts at %s and sees what the post opens", async (role, start, pages) => {
    const viewer = await viewerWith(role);
    expect(startPage(viewer)).toBe(start);
    expect(navigationFor(viewer).flatMap((g) => g.items.map((i) => i.href))).toEqual(pages);
  });

  test("who holds no post has neither", () => {
    expect(startPage({ posts: [] })).toBe("/no-post");
  });
});
