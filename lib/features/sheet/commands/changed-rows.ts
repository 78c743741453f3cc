import "server-only";
import { narrow } from "@/lib/access/scope";
import type { HeldPost } from "@/lib/access/viewer";
import { changedMeanwhile, notFound } from "@/lib/command/refusal";
import type { Write } from "@/lib/command/transact";
import type { Prisma, SheetImport } from "@/lib/db/generated/client";
import { applyAssignment } from "@/lib/domain/measure/assigning";
import { MEASURE_STRUCK } from "@/lib/features/feedback/events";
import { measuresSeenBy } from "@/lib/features/inspection/scope";
import { assignedOf, writeAssignment } from "@/lib/features/measure/commands/assignment-row";
import { returnedOf } from "@/lib/features/measure/commands/held-days";
import { admit, findMeasures, type MeasureRow } from "@/lib/features/measure/commands/measure-row";
import { writeBackfill, writeOpening } from "@/lib/features/measure/commands/opening-rows";
import { writeReport } from "@/lib/features/measure/commands/progress-row";
import { MEASURE_EDITED } from "@/lib/features/measure/events";
import type { LedgerNow } from "@/lib/features/sheet/compare/now";
import type { MeasureWrite } from "@/lib/features/sheet/compare/planned";
import { aboutMeasure } from "@/lib/history/about";
import { keptColumns } from "./kept-columns";

export type Bringing = {
  sheet: SheetImport;
  post: HeldPost;
  ledger: LedgerNow & { inspection: { id: string; bodyId: string } };
};
/** What is remembered of a row that was written, to undo it. */
export type WrittenRow = Omit<Prisma.SheetImportRowCreateManyInput, "sheetImportId">;

/**
 * Writes what a sheet changes of measures that are there, each part by the same core as its own form and with the same
 * event. The inspection is held alone: nobody steps between the plan and this.
 */
export async function changeMeasures(
  write: Write,
  about: Bringing,
  writes: readonly MeasureWrite[],
): Promise<WrittenRow[]> {
  if (writes.length === 0) return [];
  const ids = writes.map(({ measureId }) => measureId);
  const before = await write.tx.measure.findMany({
    where: narrow(measuresSeenBy(write.viewer), { id: { in: ids }, struckAt: null }),
    include: KEPT,
  });
  if (before.length !== ids.length) notFound();
  const rows = new Map(before.map((row) => [row.id, row]));
  const moved = writes.flatMap(({ measureId, assignment }) => {
    const row = rows.get(measureId);
    return row && assignment?.dueOn !== undefined ? [row] : [];
  });
  const returned = moved.length > 0 ? await returnedOf(write.tx, moved) : new Map();
  const { terms, choices } = about.ledger;
  for (const one of writes) {
    let row = rows.get(one.measureId);
    if (row?.version !== one.version) changedMeanwhile();
    if (one.text !== undefined || one.remark !== undefined) row = await edit(write, about, row, one);
    if (one.assignment) {
      const assigned = assignedOf(row);
      const after = applyAssignment(assigned, one.assignment, terms);
      const reason = choices.reason.trim() || `按导入的表格“${about.sheet.fileName}”调整`;
      await writeAssignment(write, {
        row,
        post: about.post,
        before: assigned,
        after,
        reason,
        returned: returned.get(row.id),
      });
    }
  }
  for (const { measureId, strike: struck } of writes) {
    const row = rows.get(measureId);
    if (struck && row) await strike(write, about, row);
  }
  const entries = await writeProgress(write, about, writes);
  return before.map((row) => ({
    measureId: row.id,
    created: false,
    before: { ...keptColumns(row), entries: entries.get(row.id) ?? [] },
  }));
}

const KEPT = {
  cooperation: { select: { unitId: true } },
  manifestationLinks: { select: { manifestationId: true } },
  adviceLinks: { select: { adviceId: true } },
} as const satisfies Prisma.MeasureInclude;
type Kept = Prisma.MeasureGetPayload<{ include: typeof KEPT }>;

async function edit(
  { tx, record }: Write,
  { post }: Bringing,
  row: Kept,
  { text, remark }: MeasureWrite,
): Promise<Kept> {
  const data = { ...(text !== undefined && { text }), ...(remark !== undefined && { remark }) };
  const { count } = await tx.measure.updateMany({
    where: { id: row.id, version: row.version, status: row.status, struckAt: null },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new Error(`measure ${row.id} changed under its lock`);
  record(post, { ...aboutMeasure(row), kind: MEASURE_EDITED, tells: ["text", "remark"] });
  return { ...row, version: row.version + 1 };
}

/** 作废 of a measure whose row is struck through in the sheet. */
async function strike({ tx, viewer, record }: Write, { post, ledger, sheet }: Bringing, row: Kept): Promise<void> {
  const reason = ledger.choices.reason.trim() || `按导入的表格“${sheet.fileName}”作废`;
  const { count } = await tx.measure.updateMany({
    where: { id: row.id, version: row.version, status: row.status, struckAt: null },
    data: { struckAt: viewer.now, struckReason: reason, version: { increment: 1 } },
  });
  if (count === 0) throw new Error(`measure ${row.id} changed under its lock`);
  record(post, { ...aboutMeasure(row), kind: MEASURE_STRUCK, reason });
}

/** Reports, 补录 and 期初, of the measures as the changes above have left them. @returns ids of the entries by measure */
async function writeProgress(
  write: Write,
  { ledger, post }: Bringing,
  writes: readonly MeasureWrite[],
): Promise<Map<string, string[]>> {
  const told = writes.filter(({ progress, backfill, openingOn }) => progress ?? backfill ?? openingOn);
  const rows = new Map(
    (
      await findMeasures(
        write.tx,
        write.viewer,
        told.map(({ measureId }) => measureId),
      )
    ).map((row) => [row.id, row]),
  );
  const written = new Map<string, string[]>();
  for (const { measureId, progress, backfill, openingOn } of told) {
    const measure = rows.get(measureId);
    if (!measure) notFound();
    if (progress) {
      const starts = measure.status === "PLANNED" && progress.kind !== "NO_CHANGE";
      const by = ledger.office ? post : reporter(write, measure, starts);
      const id = await writeReport(write, { measure, post: by, entry: progress, starts, fromSheet: ledger.office });
      written.set(measureId, [id]);
    }
    const entry = { measureId, version: measure.version, opening: null, backfill: backfill ? [backfill] : [] };
    const held = { measure, entry, post };
    if (backfill) written.set(measureId, await writeBackfill(write, held));
    if (openingOn) {
      const { source, voucherId } = ledger.choices.opening;
      await writeOpening(
        write,
        held,
        { day: openingOn, source: source.trim(), voucherId },
        voucherOf(ledger, voucherId),
      );
    }
  }
  return written;
}

/** With which post the viewer reports, every need of the step met as the state table says. */
function reporter({ viewer }: Write, measure: MeasureRow, starts: boolean): HeldPost {
  const { post } = admit(viewer, "report", measure);
  if (starts) admit(viewer, "start", measure);
  return post;
}

export const voucherOf = (ledger: LedgerNow, id: string): string =>
  ledger.persons.find((person) => person.id === id)?.name ?? "";
