import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { NOT_FOUND } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { db } from "@/lib/db/client";
import { addDays } from "@/lib/domain/day";
import { FULL_CHAIN } from "@/lib/domain/signing/stages";
import { type MeasureStatus, ROLES, type Role, SIGNING_STAGES, type SigningStage } from "@/lib/domain/types";
import { relapseMeasure } from "@/lib/features/measure/commands/relapse-measure";
import { reportProgress } from "@/lib/features/measure/commands/report-progress";
import { startMeasure } from "@/lib/features/measure/commands/start-measure";
import "@/tests/support/database";
import {
  createBody,
  createInspection,
  createIssue,
  createUnit,
  sentOnce,
  TODAY,
  viewerWith,
} from "@/tests/support/factories";
import { approve, createScene, measureIn, measureNow, type Scene, STANDING, sendBack, submit, withdraw } from "./scene";

/**
 * Every step by every role, within its reach and outside of it. What is allowed is written out here once more, apart from
 * the table the application reads: a change of that table must be meant.
 */

const UNIT_ROLES: readonly Role[] = ["LIAISON", "UNIT_HEAD"];
const SIGNS = {
  UNIT_HEAD: ["UNIT_HEAD"],
  RESPONSIBLE_LEADER: ["RESPONSIBLE_LEADER"],
  OFFICE: ["OFFICE"],
  SUPERVISION: ["SUPERVISION"],
  GROUP_LEADER: ["FIRST_LEADER", "GROUP_LEADER"],
} as const satisfies Record<SigningStage, readonly Role[]>;

type Case = {
  step: string;
  from: MeasureStatus;
  stage?: SigningStage;
  roles: readonly Role[];
  take: (viewer: Viewer, measureId: string) => Promise<Result<object>>;
};

const CASES: Case[] = [
  {
    step: "start",
    from: "PLANNED",
    roles: UNIT_ROLES,
    take: async (viewer, measureId) =>
      startMeasure(viewer, sentOnce(), { measureId, version: (await measureNow(measureId)).version }),
  },
  ...(["PLANNED", "UNDERWAY", "RETURNED"] as const).map((from) => ({
    step: "report",
    from,
    roles: UNIT_ROLES,
    take: (viewer: Viewer, measureId: string) =>
      reportProgress(viewer, sentOnce(), [{ measureId, kind: "PROGRESS", text: "已召开专题会研究部署。" }]),
  })),
  ...(["UNDERWAY", "RETURNED"] as const).map((from) => ({ step: "submit", from, roles: UNIT_ROLES, take: submit })),
  { step: "withdraw", from: "SUBMITTED", roles: UNIT_ROLES, take: withdraw },
  ...SIGNING_STAGES.flatMap((stage): Case[] => [
    { step: "approve", from: "SUBMITTED", stage, roles: SIGNS[stage], take: approve },
    {
      step: "return",
      from: "SUBMITTED",
      stage,
      roles: SIGNS[stage],
      take: (viewer, id) => sendBack(viewer, id, ["补充佐证"]),
    },
  ]),
  {
    step: "relapse",
    from: "CLOSED",
    roles: ["OFFICE", "SUPERVISION"],
    take: async (viewer, measureId) =>
      relapseMeasure(viewer, sentOnce(), {
        measureId,
        version: (await measureNow(measureId)).version,
        reason: "同类问题再次出现。",
        dueOn: addDays(TODAY, 30),
      }),
  },
];

/** Where a viewer stands to the measure. */
const REACHES = ["its own", "co-operating", "elsewhere in the body", "another body"] as const;
type Reach = (typeof REACHES)[number];

let short: Scene;
let full: Scene;
let coopUnitId: string;
const viewers = new Map<string, Viewer>();

