import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact, type Write } from "@/lib/command/transact";
import { readerOf } from "@/lib/db/snapshot";
import { REASON_MAX } from "@/lib/domain/limits";
import { required } from "@/lib/features/feedback/commands/edit-guard";
import { ISSUE_STRUCK, MEASURE_STRUCK } from "@/lib/features/feedback/events";
import { MEASURE_SHEET_UNDONE, SHEET_UNDONE } from "@/lib/features/sheet/events";
import { builtOnSheet } from "@/lib/features/sheet/queries/built-on";
import { takeBackReturned } from "@/lib/features/sheet-round/commands/mark-returned";
import { aboutIssue, aboutMeasure } from "@/lib/history/about";
import { WITH_ISSUE, WITH_MEASURE } from "@/lib/history/kept";
import { rememberedSchema } from "./kept-columns";
import { holdInspection, type OpenSheet, openSheet, type SeenSheet } from "./sheet-row";

/**
 * 撤销导入: everything one sheet wrote is taken back as one act: what it added is struck out with its number, what it changed
 * stands as before, what it reported is told in the history alone. Only while nobody built on any of it.
 */
export function undoSheet(viewer: Viewer, sent: Sent, input: SeenSheet & { reason: string }): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { tx } = write;
    const opened = await openSheet(write, input, "CONFIRMED");
    const reason = required(input.reason, "reason", "撤销的原因", REASON_MAX);
    const { row: sheet, post } = opened;
    await holdInspection(write, sheet.inspectionId);
    const built = await builtOnSheet(readerOf(tx), sheet);
    if (built) refuse("state", built);
    const rows = await tx.sheetImportRow.findMany({ where: { sheetImportId: sheet.id } });
    await strikeAdded(write, opened, rows, reason);
    await putBack(write, opened, rows, reason);
    await takeBackReturned(write, sheet.id);
    const { count } = await tx.sheetImport.updateMany({
      where: { id: sheet.id, version: sheet.version, state: "CONFIRMED" },
      data: { state: "UNDONE", version: { increment: 1 } },
    });
    if (count === 0) throw new Error(`sheet ${sheet.id} changed under its lock`);
    write.record(post, {
      bodyId: sheet.bodyId,
      kind: SHEET_UNDONE,
      subjectId: sheet.id,
      subjectLabel: sheet.fileName,
      inspectionId: sheet.inspectionId,
      reason,
    });
  });
}

type Row = { measureId: string | null; issueId: string | null; created: boolean; before: unknown };

async function strikeAdded({ tx, viewer, record }: Write, { post }: OpenSheet, rows: readonly Row[], reason: string) {
  const added = rows.filter(({ created }) => created);
  const struck = { struckAt: viewer.now, struckReason: reason, version: { increment: 1 } };
  const of = (ids: string[]) => ({ id: { in: ids }, struckAt: null });
  const measureIds = added.flatMap(({ measureId }) => measureId ?? []);
  const measures = await tx.measure.findMany({
    where: of(measureIds),
    include: WITH_MEASURE,
    orderBy: [{ sortKey: "asc" }, { id: "asc" }],
  });
  const issueIds = added.flatMap(({ issueId }) => issueId ?? []);
  const issues = await tx.issue.findMany({
    where: of(issueIds),
    include: WITH_ISSUE,
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  // What came in as done is struck as what it was: closed rows stay.
  await tx.measure.updateMany({
    where: { ...of(measureIds), opening: true, startedOn: null },
    data: { status: "PLANNED", opening: false, closedOn: null },
  });
  await tx.measure.updateMany({
    where: { ...of(measureIds), opening: true },
    data: { status: "UNDERWAY", opening: false, closedOn: null },
  });
  await tx.measure.updateMany({ where: of(measureIds), data: struck });
  await tx.issue.updateMany({ where: of(issueIds), data: struck });
  for (const issue of issues) record(post, { ...aboutIssue(issue), kind: ISSUE_STRUCK, reason });
  for (const measure of measures) record(post, { ...aboutMeasure(measure), kind: MEASURE_STRUCK, reason });
}

/** No row that was struck before is ever written: what is struck now was struck by the sheet. */
const STANDING = { struckAt: null, struckReason: "" };

async function putBack(
  { tx, viewer, record }: Write,
  { post, row: sheet }: OpenSheet,
  rows: readonly Row[],
  reason: string,
): Promise<void> {
  const changed = rows.flatMap(({ created, measureId, before }) =>
    created || !measureId ? [] : [{ measureId, ...rememberedSchema.parse(before) }],
  );
  const ids = changed.map(({ measureId }) => measureId);
  const now = new Map(
    (await tx.measure.findMany({ where: { id: { in: ids } }, include: WITH_MEASURE })).map((row) => [row.id, row]),
  );
  for (const { measureId, columns, units, entries } of changed) {
    const row = now.get(measureId);
    if (!row) throw new Error(`measure ${measureId} of sheet ${sheet.id} is gone`);
    await tx.measure.update({ where: { id: measureId }, data: { ...columns, ...STANDING, version: { increment: 1 } } });
    const had = row.cooperation.map(({ unitId }) => unitId);
    await tx.measureUnit.deleteMany({ where: { measureId, unitId: { in: had.filter((id) => !units.includes(id)) } } });
    const missing = units.filter((id) => !had.includes(id));
    await tx.measureUnit.createMany({ data: missing.map((unitId) => ({ measureId, unitId })) });
    await tx.progressWithdrawal.createMany({
      data: entries.map((progressEntryId) => ({ progressEntryId, withdrawnAt: viewer.now })),
    });
    record(post, { ...aboutMeasure(row), kind: MEASURE_SHEET_UNDONE, reason });
  }
}
