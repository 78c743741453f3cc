import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { lock } from "@/lib/command/locks";
import { notFound, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { inTransaction } from "@/lib/db/snapshot";
import { OPENING_SOURCE_MAX, overLimit, SHEET_CHANGES_MAX, SHEET_NEW_MAX } from "@/lib/domain/limits";
import { planSheet } from "@/lib/features/sheet/compare/compare";
import type { LedgerNow } from "@/lib/features/sheet/compare/now";
import { digestOf } from "@/lib/features/sheet/compare/plan-digest";
import type { PlannedRow } from "@/lib/features/sheet/compare/planned";
import { roundOf } from "@/lib/features/sheet/compare/round-of";
import { SHEET_ENTERED } from "@/lib/features/sheet/events";
import { ledgerNow } from "@/lib/features/sheet/queries/ledger-now";
import { markReturned } from "@/lib/features/sheet-round/commands/mark-returned";
import { fact } from "@/lib/history/record";
import { addMeasures } from "./added-rows";
import { changeMeasures } from "./changed-rows";
import { holdInspection, openSheet, type SeenSheet } from "./sheet-row";

export type ConfirmSheet = SeenSheet & {
  /** Of the plan as the person saw it (compare/plan-digest). */
  digest: string;
  /** Rows that are in error stay out. */
  withoutErrors: boolean;
};

/**
 * 确认导入: writes what the desk showed, all of it or nothing. The plan is made anew while nobody else can touch the inspection;
 * where it has become another one than was seen, nothing is written.
 */
export function confirmSheet(
  viewer: Viewer,
  sent: Sent,
  input: ConfirmSheet,
): Promise<Result<{ added: number; changed: number }>> {
  return transact(viewer, sent, async (write) => {
    const { tx } = write;
    const { row: sheet, post, desk, choices } = await openSheet(write, input);
    await holdInspection(write, sheet.inspectionId);
    const ledger = await inTransaction(tx, () => ledgerNow(viewer, sheet.inspectionId, { desk, choices }));
    if (!ledger) notFound();
    const rows = planSheet(desk, ledger);
    if (digestOf(rows) !== input.digest)
      refuse("changed", "核对以后台账又有变化，没有导入。请看过最新的对照后再确认。");
    const asked = roundOf(desk);
    const { personId } = viewer;
    const by = { importId: sheet.id, personId, fileName: sheet.fileName };
    const returned = asked !== null && (await markReturned(write, { ...asked, ...by }));
    refuseUndecided(rows, ledger, { ...input, returned });
    const writes = rows.flatMap(({ write: one }) => one ?? []);
    const adds = rows.flatMap(({ add }) => add ?? []);
    await holdUnits(write, writes, adds);
    const about = { sheet, post, ledger };
    const changed = await changeMeasures(write, about, writes);
    const added = await addMeasures(write, about, adds);
    await tx.sheetImportRow.createMany({
      data: [...changed, ...added].map((one) => ({ ...one, sheetImportId: sheet.id })),
    });
    const { count } = await tx.sheetImport.updateMany({
      where: { id: sheet.id, version: sheet.version, state: "REVIEW" },
      data: { state: "CONFIRMED", file: null, version: { increment: 1 } },
    });
    if (count === 0) throw new Error(`sheet ${sheet.id} changed under its lock`);
    // Last: what is told of these measures behind it was done after the import.
    write.record(post, {
      bodyId: sheet.bodyId,
      kind: SHEET_ENTERED,
      subjectId: sheet.id,
      subjectLabel: sheet.fileName,
      inspectionId: sheet.inspectionId,
      facts: [...fact("added", null, adds.length), ...fact("changed", null, writes.length)],
    });
    return { added: adds.length, changed: writes.length };
  });
}

/** Units that take measures are not ended meanwhile. */
async function holdUnits(
  { tx }: Parameters<typeof holdInspection>[0],
  writes: readonly NonNullable<PlannedRow["write"]>[],
  adds: readonly NonNullable<PlannedRow["add"]>[],
): Promise<void> {
  const ids = [...writes.map(({ assignment }) => assignment ?? {}), ...adds].flatMap((one) => [
    ...(one.leadUnitId ? [one.leadUnitId] : []),
    ...(one.unitIds ?? []),
  ]);
  await lock(tx, "unit", ids, "share");
}

function refuseUndecided(
  rows: readonly PlannedRow[],
  ledger: LedgerNow,
  { withoutErrors, returned }: Pick<ConfirmSheet, "withoutErrors"> & { returned: boolean },
): void {
  const of = (state: PlannedRow["state"]) => rows.filter((row) => row.state === state);
  const [conflicts, errors, added, changed] = [of("conflict"), of("error"), of("new"), of("changed")];
  if (conflicts.length > 0)
    refuse("state", `还有 ${conflicts.length} 条措施两边都有改动，请逐条选择以台账为准还是以表格为准。`);
  const fields: Record<string, string[]> = {};
  if (errors.length > 0 && !withoutErrors)
    fields.withoutErrors = [`有 ${errors.length} 行需要修改。请改好后重新导入，或勾选“有误的行不导入”。`];
  const opens = [...added, ...changed].some(({ write, add }) => write?.openingOn ?? add?.openingOn);
  const { source, voucherId } = ledger.choices.opening;
  if (opens) {
    if (source.trim() === "")
      fields.source = ["请在上方写明期初的依据，例如 2024年6月整改进展情况报告，再按“按此对照”。"];
    const long = overLimit("依据", source, OPENING_SOURCE_MAX);
    if (long) fields.source = [long];
    if (!ledger.vouchers.includes(voucherId))
      fields.voucherId = ["请在上方选择期初确认人（在本单位任职，不是联络员），再按“按此对照”。"];
  }
  const [first] = Object.values(fields).flat();
  if (first) refuse("invalid", first, fields);
  // A unit with nothing to change still returns its sheet.
  if (added.length + changed.length === 0 && !returned) refuse("state", "没有要导入的改动。");
  if (changed.length > SHEET_CHANGES_MAX)
    refuse("limit", `一次最多改动 ${SHEET_CHANGES_MAX} 条措施，这份表改动了 ${changed.length} 条，请分成几份导入。`);
  if (added.length > SHEET_NEW_MAX)
    refuse("limit", `一次最多新增 ${SHEET_NEW_MAX} 条措施，这份表新增 ${added.length} 条，请分成几份导入。`);
}
