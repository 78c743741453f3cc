import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { db } from "@/lib/db/client";
import type { Inspection, Measure, Unit } from "@/lib/db/generated/client";
import { addDays } from "@/lib/domain/day";
import { assignMeasures } from "@/lib/features/assign/commands/assign-measures";
import { declareNearlyDone } from "@/lib/features/feedback/commands/declare-nearly-done";
import { EDITABLE } from "@/lib/features/feedback/commands/edit-guard";
import { editIssue } from "@/lib/features/feedback/commands/edit-issue";
import { moveIssue } from "@/lib/features/feedback/commands/move-issue";
import { moveSection } from "@/lib/features/feedback/commands/move-section";
import { restoreIssue } from "@/lib/features/feedback/commands/restore-issue";
import { strikeIssue } from "@/lib/features/feedback/commands/strike-issue";
import { withdrawNearlyDone } from "@/lib/features/feedback/commands/withdraw-nearly-done";
import { archiveInspection } from "@/lib/features/inspection/commands/archive-inspection";
import { recordClues } from "@/lib/features/inspection/commands/record-clues";
import { addMeasure } from "@/lib/features/measure/commands/add-measure";
import { addOutcome } from "@/lib/features/measure/commands/add-outcome";
import { enterOpening } from "@/lib/features/measure/commands/enter-opening";
import { linkMeasures } from "@/lib/features/measure/commands/link-measures";
import { mergeMeasures } from "@/lib/features/measure/commands/merge-measures";
import { moveMeasure } from "@/lib/features/measure/commands/move-measure";
import { reportProgress } from "@/lib/features/measure/commands/report-progress";
import { restoreMeasure } from "@/lib/features/measure/commands/restore-measure";
import { strikeMeasure } from "@/lib/features/measure/commands/strike-measure";
import { withdrawOpening } from "@/lib/features/measure/commands/withdraw-opening";
import { verifyChain } from "@/lib/history/record";
import { checkLedger, createLedger } from "@/tests/integration/feedback/scene";
import { approve, sendBack, submit, withdraw } from "@/tests/integration/measure/scene";
import { asOwner, resetDatabase } from "@/tests/support/database";
import { createUnit, nextNumber, sentOnce as sent, TODAY, viewerWith } from "@/tests/support/factories";
import { bring, confirm } from "@/tests/support/sheet-desk";

/**
 * Every command that writes on a ledger, beside every other and beside itself, at the same moment and on the same rows: each
 * is done or answers with a sentence, none ends as a fault, and the ledger and its history hold afterwards.
 */

type Scene = {
  inspection: Inspection;
  units: [Unit, Unit];
  office: Viewer;
  supervision: Viewer;
  liaisons: [Viewer, Viewer];
};

let scene: Scene;

beforeAll(async () => {
  await resetDatabase();
  const { inspection, office, body } = await createLedger();
  const units: [Unit, Unit] = [await createUnit({ bodyId: body.id }), await createUnit({ bodyId: body.id })];
  const liaison = (unit: Unit) => viewerWith("LIAISON", { bodyId: body.id, unitId: unit.id });
  const leader = await viewerWith("RESPONSIBLE_LEADER", { bodyId: body.id });
  const supervision = await viewerWith("SUPERVISION", { bodyId: body.id });
  scene = { inspection, units, office, supervision, liaisons: [await liaison(units[0]), await liaison(units[1])] };
  const due = new Date(addDays(TODAY, 30));
  await db.measure.updateMany({
    data: {
      leadUnitId: units[0].id,
      leaderId: leader.personId,
      timeClass: "TIME_BOUND",
      dueOn: due,
      originalDueOn: due,
    },
  });
});

