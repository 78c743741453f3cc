import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { keptFigures } from "@/lib/command/kept-figures";
import { reader } from "@/lib/db/snapshot";
import type { Day } from "@/lib/domain/day";
import { sectionsSeenBy } from "@/lib/features/feedback/scope";
import type { InspectionChoice } from "@/lib/features/inspection/queries/pick-inspection";
import { inspectionsSeenBy, measuresSeenBy } from "@/lib/features/inspection/scope";
import { SAID_ONLY } from "@/lib/features/measure/queries/said-only";
import { unitsSeenBy } from "@/lib/features/people/scope";
import { type Asked, type Counted, counted, within } from "./counted";
import { atDesks, changes, lateness, neglected, rates } from "./figures";
import { type Frame, frameOf, leadersOf } from "./frame";
import { byClass, byLeader, bySection, byUnit } from "./groups";
import { weeks } from "./weeks";

type Inspection = Pick<
  InspectionChoice,
  "id" | "bodyId" | "feedbackOn" | "concentratedEndOn" | "silentAfterDays" | "stuckAfterDays"
>;

/** Everything counted but what every report changes, as it is kept until something else happens. */
function figures(all: Counted, inspection: Inspection, since: Day, frame: Frame) {
  return {
    ...rates(all),
    ...lateness(all),
    ...atDesks(all, inspection),
    ...neglected(all),
    changes: changes(all, since),
    units: byUnit(all, frame.units),
    sections: bySection(all, frame.sections),
    classes: byClass(all),
    leaders: byLeader(all),
    weeks: weeks(all, inspection),
  };
}

/** What nothing was heard of for too long: told of the rows where they are at hand, else counted. Two statements at most. */
async function unheard(viewer: Viewer, { id, silentAfterDays: days }: Inspection, all: Counted | undefined) {
  const { where } = within(viewer, id);
  const count = async (filter: Asked) => all?.count(filter) ?? reader().measure.count({ where: where(filter) });
  const [silent, unreported] = await Promise.all([count({ silentDays: days }), count({ unreportedDays: days })]);
  return { silent, unreported };
}

/**
 * The dashboard (整改总览) of one inspection, in the viewer's scope, with what has changed since the end of a day. Every
 * figure carries the address of the ledger that shows its rows; both come from the same filter. Two statements, and up to
 * three more where something has changed: who leads the overdue is read with them where it was more than a report.
 */
export async function dashboard(viewer: Viewer, inspection: Inspection, since: Day) {
  const { id, bodyId, feedbackOn, concentratedEndOn, silentAfterDays, stuckAfterDays } = inspection;
  const asked = {
    figures: "dashboard",
    about: { id, since, feedbackOn, concentratedEndOn, silentAfterDays, stuckAfterDays },
    bodyIds: [bodyId],
    seen: [measuresSeenBy(viewer), inspectionsSeenBy(viewer), sectionsSeenBy(viewer), unitsSeenBy(viewer)],
  };
  let all: Counted | undefined;
  const { overdueList, ...counts } = await keptFigures(viewer, { ...asked, unmovedBy: SAID_ONLY }, async () => {
    const frame = await frameOf(viewer, id);
    all = await counted(viewer, id, since);
    return { ...figures(all, inspection, since, frame), overdueList: frame.overdue };
  });
  const quiet = await keptFigures(viewer, { ...asked, figures: "unheard" }, () => unheard(viewer, inspection, all));
  const days = silentAfterDays;
  const { href } = within(viewer, id);
  const figuresNow = {
    ...counts,
    silent: { value: quiet.silent, href: href({ silentDays: days }), days },
    unreported: { value: quiet.unreported, href: href({ unreportedDays: days }), days },
  };
  if (all) return { ...figuresNow, overdueList };
  // People may be of another body, whose events are not asked about here: what they are called is read each time.
  const leaders = await leadersOf(viewer, id, overdueList);
  return { ...figuresNow, overdueList: overdueList.map((item) => ({ ...item, leader: leaders.get(item.id) ?? null })) };
}

export type Dashboard = Awaited<ReturnType<typeof dashboard>>;
