import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import type { Result } from "@/lib/command/result";
import { type Sent, transact } from "@/lib/command/transact";
import { ROSTER_DISCARDED } from "@/lib/features/roster/events";
import { openRoster, type SeenRoster } from "./roster-row";

/** 取消导入: the sheet is put aside; nothing of it enters the ledger. */
export function discardRoster(viewer: Viewer, sent: Sent, input: SeenRoster): Promise<Result> {
  return transact(viewer, sent, async (write) => {
    const { roster, post } = await openRoster(write, input);
    const { id, bodyId, fileName } = roster;
    await write.tx.rosterImport.update({ where: { id }, data: { state: "DISCARDED", version: { increment: 1 } } });
    write.record(post, { bodyId, kind: ROSTER_DISCARDED, subjectId: id, subjectLabel: fileName });
  });
}
