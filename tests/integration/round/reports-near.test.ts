import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { addDays, dayToDb } from "@/lib/domain/day";
import { REPORT_NEAR } from "@/lib/domain/inspection/round";
import { waitingFor } from "@/lib/features/my-work/queries/waiting";
import { reportsNear } from "@/lib/features/round/queries/reports-near";
import { resetDatabase } from "@/tests/support/database";
import { createBody, createInspection, TODAY, viewerWith } from "@/tests/support/factories";

/** What waits for an inspection office: reports of its bodies whose day is near, and the navigation counts the same. */

let cityId = "";
let otherId = "";

beforeAll(async () => {
  await resetDatabase();
  cityId = (await createBody()).id;
  otherId = (await createBody()).id;
  const body = await createBody({ parentId: cityId });
  const foreign = await createBody({ parentId: otherId });
  const { before, after } = REPORT_NEAR;
  for (const days of [before + 1, before, 0, -1, -after, -after - 1]) {
    await createInspection({ bodyId: body.id, title: `${days}`, reportDueOn: dayToDb(addDays(TODAY, days)) });
  }
  const over = { bodyId: body.id, reportDueOn: dayToDb(TODAY) };
  await createInspection({ ...over, title: "归档", archivedAt: new Date() });
  await createInspection({ ...over, title: "撤销", struckAt: new Date() });
  await createInspection({ ...over, title: "别家", bodyId: foreign.id });
});

it("is what falls due soon or fell due lately in its own bodies, the longest past first", async () => {
  const office = await viewerWith("INSPECTION_OFFICE", { bodyId: cityId });
  const { rows, total } = await reportsNear(office, 1);
  expect(rows.map((row) => row.name)).toEqual(["-30", "-1", "0", "7"]);
  expect(total).toBe(rows.length);
  expect(await waitingFor(office)).toBe(total);
  const neighbour = await viewerWith("INSPECTION_OFFICE", { bodyId: otherId });
  expect((await reportsNear(neighbour, 1)).rows.map((row) => row.name)).toEqual(["别家"]);
});

it("is nothing once the inspections are archived, and nothing for anybody else", async () => {
  await db.inspection.updateMany({ data: { archivedAt: new Date() } });
  const office = await viewerWith("INSPECTION_OFFICE", { bodyId: cityId });
  expect(await reportsNear(office, 3)).toEqual({ total: 0, page: 1, pageCount: 1, rows: [] });
  expect(await waitingFor(office)).toBe(0);
  const leader = await viewerWith("GROUP_LEADER", { bodyId: cityId });
  expect((await reportsNear(leader, 1)).total).toBe(0);
});
