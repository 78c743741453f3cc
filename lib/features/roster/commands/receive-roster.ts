import "server-only";
import { can } from "@/lib/access/can";
import { findPlace } from "@/lib/access/place";
import type { Viewer } from "@/lib/access/viewer";
import { notFound, refuse } from "@/lib/command/refusal";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { ROSTER_ROWS_MAX } from "@/lib/domain/limits";
import { keptFileName } from "@/lib/domain/text/file-name";
import { cleanRows } from "@/lib/domain/text/text";

import { IMPORT_ROSTER } from "@/lib/features/roster/acts";
import { ROSTER_RECEIVED } from "@/lib/features/roster/events";
import { rosterOf } from "@/lib/features/roster/readings";
import type { SheetResult } from "@/lib/features/sheet/read/row/contract";

const NOBODY =
  "表里没有找到人员或部门。人员表要有“姓名”一栏（另有部门、职务、账号、拟设岗位、起始日期），部门表要有“名称”一栏（另有简称、类型）。";
const TOO_MANY = `一次最多导入 ${ROSTER_ROWS_MAX} 行，请分成几份上传。`;

/** 收到人员部门表: keeps what was read of a sheet (readForeign, before and outside of this) for review. Nothing of it is in the ledger yet. */
export function receiveRoster(
  viewer: Viewer,
  sent: Sent,
  input: { bodyId: string; fileName: string; checksum: string; result: SheetResult },
): Promise<Result<{ rosterId: string }>> {
  return transact(viewer, sent, async ({ tx, record }) => {
    const post = can(viewer, IMPORT_ROSTER, await findPlace(tx, input.bodyId));
    if (!post) notFound();
    const sheet = rosterOf(cleanRows(input.result));
    if (sheet.lines.length === 0) refuse("invalid", [NOBODY, ...sheet.notes].join(""));
    if (sheet.lines.length > ROSTER_ROWS_MAX) refuse("limit", TOO_MANY);
    const roster = await tx.rosterImport.create({
      data: {
        bodyId: input.bodyId,
        personId: viewer.personId,
        personName: viewer.name,
        fileName: keptFileName(input.fileName),
        checksum: input.checksum,
        sheet,
        choices: { units: {}, persons: {}, leftOut: [] },
        createdAt: viewer.now,
      },
    });
    const { id, bodyId, fileName } = roster;
    record(post, { bodyId, kind: ROSTER_RECEIVED, subjectId: id, subjectLabel: fileName });
    return { rosterId: id };
  });
}
