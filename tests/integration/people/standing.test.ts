import { beforeEach, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { migrate } from "@/lib/cli/migrate";
import { db } from "@/lib/db/client";
import { addDays } from "@/lib/domain/day";
import type { Role } from "@/lib/domain/types";
import { createPerson as addPerson } from "@/lib/features/people/commands/create-person";
import { editPerson } from "@/lib/features/people/commands/edit-person";
import { endPost } from "@/lib/features/people/commands/end-post";
import { givePost } from "@/lib/features/people/commands/give-post";
import { moveUnit } from "@/lib/features/people/commands/move-unit";
import { listPeople } from "@/lib/features/people/queries/people";
import { resetDatabase, testDatabaseUrl } from "@/tests/support/database";
import { createBody, createUnit, sentOnce, TODAY, viewerWith } from "@/tests/support/factories";

/** People stand in the order of their offices: the 班子, the departments as they are ordered, the others. */

beforeEach(resetDatabase);

/** A body with two departments, and those who may change who is in them. */
async function office() {
  const top = await createBody();
  const body = await createBody({ parentId: top.id });
  const system = await viewerWith("SYSTEM_ADMIN", { bodyId: top.id });
  const security = await viewerWith("SECURITY_ADMIN", { bodyId: top.id });
  const [first, second] = [
    await createUnit({ bodyId: body.id, position: 1 }),
    await createUnit({ bodyId: body.id, position: 2 }),
  ];
  const add = async (name: string, role?: Role, unitId: string | null = null, sortNumber: number | null = null) => {
    const added = await addPerson(system, sentOnce(), { bodyId: body.id, name, title: "", sortNumber });
    if (!added.ok) throw new Error(JSON.stringify(added));
    const post = role && { personId: added.id, role, bodyId: body.id, unitId, fromOn: addDays(TODAY, -9), toOn: null };
    if (post) expect(await givePost(security, sentOnce(), post)).toMatchObject({ ok: true });
    return added.id;
  };
  return { body, first, second, system, security, add };
}

const order = async (viewer: Viewer, bodyId: string) =>
  (await listPeople(viewer, { bodyId, text: undefined, state: undefined }, 1)).rows.map((row) => row.name);

test("the 班子 by rank and 排序号, then department by department, strokes within, then who holds no post", async () => {
  const { body, first, second, system, security, add } = await office();
  await add("丁无岗");
  const head = await add("丁乙处", "UNIT_HEAD", second.id);
  await add("魏甲处", "LIAISON", first.id);
  const liaison = await add("王甲处", "LIAISON", first.id);
  await add("丁办公", "OFFICE");
  const member = await add("丁成员", "RESPONSIBLE_LEADER");
  await add("魏成员", "GROUP_MEMBER", null, 2);
  await add("魏组长", "GROUP_LEADER");
  const before = ["魏组长", "魏成员", "丁成员", "王甲处", "魏甲处", "丁乙处", "丁办公", "丁无岗"];
  expect(await order(system, body.id)).toEqual(before);

  // 排序号 is set for the other member, the departments change places, one of them loses the post.
  await editPerson(system, sentOnce(), { id: member, version: 1, name: "丁成员", title: "", sortNumber: 1 });
  await moveUnit(system, sentOnce(), { id: second.id, to: "up" });
  const post = await db.post.findFirstOrThrow({ where: { personId: liaison } });
  const ended = { id: post.id, version: 1, toOn: addDays(TODAY, -1), reason: "调离" };
  expect(await endPost(security, sentOnce(), ended)).toMatchObject({ ok: true });
  expect(await order(system, body.id)).toEqual([
    ...["魏组长", "丁成员", "魏成员", "丁乙处", "魏甲处", "丁办公", "丁无岗", "王甲处"],
  ]);
  // A name alone is changed, and 排序号 stays.
  await editPerson(system, sentOnce(), { id: member, version: 2, name: "丁某某", title: "" });
  expect(await db.person.findUniqueOrThrow({ where: { id: member } })).toMatchObject({ sortNumber: 1 });

  // A release before wrote none of it; the migration does.
  const kept = await db.person.findMany({ select: { id: true, standing: true }, orderBy: { id: "asc" } });
  await db.$executeRaw`UPDATE person SET standing = ''`;
  await migrate({ ownerUrl: testDatabaseUrl });
  const filled = await db.person.findMany({ select: { id: true, standing: true }, orderBy: { id: "asc" } });
  expect(filled.filter(({ id }) => kept.some((one) => one.id === id && one.standing !== ""))).toEqual(
    kept.filter(({ standing }) => standing !== ""),
  );
  expect(filled.find(({ id }) => id === head)?.standing).toMatch(/^1000001\./);
});
