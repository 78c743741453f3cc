import "server-only";
import { can } from "@/lib/access/can";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { type Day, dayFromDb, dayToDb } from "@/lib/domain/day";
import { OPENING_MAX } from "@/lib/domain/limits";
import { OPENING_FROM } from "@/lib/domain/measure/opening";
import { inspectionsSeenBy, measuresSeenBy } from "@/lib/features/inspection/scope";
import { ENTER_OPENING } from "@/lib/features/measure/acts";
import { REPORTED_HERE } from "@/lib/features/measure/commands/opening-rows";
import { personsSeenBy } from "@/lib/features/people/scope";

/** More people than one body has. */
const PEOPLE_MAX = 2_000;

export type OpeningChoices = {
  /** Measures that can be entered as 期初, in printed order; `told`: the report they came from lists their issue as 已整改完成. */
  measures: { id: string; code: string; title: string; version: number; told: boolean }[];
  /** Who may vouch, in the order of their offices. */
  vouchers: { value: string; label: string; initials: string; hint?: string }[];
  /** Days between which something can have been done. */
  from: Day;
  to: Day;
};

type Voucher = OpeningChoices["vouchers"][number];

/** Who may vouch for 期初 of a body, in the order of their offices: whoever holds a post of it, but for a 联络员. */
export async function voucherChoices(viewer: Viewer, bodyId: string): Promise<Voucher[]> {
  const today = dayToDb(viewer.today);
  const people = await reader().person.findMany({
    where: narrow(personsSeenBy(viewer), {
      posts: {
        some: {
          bodyId,
          role: { not: "LIAISON" },
          fromOn: { lte: today },
          OR: [{ toOn: null }, { toOn: { gte: today } }],
        },
      },
    }),
    select: { id: true, name: true, title: true, initials: true },
    orderBy: [{ standing: "asc" }, { strokes: "asc" }, { id: "asc" }],
    take: PEOPLE_MAX,
  });
  return people.map((p) => ({ value: p.id, label: p.name, initials: p.initials, hint: p.title }));
}

/** What the form of 期初 offers to choose from in one inspection; null for whoever may not enter it now. */
export async function openingChoices(viewer: Viewer, inspectionId: string): Promise<OpeningChoices | null> {
  const inspection = await reader().inspection.findFirst({
    where: narrow(inspectionsSeenBy(viewer), { id: inspectionId, archivedAt: null }),
    select: { bodyId: true, onsiteFrom: true, feedbackOn: true },
  });
  if (!inspection || !can(viewer, ENTER_OPENING, inspection)) return null;
  const [measures, vouchers] = await Promise.all([
    reader().measure.findMany({
      where: narrow(measuresSeenBy(viewer), {
        inspectionId,
        struckAt: null,
        cycle: 1,
        status: { in: [...OPENING_FROM] },
        closeOuts: { none: {} },
        progress: { none: REPORTED_HERE },
      }),
      select: { id: true, code: true, text: true, version: true, issue: { select: { printedGroup: true } } },
      orderBy: [{ sortKey: "asc" }, { id: "asc" }],
      take: OPENING_MAX,
    }),
    voucherChoices(viewer, inspection.bodyId),
  ]);
  return {
    measures: measures.map(({ text, issue, ...m }) => ({
      ...m,
      title: text,
      told: issue?.printedGroup === "COMPLETED",
    })),
    vouchers,
    from: dayFromDb(inspection.onsiteFrom ?? inspection.feedbackOn),
    to: viewer.today,
  };
}
