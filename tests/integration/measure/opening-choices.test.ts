import { expect, test } from "vitest";
import { inSnapshot } from "@/lib/db/snapshot";
import { addDays } from "@/lib/domain/day";
import { enterOpening } from "@/lib/features/measure/commands/enter-opening";
import { openingChoices } from "@/lib/features/measure/queries/opening-choices";
import "@/tests/support/database";
import { createIssue, NOW, sentOnce, TODAY, viewerWith } from "@/tests/support/factories";
import { createScene, measureIn } from "./scene";

test("the form offers exactly what the command takes, those of 已整改完成 marked, and vouchers without the liaison officers", async () => {
  const s = await createScene();
  const { id: issueId } = await createIssue({ inspectionId: s.inspection.id, printedGroup: "COMPLETED" });
  const created = { createdAt: NOW, issueId };
  const planned = await measureIn(s, created);
  const underway = await measureIn(s, { status: "UNDERWAY", told: true, ...created });
  // Its unit reported on it here.
  await measureIn(s, { status: "UNDERWAY", ...created });
  for (const status of ["SUBMITTED", "RETURNED", "CLOSED"] as const) await measureIn(s, { status, ...created });
  await measureIn(s, { status: "UNDERWAY", cycle: 2, ...created });
  await measureIn(s, { struckAt: NOW, struckReason: "重复", ...created });

  const choices = await inSnapshot(() => openingChoices(s.office, s.inspection.id));
  expect(choices?.measures).toMatchObject([planned, underway].map(({ id, code }) => ({ id, code, told: true })));
  const vouchers = choices?.vouchers.map(({ value }) => value) ?? [];
  expect(vouchers).toContain(s.leader.personId);
  expect(vouchers).not.toContain(s.liaison.personId);

  const opening = { day: addDays(TODAY, -9), source: "整改进展情况报告", voucherId: vouchers[0] ?? "" };
  const entries = (choices?.measures ?? []).map(({ id, version }) => ({
    measureId: id,
    version,
    opening,
    backfill: [],
  }));
  expect(await enterOpening(s.office, sentOnce(), entries)).toEqual({ ok: true, count: 2 });
  expect((await inSnapshot(() => openingChoices(s.office, s.inspection.id)))?.measures).toEqual([]);
});

test("nobody else is offered anything", async () => {
  const s = await createScene();
  for (const viewer of [s.liaison, s.supervision, s.groupLeader, await viewerWith("OFFICE")])
    expect(await inSnapshot(() => openingChoices(viewer, s.inspection.id))).toBeNull();
});
