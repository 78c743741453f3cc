import "server-only";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { type Day, dayFromDb } from "@/lib/domain/day";
import { daysOverdue } from "@/lib/domain/measure/deadline";
import { TIMED, timedOf } from "@/lib/domain/measure/due-view";
import type { MeasureStatus } from "@/lib/domain/types";
import { sectionsSeenBy } from "@/lib/features/feedback/scope";
import { inspectionsSeenBy } from "@/lib/features/inspection/scope";
import { unitsSeenBy } from "@/lib/features/people/scope";
import { within } from "./counted";

export type OverdueItem = {
  id: string;
  code: string;
  text: string;
  unit: string | null;
  leader: string | null;
  dueOn: Day;
  days: number;
  /** Days after the deadline that the desks held it, not among the late ones. */
  heldDays: number;
  status: MeasureStatus;
};

/** Units and sections the viewer sees in an inspection, and the overdue that are shown one by one. */
export type Frame = {
  sections: { id: string; number: string; title: string }[];
  /** `cooperates`: measures it takes part in without leading them. */
  units: { id: string; shortName: string; cooperates: number }[];
  overdue: OverdueItem[];
};

/** Rows there is room for on paper; the screen shows the first of them. */
const OVERDUE_SHOWN = 24;

const IN_ORDER = [{ position: "asc" }, { id: "asc" }] as const;
const OVERDUE = {
  ...TIMED,
  id: true,
  code: true,
  text: true,
  leadUnit: { select: { shortName: true } },
  leader: { select: { name: true } },
} as const satisfies Prisma.MeasureSelect;

function overdueItem(m: Prisma.MeasureGetPayload<{ select: typeof OVERDUE }>, today: Day): OverdueItem {
  if (!m.dueOn) throw new Error(`overdue measure ${m.id} has no deadline`);
  return {
    id: m.id,
    code: m.code,
    text: m.text,
    unit: m.leadUnit?.shortName ?? null,
    leader: m.leader?.name ?? null,
    dueOn: dayFromDb(m.dueOn),
    days: daysOverdue(timedOf(m), today),
    heldDays: m.heldDays,
    status: m.status,
  };
}

/**
 * The frame of the tables, and the first of the overdue: those the unit still has to act on, the longest late before the
 * others; then those that came late and wait. One statement.
 */
export async function frameOf(viewer: Viewer, inspectionId: string): Promise<Frame> {
  const { where } = within(viewer, inspectionId);
  const { sections, measures, body } = await reader().inspection.findFirstOrThrow({
    where: narrow(inspectionsSeenBy(viewer), { id: inspectionId }),
    select: {
      sections: {
        where: sectionsSeenBy(viewer),
        orderBy: [...IN_ORDER],
        select: { id: true, number: true, title: true },
      },
      measures: {
        where: where({ overdue: true }),
        orderBy: [{ appliedLateDays: { sort: "desc", nulls: "first" } }, { lateAfter: "asc" }, { id: "asc" }],
        take: OVERDUE_SHOWN,
        select: OVERDUE,
      },
      body: {
        select: {
          units: {
            where: unitsSeenBy(viewer),
            orderBy: [...IN_ORDER],
            select: {
              id: true,
              shortName: true,
              _count: { select: { cooperation: { where: { measure: where({}) } } } },
            },
          },
        },
      },
    },
  });
  return {
    sections,
    units: body.units.map(({ _count, ...unit }) => ({ ...unit, cooperates: _count.cooperation })),
    overdue: measures.map((m) => overdueItem(m, viewer.today)),
  };
}

/** Who leads these overdue measures, by measure. One statement. */
export async function leadersOf(
  viewer: Viewer,
  inspectionId: string,
  overdue: readonly Pick<OverdueItem, "id">[],
): Promise<Map<string, string>> {
  const rows = await reader().measure.findMany({
    where: narrow(within(viewer, inspectionId).where({}), { id: { in: overdue.map(({ id }) => id) } }),
    orderBy: { id: "asc" },
    take: OVERDUE_SHOWN,
    select: { id: true, leader: { select: { name: true } } },
  });
  return new Map(rows.flatMap(({ id, leader }) => (leader ? [[id, leader.name] as const] : [])));
}