const pick = <T>(list: readonly T[]): T => {
  const found = list[Math.floor(Math.random() * list.length)];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
};
const shuffled = <T>(list: readonly T[]) =>
  list
    .map((value) => ({ value, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);

const measures = (where: object = {}) => db.measure.findMany({ where: { struckAt: null, ...where } });
const seen = (m: Measure) => ({ measureId: m.id, version: m.version });
const issues = () => db.issue.findMany({ where: {} });
const liaisonOf = (m: Measure) => scene.liaisons[m.leadUnitId === scene.units[1].id ? 1 : 0];

const COMMANDS: Record<string, () => Promise<unknown>> = {
  report: async () => {
    const liaison = pick(scene.liaisons);
    const own = (await measures({ status: { in: ["PLANNED", "UNDERWAY", "RETURNED"] } })).filter(
      (m) => liaisonOf(m) === liaison,
    );
    const text = `第${nextNumber()}次填报`;
    return reportProgress(
      liaison,
      sent(),
      shuffled(own).map((m) => ({ measureId: m.id, kind: "PROGRESS", text })),
    );
  },
  assign: async () => {
    const list = shuffled(await measures({ status: { in: ["PLANNED", "UNDERWAY"] } })).slice(0, 6);
    const leadUnitId = pick(scene.units).id;
    const input = list.map((m) => ({ ...seen(m), change: { leadUnitId }, reason: "分工调整" }));
    return assignMeasures(scene.office, sent(), input);
  },
  submit: async () => {
    const [m] = shuffled(await measures({ status: { in: ["UNDERWAY", "RETURNED"] } }));
    return m ? submit(liaisonOf(m), m.id) : { ok: false };
  },
  approve: async () => {
    const [m] = shuffled(await measures({ status: "SUBMITTED" }));
    return m ? approve(m.stage === "OFFICE" ? scene.office : scene.supervision, m.id) : { ok: false };
  },
  return: async () => {
    const [m] = shuffled(await measures({ status: "SUBMITTED" }));
    return m ? sendBack(m.stage === "OFFICE" ? scene.office : scene.supervision, m.id, ["请补充"]) : { ok: false };
  },
  withdraw: async () => {
    const waiting = shuffled(await measures({ status: "SUBMITTED" }));
    const [m] = waiting.length > 0 ? waiting : shuffled(await measures({ status: "UNDERWAY" }));
    if (!m) return { ok: false };
    if (waiting.length === 0) await submit(liaisonOf(m), m.id);
    return withdraw(liaisonOf(m), m.id);
  },
  outcome: async () => {
    const m = pick(await measures());
    const input = { measureId: m.id, kind: "MEETING" as const, value: 1, unit: "", name: "", documentNumber: "" };
    return addOutcome(liaisonOf(m), sent(), { ...input, effectiveOn: null });
  },
  "move section": async () => {
    const sections = await db.section.findMany({ orderBy: { position: "asc" } });
    return moveSection(scene.office, sent(), { sectionId: sections[1]?.id ?? "", after: null });
  },
  "move issue": async () => {
    const [a, b] = shuffled((await issues()).filter((i) => !i.struckAt));
    if (!a || !b) return { ok: false };
    const place = { after: b.id };
    return moveIssue(scene.office, sent(), { issueId: a.id, version: a.version, sectionId: b.sectionId, place });
  },
  "move measure": async () => {
    const m = pick(await measures());
    return moveMeasure(scene.office, sent(), { ...seen(m), place: pick(["end", { after: null }] as const) });
  },
  "link measure": async () => {
    const m = pick(await measures());
    const lines = shuffled(await db.manifestation.findMany({ where: { issue: { struckAt: null } } }));
    const manifestationIds = lines.slice(0, 2).map((line) => line.id);
    return linkMeasures(scene.office, sent(), [{ ...seen(m), manifestationIds, adviceIds: [] }]);
  },
  "merge measures": async () => {
    const m = pick(await measures({ status: { in: ["PLANNED", "UNDERWAY"] } }));
    const among = { issueId: m.issueId, extendedItemId: m.extendedItemId, status: { in: ["PLANNED", "UNDERWAY"] } };
    const two = shuffled(await measures(among)).slice(0, 2);
    return mergeMeasures(scene.office, sent(), { measures: two.map(seen), text: "合并后的措施" });
  },
  "add measure": async () => {
    const issue = pick(await issues());
    return addMeasure(scene.office, sent(), {
      parent: { row: "issue", id: issue.id },
      text: "新增措施",
      place: { after: null },
    });
  },
  "strike or restore measure": async () => {
    const m = pick(await db.measure.findMany());
    return (m.struckAt ? restoreMeasure : strikeMeasure)(scene.office, sent(), { ...seen(m), reason: "核对" });
  },
  "strike or restore issue": async () => {
    const editable = { every: { status: { in: [...EDITABLE] } } };
    const bare = { items: { none: { struckAt: null } }, measures: editable };
    const [i] = shuffled(await db.issue.findMany({ where: bare }));
    if (!i) return { ok: false };
    const input = { issueId: i.id, version: i.version, reason: "核对" };
    return (i.struckAt ? restoreIssue : strikeIssue)(scene.office, sent(), input);
  },
  "edit issue": async () => {
    const { id, version, text, target } = pick(await issues());
    const title = `反馈问题${nextNumber()}`;
    return editIssue(scene.office, sent(), {
      issueId: id,
      version,
      title,
      text,
      target,
      manifestations: pick([[title], [title, `${title}又一`], []]),
    });
  },
  "declare or withdraw 基本完成": async () => {
    const i = pick(await issues());
    const input = { issueId: i.id, version: i.version, reason: "核对" };
    return (i.nearlyDoneAt ? withdrawNearlyDone : declareNearlyDone)(scene.office, sent(), input);
  },
  "enter or withdraw 期初": async () => {
    const [entered] = shuffled(await measures({ opening: true }));
    if (entered && Math.random() < 0.5)
      return withdrawOpening(scene.office, sent(), { ...seen(entered), reason: "登记有误" });
    const untouched = { cycle: 1, opening: false, progress: { none: {} }, closeOuts: { none: {} } };
    const [m] = shuffled(await measures({ ...untouched, status: { in: ["PLANNED", "UNDERWAY"] } }));
    if (!m) return { ok: false };
    const opening = { day: TODAY, source: "第一次整改进展情况报告", voucherId: scene.office.personId };
    return enterOpening(scene.office, sent(), [{ ...seen(m), opening, backfill: [] }]);
  },
  "bring a sheet": async () => {
    const two = shuffled(await measures()).slice(0, 2);
    const inspectionId = scene.inspection.id;
    const rows = two.map(({ text }) => [text, `第${nextNumber()}次备注`].join(","));
    const bytes = Buffer.from(["整改措施,备注", ...rows].join("\n"));
    const received = await bring(scene.office, inspectionId, bytes, "备注.csv");
    return received.ok ? confirm(scene.office, received.importId) : received;
  },
  "record clues": async () => {
    const input = { inspectionId: scene.inspection.id, asOf: TODAY, transferred: nextNumber(), concluded: 0 };
    return recordClues(scene.office, sent(), input);
  },
  "archive or reopen": async () => {
    const { id, version, archivedAt } = await db.inspection.findUniqueOrThrow({ where: { id: scene.inspection.id } });
    return archiveInspection(scene.office, sent(), { inspectionId: id, version, archive: archivedAt === null });
  },
};

const names = Object.keys(COMMANDS);
/** How often each command was done, not refused. */
const done = new Map<string, number>();

/** How often the database had to end one of two transactions that waited for each other. */
function deadlocks(): Promise<number> {
  return asOwner(async (client) => {
    const { rows } = await client.query<{ n: string }>(
      "SELECT deadlocks AS n FROM pg_stat_database WHERE datname = current_database()",
    );
    return Number(rows[0]?.n);
  });
}
const ROUNDS = 3;

/** The ledger is worked on again, and everybody has something to do. */
async function refreshed() {
  await db.inspection.update({ where: { id: scene.inspection.id }, data: { archivedAt: null } });
  await db.issue.updateMany({ data: { struckAt: null, mergedIntoId: null } });
  await db.measure.updateMany({ where: { struckAt: { not: null } }, data: { struckAt: null, mergedIntoId: null } });
  const open = await db.measure.count({ where: { status: { in: ["PLANNED", "UNDERWAY"] } } });
  if (open < 10) {
    const columns = {
      stageSince: null,
      status: "UNDERWAY",
      stage: null,
      submittedOn: null,
      closedOn: null,
      startedOn: new Date(TODAY),
      opening: false,
    } as const;
    await db.application.updateMany({
      where: { state: "PENDING" },
      data: { state: "RETURNED", decidedAt: new Date() },
    });
    await db.measure.updateMany({ data: { ...columns, cycle: { increment: 1 } } });
  }
}

describe("at the same moment", () => {
  test.each(names)("%s, and every other command", async (name) => {
    for (const other of names.slice(names.indexOf(name))) {
      for (let round = 0; round < ROUNDS; round += 1) {
        await refreshed();
        const four = [name, other, name, other];
        const ended = await Promise.allSettled(four.map((n) => COMMANDS[n]?.()));
        for (const [i, n] of four.entries()) {
          const end = ended[i];
          if (end?.status === "fulfilled" && (end.value as { ok: boolean }).ok) done.set(n, (done.get(n) ?? 0) + 1);
        }
        const faults = ended.flatMap((e) => (e.status === "rejected" ? [`${name} × ${other}: ${e.reason}`] : []));
        expect(faults).toEqual([]);
      }
    }
    await checkLedger(scene.inspection.id);
    expect((await verifyChain(db, scene.inspection.bodyId)).intact).toBe(true);
  });

  test("each of them is done at times, and none waits for another in a ring", async () => {
    expect(names.filter((name) => (done.get(name) ?? 0) < ROUNDS)).toEqual([]);
    // A connection tells its count when it closes.
    await db.$disconnect();
    expect(await deadlocks()).toBe(0);
  });
});
