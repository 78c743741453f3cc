import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { SHEET_DISCARDED } from "@/lib/features/sheet/events";
import { openSheet, type SeenSheet } from "./sheet-row";

/** 取消导入: the sheet is put aside; nothing of it enters the ledger. */
export function discardSheet(viewer: Viewer, sent: Sent, input: SeenSheet): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { row, post } = await openSheet(write, input);
    await write.tx.sheetImport.update({
      where: { id: row.id },
      data: { state: "DISCARDED", file: null, version: { increment: 1 } },
    });
    write.record(post, {
      bodyId: row.bodyId,
      kind: SHEET_DISCARDED,
      subjectId: row.id,
      subjectLabel: row.fileName,
      inspectionId: row.inspectionId,
    });
  });
}
