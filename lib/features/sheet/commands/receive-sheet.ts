import "server-only";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { archived, notFound, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import type { Prisma } from "@/lib/db/generated/client";
import { keptFileName } from "@/lib/domain/text/file-name";
import { inspectionsSeenBy } from "@/lib/features/inspection/scope";
import { NO_CHOICES } from "@/lib/features/sheet/compare/choices";
import { SHEET_RECEIVED } from "@/lib/features/sheet/events";
import type { DeskSheet } from "@/lib/features/sheet/readings";
import { postOf } from "./sheet-row";

export type ReceivedSheet = {
  inspectionId: string;
  fileName: string;
  checksum: string;
  bytes: Uint8Array;
  desk: DeskSheet;
  /** Roles of columns remembered of the body, as they were read with. */
  known: Readonly<Record<string, string>>;
};

const EMPTY = "表里没有找到整改措施。请选择整改台账，或有“整改措施”“责任部门”“整改时限”等栏目的表格。";

/** 收到表格: puts a sheet that was read (readForeign, before and outside of this) on the desk of an inspection. */
export function receiveSheet(viewer: Viewer, sent: Sent, input: ReceivedSheet): Promise<Result<{ importId: string }>> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const inspection = await tx.inspection.findFirst({
      where: narrow(inspectionsSeenBy(viewer), { id: input.inspectionId }),
      select: { id: true, bodyId: true, archivedAt: true },
    });
    const post = inspection && postOf(viewer, inspection.bodyId);
    if (!post) notFound();
    if (inspection.archivedAt) archived();
    refuseForeignLedger(input);
    const row = await tx.sheetImport.create({
      data: {
        bodyId: inspection.bodyId,
        inspectionId: inspection.id,
        personId: viewer.personId,
        personName: viewer.name,
        fileName: keptFileName(input.fileName),
        checksum: input.checksum,
        file: new Uint8Array(input.bytes),
        read: input.desk satisfies Prisma.InputJsonValue,
        choices: {
          ...NO_CHOICES,
          wanted: { ...NO_CHOICES.wanted, known: input.known },
          asOf: input.desk.own ? null : input.desk.asOf,
        } satisfies Prisma.InputJsonValue,
        createdAt: viewer.now,
      },
    });
    record(post, {
      bodyId: row.bodyId,
      kind: SHEET_RECEIVED,
      subjectId: row.id,
      subjectLabel: row.fileName,
      inspectionId: inspection.id,
    });
    return { importId: row.id };
  });
}

/** A sheet of ours goes back where it came from; one without a measure is no ledger. */
function refuseForeignLedger({ desk, inspectionId }: ReceivedSheet): void {
  const { own, read } = desk;
  if (own?.ledger === "all")
    refuse("invalid", "这份表是几次巡视巡察合在一起导出的，不能导入。请在台账中选定一次巡视巡察，重新导出后再填。");
  if (own && own.ledger !== inspectionId)
    refuse("invalid", "这份表是从另一次巡视巡察的台账导出的，请在上方选择它所属的那一次。");
  const hasRows = read.sheets.some(({ rows }) => rows.some(({ kind }) => kind === "measure"));
  const mappable = desk.heads.some(({ columns, hidden }) => columns.length > 0 || hidden);
  if (!hasRows && !mappable) refuse("invalid", EMPTY);
}
