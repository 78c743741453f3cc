import "server-only";
import { can } from "@/lib/access/can";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { lock } from "@/lib/command/locks";
import { archived, notFound, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { type Day, dayFromDb, dayToDb } from "@/lib/domain/day";
import { ASSIGN_MAX } from "@/lib/domain/limits";
import {
  type Assigned,
  type AssignmentChange,
  type AssignmentProblems,
  applyAssignment,
  assignmentProblems,
} from "@/lib/domain/measure/assigning";
import type { Returned } from "@/lib/domain/measure/deadline";
import { measuresSeenBy } from "@/lib/features/inspection/scope";
import { ASSIGN_MEASURES } from "@/lib/features/measure/acts";
import { assignedOf, writeAssignment } from "@/lib/features/measure/commands/assignment-row";
import { returnedOf } from "@/lib/features/measure/commands/held-days";
import { holdMeasures } from "@/lib/features/measure/commands/measure-row";
import { WITH_MEASURE } from "@/lib/history/kept";

/** One measure's part of a 责任分工: the version the person saw, what to change, and why where a reason is due. */
export type AssignInput = { measureId: string; version: number; change: AssignmentChange; reason: string };

const ROW = {
  ...WITH_MEASURE,
  inspection: { select: { archivedAt: true, reviewEveryDays: true, feedbackOn: true } },
} as const satisfies Prisma.MeasureInclude;
type Row = Prisma.MeasureGetPayload<{ include: typeof ROW }>;

/**
 * 责任分工 of many measures in one go: everything is saved or nothing, with one event per changed measure. A refusal names
 * the measures by number, under the measure's id and, as `id.field`, at the field. Changes that change nothing are
 * left out of the count.
 */
export function assignMeasures(
  viewer: Viewer,
  sent: Sent,
  inputs: readonly AssignInput[],
): Promise<Result<{ count: number }>> {
  return transact(viewer, sent, async (write) => {
    const { tx } = write;
    if (inputs.length === 0) refuse("invalid", "没有需要保存的更改。");
    if (inputs.length > ASSIGN_MAX) refuse("limit", `一次最多保存 ${ASSIGN_MAX} 条措施的更改，请分批保存。`);
    const ids = [...new Set(inputs.map((i) => i.measureId))].sort();
    if (ids.length !== inputs.length) refuse("invalid", "同一条措施在这次提交中出现了两次，请刷新页面后重试。");
    await holdMeasures(tx, viewer, ids);
    const found = await tx.measure.findMany({
      where: narrow(measuresSeenBy(viewer), { id: { in: ids } }),
      include: ROW,
    });
    const rows = new Map(found.map((m) => [m.id, m]));
    const posts = new Map(found.map((m) => [m.bodyId, can(viewer, ASSIGN_MEASURES, { bodyId: m.bodyId })]));
    const work = inputs.flatMap((input) => {
      const row = rows.get(input.measureId);
      const post = row && posts.get(row.bodyId);
      return row && post ? [{ input, row, post }] : [];
    });
    if (work.length !== inputs.length) notFound();
    if (work.some(({ row }) => row.inspection.archivedAt)) archived();

    refuseStale(work);
    const names = await namesFor(tx, viewer.today, work);
    const planned = work.map(({ input, row, post }) => {
      const before = assignedOf(row);
      const terms = {
        feedbackOn: dayFromDb(row.inspection.feedbackOn),
        today: viewer.today,
        reviewEveryDays: row.inspection.reviewEveryDays,
      };
      const after = applyAssignment(before, input.change, terms);
      const problems = {
        ...assignmentProblems(before, input.change, input.reason, terms),
        ...strangers(row, before, input.change, names),
      };
      return { input, row, post, before, after, problems };
    });
    refuseProblems(planned);

    const moved = planned.filter(({ after }) => after.changed.includes("dueOn")).map(({ row }) => row);
    const returned = moved.length > 0 ? await returnedOf(tx, moved) : new Map<string, Returned[]>();
    let count = 0;
    for (const { input, row, post, before, after } of planned) {
      if (after.changed.length === 0) continue;
      await writeAssignment(write, {
        row,
        post,
        before,
        after,
        reason: input.reason.trim(),
        returned: returned.get(row.id),
      });
      count += 1;
    }
    return { count };
  });
}

/** Names those somebody else changed since, by number. */
function refuseStale(work: readonly { input: AssignInput; row: Row }[]): void {
  const stale = work.filter(({ input, row }) => row.version !== input.version || row.struckAt !== null);
  if (stale.length === 0) return;
  const codes = stale.map(({ row }) => row.code).join("、");
  refuse(
    "changed",
    `措施 ${codes} 刚刚被他人更新，这次的更改全部没有保存。请刷新页面，核对这${stale.length}条后再保存。`,
    Object.fromEntries(
      stale.map(({ row }) => [
        row.id,
        [row.struckAt ? `措施 ${row.code} 已被作废，请撤销它的更改。` : `措施 ${row.code} 刚刚被他人更新。`],
      ]),
    ),
  );
}

type Names = {
  units: Map<string, { name: string; bodyId: string; ended: boolean }>;
  persons: Map<string, { name: string; bodyId: string }>;
};

/** Names of every unit and person the changes speak of. */
async function namesFor(tx: Tx, today: Day, work: readonly { input: AssignInput; row: Row }[]): Promise<Names> {
  const unitIds = work.flatMap(({ input: { change: c }, row }) => [
    c.leadUnitId,
    row.leadUnitId,
    ...(c.unitIds ?? []),
    ...row.cooperation.map((u) => u.unitId),
  ]);
  const personIds = work.flatMap(({ input: { change: c }, row }) => [c.leaderId, c.ownerId, row.leaderId, row.ownerId]);
  const isId = (id: string | null | undefined): id is string => typeof id === "string";
  // A unit that takes measures is not ended meanwhile.
  const own = await tx.unit.findMany({
    where: { id: { in: unitIds.filter(isId) }, bodyId: { in: work.map(({ row }) => row.bodyId) } },
    select: { id: true },
  });
  await lock(
    tx,
    "unit",
    own.map((u) => u.id),
    "share",
  );
  const units = await tx.unit.findMany({
    where: { id: { in: [...new Set(unitIds.filter(isId))] } },
    select: { id: true, name: true, bodyId: true, endedOn: true },
  });
  const persons = await tx.person.findMany({
    where: { id: { in: [...new Set(personIds.filter(isId))] } },
    select: { id: true, name: true, bodyId: true },
  });
  return {
    units: new Map(
      units.map(({ endedOn, ...u }) => [u.id, { ...u, ended: endedOn !== null && endedOn <= dayToDb(today) }]),
    ),
    persons: new Map(persons.map((p) => [p.id, p])),
  };
}

/** Units that ended and units and persons of another body take no measures; what already stands may stay. */
function strangers(row: Row, before: Assigned, c: AssignmentChange, names: Names): AssignmentProblems {
  const unitProblem = (id: string): string | null => {
    const unit = names.units.get(id);
    if (!unit || unit.bodyId !== row.bodyId) return `措施 ${row.code} 只能分给本单位的部门，请重新选择。`;
    return unit.ended ? `“${unit.name}”已停用，不能再承担措施 ${row.code}。` : null;
  };
  const personProblem = (id: string): string | null =>
    names.persons.get(id)?.bodyId === row.bodyId ? null : `措施 ${row.code} 的责任领导、责任人须是本单位人员。`;
  const problems: AssignmentProblems = {};
  const note = (field: keyof AssignmentProblems, why: string | null) => {
    if (why) problems[field] = why;
  };
  if (c.leadUnitId && c.leadUnitId !== before.leadUnitId) note("leadUnitId", unitProblem(c.leadUnitId));
  for (const id of c.unitIds ?? []) if (!before.unitIds.includes(id)) note("unitIds", unitProblem(id));
  if (c.leaderId && c.leaderId !== before.leaderId) note("leaderId", personProblem(c.leaderId));
  if (c.ownerId && c.ownerId !== before.ownerId) note("ownerId", personProblem(c.ownerId));
  return problems;
}

function refuseProblems(planned: readonly { row: Row; problems: AssignmentProblems }[]): void {
  const wrong = planned.filter(({ problems }) => Object.keys(problems).length > 0);
  const [first] = wrong.flatMap(({ problems }) => Object.values(problems));
  if (!first) return;
  const fields: Record<string, string[]> = {};
  for (const { row, problems } of wrong) {
    fields[row.id] = Object.values(problems);
    for (const [field, why] of Object.entries(problems)) fields[`${row.id}.${field}`] = [why];
  }
  if (wrong.length === 1) refuse("invalid", first, fields);
  const codes = wrong.map(({ row }) => row.code).join("、");
  refuse("invalid", `措施 ${codes} 的更改需要修改，全部更改都没有保存。${first}`, fields);
}
