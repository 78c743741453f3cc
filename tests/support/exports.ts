import { db } from "@/lib/db/client";
import type { Change } from "@/lib/domain/history/change";
import { EXPORT_MADE } from "@/lib/features/audit/events";

/** What the history tells of files taken out, oldest first. */
export async function exportsNoted() {
  const events = await db.event.findMany({
    where: { action: EXPORT_MADE.name },
    orderBy: [{ at: "asc" }, { seq: "asc" }],
  });
  return events.map(({ personId, bodyId, postLabel, subjectLabel, changes }) => ({
    ...{ personId, bodyId, postLabel, what: subjectLabel },
    ...Object.fromEntries((changes as Change[]).map(({ field, new: now }) => [field, now])),
  }));
}
