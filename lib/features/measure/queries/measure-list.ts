import "server-only";
import { eitherOf } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { declared, EMPTY_TALLY, issueState, type Tally, verified } from "@/lib/domain/measure/completion";
import { dueView, TIMED, waitView } from "@/lib/domain/measure/due-view";
import { PARENT_COLUMNS, parentIn } from "@/lib/domain/measure/parent";
import { ledgerHref, type MeasureFilter } from "@/lib/features/measure/filter";
import { measureWhere } from "@/lib/features/measure/queries/measure-where";

const ROW = {
  ...TIMED,
  id: true,
  code: true,
  version: true,
  text: true,
  stage: true,
  cycle: true,
  timeClass: true,
  dueText: true,
  inspection: { select: { stuckAfterDays: true } },
  ...PARENT_COLUMNS,
  leader: { select: { name: true } },
  leadUnit: { select: { name: true } },
  cooperation: { select: { unit: { select: { name: true } } }, orderBy: { unit: { position: "asc" } } },
} as const satisfies Prisma.MeasureSelect;

/**
 * Measures under an issue or item that the viewer sees, in printed order, struck ones among them; one statement. The counted
 * ones are exactly the rows of the ledger under the same filter.
 */
export async function measuresUnder(viewer: Viewer, filter: Partial<MeasureFilter>) {
  const rows = await reader().measure.findMany({
    where: eitherOf(measureWhere(viewer, filter), measureWhere(viewer, { ...filter, struck: true })),
    select: ROW,
    orderBy: [{ sortKey: "asc" }, { id: "asc" }],
  });
  return rows.map((m) => ({
    id: m.id,
    code: m.code,
    version: m.version,
    text: m.text,
    status: m.status,
    opening: m.opening,
    stage: m.stage,
    cycle: m.cycle,
    timeClass: m.timeClass,
    due: dueView(m, viewer.today),
    waiting: waitView(m, m.inspection.stuckAfterDays, viewer),
    dueText: m.dueText,
    leader: m.leader?.name ?? null,
    leadUnit: m.leadUnit?.name ?? null,
    cooperating: m.cooperation.map((c) => c.unit.name),
    struck: m.struckAt !== null,
    parentId: parentIn(m).id,
  }));
}

export type ListedMeasure = Awaited<ReturnType<typeof measuresUnder>>[number];

/** Both rates of a list of measures and its completion, each with the address of the ledger that shows its numerator. */
export function completionOf(measures: readonly ListedMeasure[], filter: Partial<MeasureFilter>) {
  const tally: Tally = { ...EMPTY_TALLY };
  for (const m of measures) if (!m.struck) tally[m.status] += 1;
  const opening = measures.filter((m) => m.opening && !m.struck).length;
  return {
    state: issueState(tally, opening),
    all: { count: measures.filter((m) => !m.struck).length, href: ledgerHref(filter) },
    declared: { ...declared(tally), href: ledgerHref({ ...filter, status: ["SUBMITTED", "CLOSED"] }) },
    verified: { ...verified(tally), href: ledgerHref({ ...filter, status: ["CLOSED"] }) },
    opening: { count: opening, href: ledgerHref({ ...filter, opening: true }) },
    overdue: {
      count: measures.filter((m) => m.due.dueState === "overdue" && !m.struck).length,
      href: ledgerHref({ ...filter, overdue: true }),
    },
  };
}

export type Completion = ReturnType<typeof completionOf>;
