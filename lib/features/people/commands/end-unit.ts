import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { changedMeanwhile, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { dayToDb } from "@/lib/domain/day";
import { stateOf } from "@/lib/domain/history/field";
import { UNIT } from "@/lib/domain/people/kept";
import { UNIT_ENDED } from "@/lib/features/people/events";
import { heldUnit, type SeenUnit } from "./unit-row";

/** Ends a unit that no longer exists: it keeps its history and takes no new measures. Not while posts act for it. */
export function endUnit(viewer: Viewer, sent: Sent, { id, version }: SeenUnit): Promise<Result> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const { unit, post } = await heldUnit(tx, viewer, id);
    if (unit.endedOn) refuse("state", "这个部门已经停用。");
    const today = dayToDb(viewer.today);
    const held = await tx.post.count({ where: { unitId: id, OR: [{ toOn: null }, { toOn: { gte: today } }] } });
    if (held > 0) {
      refuse("state", `这个部门还有 ${held} 个在任或即将到任的岗位，请先由安全管理员免去这些岗位，再停用部门。`);
    }
    const done = await tx.unit.updateMany({
      where: { id, version, endedOn: null },
      data: { endedOn: today, version: { increment: 1 } },
    });
    if (done.count === 0) changedMeanwhile();
    record(post, {
      bodyId: unit.bodyId,
      kind: UNIT_ENDED,
      subjectId: id,
      subjectLabel: unit.name,
      was: stateOf(UNIT, unit),
    });
  });
}
