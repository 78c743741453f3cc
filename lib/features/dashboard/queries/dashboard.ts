import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import type { InspectionChoice } from "@/lib/features/inspection/queries/pick-inspection";
import { counted } from "./counted";
import { atDesks, lateness, rates, unassigned } from "./figures";
import { frameOf } from "./frame";
import { byClass, bySection, byUnit, whole } from "./groups";
import { overdueList } from "./overdue-list";
import { weeks } from "./weeks";

type Inspection = Pick<
  InspectionChoice,
  "id" | "feedbackOn" | "concentratedEndOn" | "silentAfterDays" | "stuckAfterDays"
>;

/**
 * The dashboard (驾驶舱) of one inspection, in the viewer's scope. Every figure carries the address of the ledger that
 * shows its rows; both come from the same filter. Five statements.
 */
export async function dashboard(viewer: Viewer, inspection: Inspection) {
  const [all, frame, overdue] = await Promise.all([
    counted(viewer, inspection.id),
    frameOf(viewer, inspection),
    overdueList(viewer, inspection.id),
  ]);
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
    overdueList: overdue,
  };
}

export type Dashboard = Awaited<ReturnType<typeof dashboard>>;
