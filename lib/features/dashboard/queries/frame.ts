import "server-only";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { sectionsSeenBy } from "@/lib/features/feedback/scope";
import type { InspectionChoice } from "@/lib/features/inspection/queries/pick-inspection";
import { inspectionsSeenBy } from "@/lib/features/inspection/scope";
import { unitsSeenBy } from "@/lib/features/people/scope";
import { type Counted, type Linked, within } from "./counted";

/** Units and sections the viewer sees in an inspection, with what of each is overdue, and what of the whole has been quiet. */
export type Frame = {
  sections: { id: string; number: string; title: string; overdue: number }[];
  /** `cooperates`: measures it takes part in without leading them. */
  units: { id: string; shortName: string; overdue: number; cooperates: number }[];
  silent: Quiet;
  unreported: Quiet;
};
type Quiet = Linked & { days: number };

type Where = Counted["where"];

/** Units, sections and the quiet ones in one statement: a page has eight, whoever asks. */
function readFrame(viewer: Viewer, { id, silentAfterDays: days }: Quietly, where: Where) {
  const overdue = where({ overdue: true });
  return reader().inspection.findFirstOrThrow({
    where: narrow(inspectionsSeenBy(viewer), { id }),
    select: {
      // A relation is counted once in a select: those silent here, those not reported through the body.
      _count: { select: { measures: { where: where({ silentDays: days }) } } },
      sections: {
        where: sectionsSeenBy(viewer),
        orderBy: [{ position: "asc" }, { id: "asc" }],
        select: { id: true, number: true, title: true, _count: { select: { measures: { where: overdue } } } },
      },
      body: {
        select: {
          _count: { select: { measures: { where: where({ unreportedDays: days }) } } },
          units: {
            where: unitsSeenBy(viewer),
            orderBy: [{ position: "asc" }, { id: "asc" }],
            select: {
              id: true,
              shortName: true,
              _count: { select: { leads: { where: overdue }, cooperation: { where: { measure: where({}) } } } },
            },
          },
        },
      },
    },
  });
}

type Quietly = Pick<InspectionChoice, "id" | "silentAfterDays">;

/** The frame of the tables. One statement. */
export async function frameOf(viewer: Viewer, inspection: Quietly): Promise<Frame> {
  const { where, href } = within(viewer, inspection.id);
  const days = inspection.silentAfterDays;
  const found = await readFrame(viewer, inspection, where);
  return {
    sections: found.sections.map(({ _count, ...section }) => ({ ...section, overdue: _count.measures })),
    units: found.body.units.map(({ _count, ...unit }) => ({
      ...unit,
      overdue: _count.leads,
      cooperates: _count.cooperation,
    })),
    silent: { value: found._count.measures, href: href({ silentDays: days }), days },
    unreported: { value: found.body._count.measures, href: href({ unreportedDays: days }), days },
  };
}
