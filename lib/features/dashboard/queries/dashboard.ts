import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { keptFigures } from "@/lib/command/kept-figures";
import type { Day } from "@/lib/domain/day";
import { sectionsSeenBy } from "@/lib/features/feedback/scope";
import type { InspectionChoice } from "@/lib/features/inspection/queries/pick-inspection";
import { inspectionsSeenBy, measuresSeenBy } from "@/lib/features/inspection/scope";
import { unitsSeenBy } from "@/lib/features/people/scope";
import { counted } from "./counted";
import { atDesks, changes, lateness, neglected, rates } from "./figures";
import { type Frame, frameOf, leadersOf } from "./frame";
import { byClass, byLeader, bySection, byUnit } from "./groups";
import { weeks } from "./weeks";

type Inspection = Pick<
  InspectionChoice,
  "id" | "bodyId" | "feedbackOn" | "concentratedEndOn" | "silentAfterDays" | "stuckAfterDays"
>;

/** Everything counted, as it is kept until something changes. Two statements. */
async function figures(viewer: Viewer, inspection: Inspection, since: Day, frame: Frame) {
  const all = await counted(viewer, inspection.id, since);
  return {
    ...rates(all),
    ...lateness(all),
    ...atDesks(all, inspection),
    ...neglected(all, inspection),
    changes: changes(all, since),
    units: byUnit(all, frame.units),
    sections: bySection(all, frame.sections),
    classes: byClass(all),
    leaders: byLeader(all),
    weeks: weeks(all, inspection),
  };
}

/**
 * The dashboard (整改总览) of one inspection, in the viewer's scope, with what has changed since the end of a day. Every
 * figure carries the address of the ledger that shows its rows; both come from the same filter. Two statements, and two more
 * where something has changed: who leads the overdue is then read with them.
 */
export async function dashboard(viewer: Viewer, inspection: Inspection, since: Day) {
  const { id, bodyId, feedbackOn, concentratedEndOn, silentAfterDays, stuckAfterDays } = inspection;
  const asked = {
    figures: "dashboard",
    about: { id, since, feedbackOn, concentratedEndOn, silentAfterDays, stuckAfterDays },
    bodyIds: [bodyId],
    seen: [measuresSeenBy(viewer), inspectionsSeenBy(viewer), sectionsSeenBy(viewer), unitsSeenBy(viewer)],
  };
  let counting = false;
  const { overdueList, ...counts } = await keptFigures(viewer, asked, async () => {
    counting = true;
    const frame = await frameOf(viewer, id);
    return { ...(await figures(viewer, inspection, since, frame)), overdueList: frame.overdue };
  });
  if (counting) return { ...counts, overdueList };
  // People may be of another body, whose events are not asked about here: what they are called is read each time.
  const leaders = await leadersOf(viewer, id, overdueList);
  return { ...counts, overdueList: overdueList.map((item) => ({ ...item, leader: leaders.get(item.id) ?? null })) };
}

export type Dashboard = Awaited<ReturnType<typeof dashboard>>;
