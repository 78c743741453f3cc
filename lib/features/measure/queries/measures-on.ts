import "server-only";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import type { Day } from "@/lib/domain/day";
import type { OnDay } from "@/lib/domain/history/replay";
import { MEASURE } from "@/lib/domain/measure/kept";
import { measuresSeenBy } from "@/lib/features/inspection/scope";
import { statesOn } from "@/lib/history/on-day";

/** Measures asked for at once. */
export const ON_DAY_MAX = 500;

/**
 * What measures were at the end of a past day (截至): status, stage, people, units, days, wording, as history tells them,
 * with the names of then. Those the viewer does not see are not there; a day before history kept machine values says 无法重现.
 */
export async function measuresOn(viewer: Viewer, ids: readonly string[], day: Day): Promise<Map<string, OnDay>> {
  const seen = await reader().measure.findMany({
    where: narrow(measuresSeenBy(viewer), { id: { in: ids.slice(0, ON_DAY_MAX) } }),
    select: { id: true, createdAt: true },
    orderBy: { id: "asc" },
    take: ON_DAY_MAX,
  });
  return statesOn(reader(), MEASURE, seen, day);
}
