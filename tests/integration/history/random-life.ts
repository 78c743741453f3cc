import type { Viewer } from "@/lib/access/viewer";
import type { Result } from "@/lib/command/result";
import { db } from "@/lib/db/client";
import type { Measure } from "@/lib/db/generated/client";
import { addDays } from "@/lib/domain/day";
import { FIVE_POINTS } from "@/lib/domain/types";
import { assignMeasures } from "@/lib/features/assign/commands/assign-measures";
import { addIssue } from "@/lib/features/feedback/commands/add-issue";
import { mergeIssues } from "@/lib/features/feedback/commands/merge-issues";
import { restoreIssue } from "@/lib/features/feedback/commands/restore-issue";
import { splitIssue } from "@/lib/features/feedback/commands/split-issue";
import { strikeIssue } from "@/lib/features/feedback/commands/strike-issue";
import { addMeasure } from "@/lib/features/measure/commands/add-measure";
import { addOutcome } from "@/lib/features/measure/commands/add-outcome";
import { approveMeasure } from "@/lib/features/measure/commands/approve-measure";
import { editMeasure } from "@/lib/features/measure/commands/edit-measure";
import { mergeMeasures } from "@/lib/features/measure/commands/merge-measures";
import { moveMeasure } from "@/lib/features/measure/commands/move-measure";
import { relapseMeasure } from "@/lib/features/measure/commands/relapse-measure";
import { reportProgress } from "@/lib/features/measure/commands/report-progress";
import { restoreMeasure } from "@/lib/features/measure/commands/restore-measure";
import { returnMeasure } from "@/lib/features/measure/commands/return-measure";
import { splitMeasure } from "@/lib/features/measure/commands/split-measure";
import { startMeasure } from "@/lib/features/measure/commands/start-measure";
import { strikeMeasure } from "@/lib/features/measure/commands/strike-measure";
import { submitMeasure } from "@/lib/features/measure/commands/submit-measure";
import { withdrawMeasure } from "@/lib/features/measure/commands/withdraw-measure";
import { createScene, measureIn } from "@/tests/integration/measure/scene";
import { createIssue, createItem, createMeasure, createPerson, createUnit, sentOnce } from "@/tests/support/factories";

/** A ledger on which everything that can be done to measures is done at random, through the commands themselves. */

export type World = Awaited<ReturnType<typeof createWorld>>;

/** Two units, three issues and an item, with measures in different states that came without a history. */
export async function createWorld() {
  const scene = await createScene();
  const { body, inspection, issue, unit } = scene;
  const other = await createUnit({ bodyId: body.id });
  const person = await createPerson({ bodyId: body.id });
  const further = await createIssue({ inspectionId: inspection.id });
  const item = await createItem({ issueId: issue.id });
  for (const status of ["PLANNED", "UNDERWAY", "SUBMITTED", "CLOSED"] as const) await measureIn(scene, { status });
  for (let i = 0; i < 3; i += 1) await measureIn(scene, { status: "UNDERWAY", timeClass: "LONG_TERM" });
  await createMeasure({ issueId: further.id, leadUnitId: unit.id, unitIds: [other.id] });
  await createMeasure({ extendedItemId: item.id });
  return { ...scene, other, person, further, item };
}

type On = (viewer: Viewer) => Viewer;
type Turn = { world: World; on: On; n: number };
type Done = Promise<Result<object>>;

const at = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
const nothing: Done = Promise.resolve({ ok: false, code: "state", why: "nothing to do" });
const inOrder = { orderBy: [{ code: "asc" as const }, { id: "asc" as const }] };

async function one(n: number, where: object = { struckAt: null }): Promise<Measure | undefined> {
  return at(await db.measure.findMany({ where, ...inOrder }), n);
}
const seen = (m: { id: string; version: number }) => ({ measureId: m.id, version: m.version });
const step = (where: object, act: (turn: Turn, m: Measure) => Done) => async (turn: Turn) => {
  const m = await one(turn.n, { struckAt: null, ...where });
  return m ? act(turn, m) : nothing;
};

/** Everybody who may hold the pen for the unit that leads the measure; the other unit has nobody. */
const report = (kind: "PROGRESS" | "NO_CHANGE" | "REVIEW") =>
  step(kind === "REVIEW" ? { timeClass: "LONG_TERM" } : {}, ({ world, on, n }, m) =>
    reportProgress(on(world.liaison), sentOnce(), [{ measureId: m.id, kind, text: `第${n}次填报` }]),
  );

const signer = ({ world, on }: Turn, m: Measure) => on(m.stage === "OFFICE" ? world.office : world.supervision);
const stage = { status: "SUBMITTED" };
const inItem = (world: World) => ({ row: "item", id: world.item.id }) as const;