beforeAll(async () => {
  short = await createScene();
  const inspection = await createInspection({ bodyId: short.body.id, chain: [...FULL_CHAIN] });
  full = { ...short, inspection, issue: await createIssue({ inspectionId: inspection.id }) };
  const bodyId = short.body.id;
  coopUnitId = (await createUnit({ bodyId })).id;
  const elsewhere = (await createUnit({ bodyId })).id;
  const other = await createBody();
  for (const role of ROLES) {
    const ofUnit = UNIT_ROLES.includes(role);
    const own =
      role === "RESPONSIBLE_LEADER"
        ? short.leader
        : await viewerWith(role, { bodyId, ...(ofUnit ? { unitId: short.unit.id } : {}) });
    viewers.set(`${role} its own`, own);
    if (ofUnit) viewers.set(`${role} co-operating`, await viewerWith(role, { bodyId, unitId: coopUnitId }));
    if (ofUnit) viewers.set(`${role} elsewhere in the body`, await viewerWith(role, { bodyId, unitId: elsewhere }));
    if (role === "RESPONSIBLE_LEADER") viewers.set(`${role} elsewhere in the body`, await viewerWith(role, { bodyId }));
    viewers.set(`${role} another body`, await viewerWith(role, { bodyId: other.id }));
  }
});

function measureFor({ from, stage }: Case) {
  return measureIn(stage ? full : short, { status: from, unitIds: [coopUnitId], ...(stage ? { stage } : {}) });
}

describe.each(CASES)("$step of a $from measure at $stage", (one) => {
  test("is allowed to exactly the roles of the table, within their reach", async () => {
    let measure = await measureFor(one);
    const allowed: string[] = [];
    for (const role of ROLES) {
      for (const reach of REACHES) {
        const viewer = viewers.get(`${role} ${reach satisfies Reach}`);
        if (!viewer) continue;
        const before = await measureNow(measure.id);
        const result = await one.take(viewer, measure.id);
        if (result.ok) {
          allowed.push(`${role} ${reach}`);
          expect((await measureNow(measure.id)).version).toBeGreaterThan(before.version);
          measure = await measureFor(one);
        } else {
          // Whoever may not hears the same as of a measure that does not exist, and nothing has moved.
          expect(result.why).toBe(NOT_FOUND);
          expect(await measureNow(measure.id)).toEqual(before);
        }
      }
    }
    expect(allowed.sort()).toEqual(one.roles.map((role) => `${role} its own`).sort());
  });
});

describe("a step from a state the table does not name", () => {
  const steps = [...new Set(CASES.map((c) => c.step))];
  test.each(steps)("%s is refused with the state in words, and leaves no trace", async (step) => {
    const cases = CASES.filter((c) => c.step === step);
    const [first] = cases;
    const role = first?.stage ? "OFFICE" : first?.roles[0];
    const viewer = viewers.get(`${role} its own`);
    if (!first || !viewer) throw new Error("no case");
    for (const status of STANDING.filter((s) => !cases.some((c) => c.from === s))) {
      const measure = await measureIn(short, { status });
      const result = await first.take(viewer, measure.id);
      expect(result).toMatchObject({ ok: false, why: expect.stringContaining("现在的状态是") });
      expect(await measureNow(measure.id)).toEqual(measure);
      expect(await db.event.count({ where: { measureId: measure.id } })).toBe(0);
    }
  });
});

test("nothing can be done in an archived inspection", async () => {
  const scene = await createScene();
  const measures = new Map(
    await Promise.all(
      CASES.filter((c) => !c.stage || c.stage === "OFFICE").map(
        async (c) => [c, await measureIn(scene, { status: c.from })] as const,
      ),
    ),
  );
  await db.inspection.update({ where: { id: scene.inspection.id }, data: { archivedAt: new Date() } });
  const actors: Partial<Record<Role, Viewer>> = { LIAISON: scene.liaison, OFFICE: scene.office };
  for (const [one, measure] of measures) {
    const viewer = one.roles.map((role) => actors[role]).find((v) => v !== undefined);
    if (!viewer) throw new Error(`nobody for ${one.step}`);
    expect(await one.take(viewer, measure.id)).toMatchObject({ ok: false, why: expect.stringContaining("已归档") });
    expect(await measureNow(measure.id)).toEqual(measure);
  }
});

test("a struck measure is not found by any step", async () => {
  const scene = await createScene();
  const measure = await measureIn(scene, { status: "UNDERWAY", struckAt: new Date(), struckReason: "重复" });
  expect(await submit(scene.liaison, measure.id)).toMatchObject({ ok: false, why: NOT_FOUND });
});
