import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { keptFigures } from "@/lib/command/kept-figures";
import { sectionsSeenBy } from "@/lib/features/feedback/scope";
import type { InspectionChoice } from "@/lib/features/inspection/queries/pick-inspection";
import { inspectionsSeenBy, measuresSeenBy } from "@/lib/features/inspection/scope";
import { unitsSeenBy } from "@/lib/features/people/scope";
import { counted } from "./counted";
import { atDesks, lateness, rates, unassigned } from "./figures";
import { frameOf } from "./frame";
import { byClass, bySection, byUnit, whole } from "./groups";
import { overdueList } from "./overdue-list";
import { weeks } from "./weeks";

type Inspection = Pick<
  InspectionChoice,
  "id" | "bodyId" | "feedbackOn" | "concentratedEndOn" | "silentAfterDays" | "stuckAfterDays"
>;

/** Everything counted, as it is kept until something changes. Three statements. */
async function figures(viewer: Viewer, inspection: Inspection) {
  const [all, frame] = await Promise.all([counted(viewer, inspection.id), frameOf(viewer, inspection)]);
  return {
    ...rates(all),
    ...lateness(all),
    ...atDesks(all, inspection),
    ...unassigned(all),
    silent: frame.silent,
    unreported: frame.unreported,
    statuses: whole(all),
    units: byUnit(all, frame),
    sections: bySection(all, frame),
    classes: byClass(all),
    weeks: weeks(all, inspection),
  };
}

/**
 * The dashboard (整改总览) of one inspection, in the viewer's scope. Every figure carries the address of the ledger that
 * shows its rows; both come from the same filter. Two statements, and three more where something has changed.
 */
export async function dashboard(viewer: Viewer, inspection: Inspection) {
  const { id, bodyId, feedbackOn, concentratedEndOn, silentAfterDays, stuckAfterDays } = inspection;
  const asked = {
    figures: "dashboard",
    about: { id, feedbackOn, concentratedEndOn, silentAfterDays, stuckAfterDays },
    bodyIds: [bodyId],
    seen: [measuresSeenBy(viewer), inspectionsSeenBy(viewer), sectionsSeenBy(viewer), unitsSeenBy(viewer)],
  };
  const [counts, late] = await Promise.all([
    keptFigures(viewer, asked, () => figures(viewer, inspection)),
    // Not kept: it names people, who may be of another body.
    overdueList(viewer, id),
  ]);
  return { ...counts, overdueList: late };
}

export type Dashboard = Awaited<ReturnType<typeof dashboard>>;
