import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { notFound, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { type Day, dayToDb } from "@/lib/domain/day";
import { openInspection } from "@/lib/features/feedback/commands/edit-guard";
import { COLLECT_SHEETS } from "@/lib/features/sheet-round/acts";
import { SHEET_ROUND_MADE } from "@/lib/features/sheet-round/events";
import { rowsInWords } from "@/lib/features/sheet-round/words";
import { fact } from "@/lib/history/record";
import { aboutRound } from "./round-row";

export type RoundInput = {
  inspectionId: string;
  dueOn: Day;
  units: readonly string[];
  part: "LEAD" | "BOTH";
  rows: "OPEN" | "ALL";
};

/** 发起收表: these units are asked for their sheets of the inspection, to be back by a day. */
export function makeSheetRound(viewer: Viewer, sent: Sent, input: RoundInput): Promise<Result<{ id: string }>> {
  return transact(viewer, sent, async (write) => {
    const { tx, record } = write;
    const { inspection, post } = await openInspection(write, input.inspectionId, COLLECT_SHEETS);
    const units = [...new Set(input.units)];
    const fields = {
      ...(units.length === 0 ? { units: ["请至少选择一个部门。"] } : {}),
      ...(input.dueOn < viewer.today ? { dueOn: ["交回期限不能早于今天。"] } : {}),
    };
    const [first] = Object.values(fields).flat();
    if (first) refuse("invalid", first, fields);
    const known = await tx.unit.count({ where: { id: { in: units }, bodyId: inspection.bodyId } });
    if (known !== units.length) notFound();
    const asked = { cooperating: input.part === "BOTH", openOnly: input.rows === "OPEN" };
    const round = await tx.sheetRound.create({
      data: {
        ...asked,
        bodyId: inspection.bodyId,
        inspectionId: inspection.id,
        madeOn: dayToDb(viewer.today),
        dueOn: dayToDb(input.dueOn),
        personId: viewer.personId,
        personName: viewer.name,
        createdAt: viewer.now,
        units: { create: units.map((unitId) => ({ unitId })) },
      },
    });
    record(post, {
      ...aboutRound(round),
      kind: SHEET_ROUND_MADE,
      facts: [
        ...fact("units", null, units.length),
        ...fact("dueOn", null, input.dueOn),
        ...fact("rows", null, rowsInWords(asked)),
      ],
    });
    return { id: round.id };
  });
}
