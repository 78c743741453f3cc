import { postFor } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { lock } from "@/lib/command/locks";
import { changedMeanwhile, notFound, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import type { Tx } from "@/lib/db/client";
import { dayFromDb, dayToDb } from "@/lib/domain/day";
import { change } from "@/lib/domain/events";

type Input = { id: string; version: number };

/** A unit the viewer manages, held until the transaction ends: no post is given and no measure assigned in it meanwhile. */
async function heldUnit(tx: Tx, viewer: Viewer, id: string) {
  const seen = await tx.unit.findUnique({ where: { id }, select: { bodyId: true } });
  const post = seen && postFor(viewer, "people.manage", { bodyId: seen.bodyId });
  if (!post) notFound();
  await lock(tx, "unit", [id], "alone");
  return { unit: await tx.unit.findUniqueOrThrow({ where: { id } }), post };
}

/** Ends a unit that no longer exists: it keeps its history and takes no new measures. Not while posts act for it. */
export function endUnit(viewer: Viewer, sent: Sent, { id, version }: Input): Promise<Result> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const { unit, post } = await heldUnit(tx, viewer, id);
    if (unit.endedOn) refuse("state", "这个部门已经停用。");
    const today = dayToDb(viewer.today);
    const held = await tx.post.count({ where: { unitId: id, OR: [{ toOn: null }, { toOn: { gte: today } }] } });
    if (held > 0) {
      refuse("state", `这个部门还有 ${held} 个在任或即将到任的岗位，请先由安全管理员终止这些岗位，再停用部门。`);
    }
    const done = await tx.unit.updateMany({
      where: { id, version, endedOn: null },
      data: { endedOn: today, version: { increment: 1 } },
    });
    if (done.count === 0) changedMeanwhile();
    record(post, {
      bodyId: unit.bodyId,
      action: "unit.ended",
      subjectType: "UNIT",
      subjectId: id,
      subjectLabel: unit.name,
      changes: change("停用日期", null, viewer.today),
    });
  });
}

/** Takes a unit back into use. */
export function restoreUnit(viewer: Viewer, sent: Sent, { id, version }: Input): Promise<Result> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const { unit, post } = await heldUnit(tx, viewer, id);
    const done = await tx.unit.updateMany({
      where: { id, version, endedOn: { not: null } },
      data: { endedOn: null, version: { increment: 1 } },
    });
    if (done.count === 0) changedMeanwhile();
    record(post, {
      bodyId: unit.bodyId,
      action: "unit.restored",
      subjectType: "UNIT",
      subjectId: id,
      subjectLabel: unit.name,
      changes: change("停用日期", unit.endedOn ? dayFromDb(unit.endedOn) : null, null),
    });
  });
}
