import { beforeEach, expect, test } from "vitest";
import { itemsOf } from "@/components/assign/task-table/paste-table";
import { db } from "@/lib/db/client";
import { assignMeasures } from "@/lib/features/assign/commands/assign-measures";
import { matchTaskTable } from "@/lib/features/assign/queries/match-task-table";
import { resetDatabase } from "@/tests/support/database";
import {
  createInspection,
  createIssue,
  createMeasure,
  createPerson,
  createUnit,
  NOW,
  sentOnce,
  viewerWith,
} from "@/tests/support/factories";

/** A pasted 任务分工表 against the ledger: what it means, for whom, and saved like anything else of the desk. */

beforeEach(resetDatabase);

async function scene() {
  const office = await viewerWith("OFFICE");
  const inspection = await createInspection({ bodyId: office.bodyId });
  const issue = await createIssue({ inspectionId: inspection.id });
  const measures = [await createMeasure({ issueId: issue.id }), await createMeasure({ issueId: issue.id })];
  const lead = await createUnit({ bodyId: office.bodyId, name: "政策法规处", shortName: "法规处" });
  const other = await createUnit({ bodyId: office.bodyId, name: "财务处", shortName: "财务处" });
  const leader = await createPerson({ bodyId: office.bodyId, name: "郑克勤" });
  return { office, inspection, issue, measures, lead, other, leader };
}

test("names measures by number or by their issue, units in full or in short, and is saved as it was read", async () => {
  const { office, inspection, issue, measures, lead, other, leader } = await scene();
  const text = `编号\t责任领导\t责任部门\n${measures[0]?.code}\t郑克勤\t法规处、财务处\n${issue.code}\t\t财务处`;
  const table = await matchTaskTable(office, { inspectionId: inspection.id, text, chosen: {} });
  if (!table) throw new Error("not read");
  expect(table.unknown).toEqual([]);
  expect(table.lines.map((line) => line.measureIds)).toEqual([[measures[0]?.id], measures.map(({ id }) => id)]);
  const [first] = itemsOf({ ...table, lines: table.lines.slice(0, 1) });
  expect(first?.patch).toEqual({
    leaderId: leader.id,
    leadUnitId: lead.id,
    units: { mode: "set", ids: [other.id] },
  });
  const change = { leaderId: leader.id, leadUnitId: lead.id, unitIds: [other.id] };
  const input = { measureId: first?.row.id ?? "", version: first?.row.version ?? 0, change, reason: "" };
  expect(await assignMeasures(office, sentOnce(), [input])).toMatchObject({ ok: true, count: 1 });
});

test("creates nobody: an unknown name is asked for, and whom the person chooses it is", async () => {
  const { office, inspection, measures, lead } = await scene();
  const text = `编号\t牵头部门\n${measures[0]?.code}\t综合处`;
  const before = [await db.unit.count(), await db.person.count()];
  const asked = await matchTaskTable(office, { inspectionId: inspection.id, text, chosen: {} });
  expect(asked?.unknown).toEqual([{ kind: "unit", name: "综合处" }]);
  expect(itemsOf(asked ?? { lines: [], rows: [] })).toEqual([]);
  const chosen = { "unit:综合处": lead.id };
  const told = await matchTaskTable(office, { inspectionId: inspection.id, text, chosen });
  expect(itemsOf(told ?? { lines: [], rows: [] }).map(({ patch }) => patch)).toEqual([{ leadUnitId: lead.id }]);
  expect([await db.unit.count(), await db.person.count()]).toEqual(before);
  // A unit of another body is nobody here, whoever names it.
  const stranger = await createUnit();
  const strange = await matchTaskTable(office, {
    inspectionId: inspection.id,
    text,
    chosen: { "unit:综合处": stranger.id },
  });
  expect(itemsOf(strange ?? { lines: [], rows: [] })).toEqual([]);
});

test("is read for the office of the body alone, and of running inspections", async () => {
  const { office, inspection, measures } = await scene();
  const ask = { inspectionId: inspection.id, text: `编号\t牵头部门\n${measures[0]?.code}\t财务处`, chosen: {} };
  expect(await matchTaskTable(await viewerWith("OFFICE"), ask)).toBeNull();
  expect(await matchTaskTable(await viewerWith("SUPERVISION", { bodyId: office.bodyId }), ask)).toBeNull();
  await db.inspection.update({ where: { id: inspection.id }, data: { archivedAt: NOW } });
  expect(await matchTaskTable(office, ask)).toBeNull();
});