/** Every act that leaves an event about measures. */
export const ACTS: Record<string, (turn: Turn) => Promise<Result<object>>> = {
  assign: step({}, ({ world, on, n }, m) => {
    const classes = ["IMMEDIATE", "TIME_BOUND", "LONG_TERM"] as const;
    const office = on(world.office);
    const change = {
      ...(n % 2 === 0 ? { leadUnitId: n % 4 === 0 ? world.unit.id : world.other.id, unitIds: [] } : {}),
      ...(n % 3 === 0 ? { leaderId: n % 6 === 0 ? world.leader.personId : null } : {}),
      ...(n % 5 === 0 ? { ownerId: world.person.id } : {}),
      ...(n % 7 < 2 ? { timeClass: classes[n % 3] ?? null } : {}),
      ...(n % 2 === 1 ? { dueOn: addDays(office.today, n % 90), dueText: `第${n}次` } : {}),
      ...(n % 4 === 1 && m.leadUnitId === world.unit.id ? { unitIds: [world.other.id] } : {}),
    };
    return assignMeasures(office, sentOnce(), [{ ...seen(m), change, reason: "分工调整" }]);
  }),
  start: step({ status: "PLANNED" }, ({ world, on }, m) => startMeasure(on(world.liaison), sentOnce(), seen(m))),
  report: report("PROGRESS"),
  "report no change": report("NO_CHANGE"),
  review: report("REVIEW"),
  submit: step({ status: { in: ["UNDERWAY", "RETURNED"] } }, async ({ world, on }, m) => {
    const points = await db.pointToMend.findMany({ where: { application: { measureId: m.id } } });
    const fixes = Object.fromEntries(points.map((p) => [p.id, "已补充"]));
    return submitMeasure(on(world.liaison), sentOnce(), { ...seen(m), statement: "已完成。", fixes });
  }),
  withdraw: step(stage, ({ world, on }, m) =>
    withdrawMeasure(on(world.liaison), sentOnce(), { ...seen(m), reason: "补充材料" }),
  ),
  approve: step(stage, (turn, m) =>
    approveMeasure(signer(turn, m), sentOnce(), { ...seen(m), remark: "同意。", checks: FIVE_POINTS }),
  ),
  return: step(stage, (turn, m) =>
    returnMeasure(signer(turn, m), sentOnce(), { ...seen(m), remark: "请补充。", points: ["台账", "照片"] }),
  ),
  relapse: step({ status: "CLOSED" }, ({ world, on, n }, m) => {
    const supervision = on(world.supervision);
    const dueOn = addDays(supervision.today, n % 40);
    return relapseMeasure(supervision, sentOnce(), { ...seen(m), reason: "反弹", dueOn });
  }),
  edit: step({}, ({ world, on, n }, m) =>
    editMeasure(on(world.office), sentOnce(), { ...seen(m), text: `改后${n}`, remark: n % 2 ? "备注" : "" }),
  ),
  "strike or restore": async ({ world, on, n }) => {
    const m = await one(n, {});
    if (!m) return nothing;
    const act = m.struckAt ? restoreMeasure : strikeMeasure;
    return act(on(world.office), sentOnce(), { ...seen(m), reason: "核对" });
  },
  split: step({}, ({ world, on, n }, m) =>
    splitMeasure(on(world.office), sentOnce(), { ...seen(m), parts: [`${m.text}甲`, `乙${n}`] }),
  ),
  merge: step({}, async ({ world, on }, m) => {
    const among = { issueId: m.issueId, extendedItemId: m.extendedItemId, struckAt: null, id: { not: m.id } };
    const other = await db.measure.findFirst({ where: among, ...inOrder });
    return other ? mergeMeasures(on(world.office), sentOnce(), { measures: [m, other].map(seen) }) : nothing;
  }),
  move: step({}, async ({ world, on, n }, m) => {
    const issue = at(await db.issue.findMany({ where: { struckAt: null }, ...inOrder }), n);
    const parent = n % 4 === 0 || !issue ? inItem(world) : ({ row: "issue", id: issue.id } as const);
    return moveMeasure(on(world.office), sentOnce(), { ...seen(m), parent, place: "end" });
  }),
  outcome: step({}, ({ world, on }, m) => {
    const figure = { kind: "MEETING" as const, value: 1, unit: "", name: "", documentNumber: "", effectiveOn: null };
    return addOutcome(on(world.liaison), sentOnce(), { measureId: m.id, ...figure });
  }),
  add: async ({ world, on, n }) => {
    const issue = at(await db.issue.findMany({ where: { struckAt: null }, ...inOrder }), n);
    const parent = issue ? ({ row: "issue", id: issue.id } as const) : inItem(world);
    return addMeasure(on(world.office), sentOnce(), { parent, text: `新增${n}`, place: "end" });
  },
  "split an issue": async ({ world, on, n }) => {
    const issue = at(await db.issue.findMany({ where: { struckAt: null }, ...inOrder }), n);
    if (!issue) return nothing;
    const own = await db.measure.findMany({ where: { issueId: issue.id }, take: 2, ...inOrder });
    const texts = { title: issue.title, text: "", nextTitle: `拆出${n}`, nextText: "" };
    const measureIds = own.map((m) => m.id);
    return splitIssue(on(world.office), sentOnce(), {
      issueId: issue.id,
      version: issue.version,
      ...texts,
      measureIds,
    });
  },
  "merge issues": async ({ world, on }) => {
    const two = await db.issue.findMany({ where: { struckAt: null }, take: 2, ...inOrder });
    const issues = two.map((i) => ({ issueId: i.id, version: i.version }));
    return mergeIssues(on(world.office), sentOnce(), { issues });
  },
  "add an issue": ({ world, on, n }) => {
    const texts = { title: `新问题${n}`, text: "", target: "" };
    const place = { inspectionId: world.inspection.id, sectionId: null, place: "end" as const };
    return addIssue(on(world.office), sentOnce(), { ...place, ...texts });
  },
  "strike or restore an issue": async ({ world, on, n }) => {
    const bare = { items: { none: { struckAt: null } } };
    const issue = at(await db.issue.findMany({ where: bare, ...inOrder }), n);
    if (!issue) return nothing;
    const input = { issueId: issue.id, version: issue.version, reason: "核对" };
    return (issue.struckAt ? restoreIssue : strikeIssue)(on(world.office), sentOnce(), input);
  },
};
