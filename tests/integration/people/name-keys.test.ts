import { beforeEach, expect, test } from "vitest";
import { migrate } from "@/lib/cli/migrate";
import { db } from "@/lib/db/client";
import { bodyKeys, personKeys, unitKeys } from "@/lib/domain/people/name-keys";
import { inspectionMatches } from "@/lib/features/inspection/queries/pick-inspection";
import { createBody as addBody } from "@/lib/features/people/commands/create-body";
import { createPerson as addPerson } from "@/lib/features/people/commands/create-person";
import { createUnit as addUnit } from "@/lib/features/people/commands/create-unit";
import { editBody } from "@/lib/features/people/commands/edit-body";
import { editPerson } from "@/lib/features/people/commands/edit-person";
import { editUnit } from "@/lib/features/people/commands/edit-unit";
import { bodyChoices } from "@/lib/features/people/queries/bodies";
import { listPeople } from "@/lib/features/people/queries/people";
import { resetDatabase, testDatabaseUrl } from "@/tests/support/database";
import { createBody, createInspection, createPerson, sentOnce, viewerWith } from "@/tests/support/factories";

/** What finds and orders names is written with them. */

beforeEach(resetDatabase);

const NAMES = { name: "临江区住房和城乡建设局", shortName: "临江区住建局" };
const RENAMED = { name: "临江区数据局", shortName: "区数据局" };
const id = (result: { ok: boolean; id?: string }): string => {
  if (!result.ok || !result.id) throw new Error(JSON.stringify(result));
  return result.id;
};

test("every command that writes a name writes its keys", async () => {
  const top = await createBody();
  const admin = await viewerWith("SYSTEM_ADMIN", { bodyId: top.id });
  const body = id(await addBody(admin, sentOnce(), { parentId: top.id, ...NAMES }));
  expect(await db.body.findUniqueOrThrow({ where: { id: body } })).toMatchObject(bodyKeys(NAMES));
  await editBody(admin, sentOnce(), { id: body, version: 1, ...RENAMED });
  expect(await db.body.findUniqueOrThrow({ where: { id: body } })).toMatchObject(bodyKeys(RENAMED));

  const words = { kind: "DEPARTMENT" as const, aliases: [] };
  const unit = id(await addUnit(admin, sentOnce(), { bodyId: top.id, ...words, ...NAMES }));
  expect(await db.unit.findUniqueOrThrow({ where: { id: unit } })).toMatchObject(unitKeys(NAMES));
  await editUnit(admin, sentOnce(), { id: unit, version: 1, ...words, ...RENAMED });
  expect(await db.unit.findUniqueOrThrow({ where: { id: unit } })).toMatchObject(unitKeys(RENAMED));

  const person = id(await addPerson(admin, sentOnce(), { bodyId: top.id, name: "单志远", title: "" }));
  expect(await db.person.findUniqueOrThrow({ where: { id: person } })).toMatchObject(personKeys("单志远"));
  await editPerson(admin, sentOnce(), { id: person, version: 1, name: "解晓东", title: "" });
  expect(await db.person.findUniqueOrThrow({ where: { id: person } })).toMatchObject(personKeys("解晓东"));
});

test("names from before there were keys get theirs when the database is migrated, and are found and ordered by them", async () => {
  const top = await createBody({ name: "云溪市委巡察办", shortName: "巡察办" });
  const admin = await viewerWith("SYSTEM_ADMIN", { bodyId: top.id });
  const other = await createBody({ ...NAMES, parentId: top.id });
  for (const name of ["傅一", "单志远", "丁二", "王三"]) await createPerson({ bodyId: other.id, name });
  const inspection = await createInspection({ bodyId: other.id });
  // As a release before wrote them.
  await db.$executeRaw`UPDATE person SET initials = '', strokes = ''`;
  await db.$executeRaw`UPDATE body SET initials = '', strokes = ''`;
  const found = async (text: string) =>
    (await listPeople(admin, { bodyId: other.id, text, state: undefined }, 1)).rows.map((row) => row.name);
  expect(await found("szy")).toEqual([]);

  await migrate({ ownerUrl: testDatabaseUrl });
  expect(await found("szy")).toEqual(["单志远"]);
  expect(await found("SZ")).toEqual(["单志远"]);
  expect(await found("_")).toEqual([]);
  expect(
    (await listPeople(admin, { bodyId: other.id, text: undefined, state: undefined }, 1)).rows.map((r) => r.name),
  ).toEqual(["丁二", "王三", "单志远", "傅一"]);
  expect((await bodyChoices(admin, { q: "ljqzjj" })).bodies.map((b) => b.id)).toEqual([other.id]);
  expect(await db.inspection.findMany({ where: inspectionMatches("ljqzj"), select: { id: true } })).toEqual([
    { id: inspection.id },
  ]);
});
