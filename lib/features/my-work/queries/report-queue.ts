import "server-only";
import { narrow, type Scope } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import type { Concern } from "@/lib/domain/measure/concern";
import { UNIT_MUST_ACT } from "@/lib/domain/measure/deadline";
import { pageWithin } from "@/lib/domain/text/address";
import type { MeasureStatus } from "@/lib/domain/types";
import { REPORT_PROGRESS } from "@/lib/features/measure/acts";
import { measuresActableBy } from "@/lib/features/measure/scope";
import { type Pressing, pressingMeasures } from "./report-order";
import { drawnFor, type ReportRow, toRow } from "./report-row";
import { MY_PAGE, RUNNING } from "./sign-queue";

/** Measures of a person's unit to report on (我的待办), the most pressing first. */

export type ReportQueue = Omit<Pressing, "shown"> & {
  total: number;
  page: number;
  pageCount: number;
  rows: ReportRow[];
};

/** The measures the viewer's unit leads and has to act on, or those of them that stand otherwise. */
export function reportWhere(
  viewer: Viewer,
  inspectionId: string | undefined,
  statuses: readonly MeasureStatus[] = UNIT_MUST_ACT,
): Scope<"measure"> {
  return narrow(
    measuresActableBy(viewer, REPORT_PROGRESS),
    RUNNING,
    { status: { in: [...statuses] } },
    inspectionId ? { inspectionId } : {},
  );
}

type Choice = { concern: Concern | null; page: number; inspection?: string | undefined };

/**
 * One page of the queue, with what was last said and drafted. A page past the end, kept from before rows went, is the last
 * one. Two statements, and one more past the end.
 */
export async function reportQueue(viewer: Viewer, choice: Choice): Promise<ReportQueue> {
  const asked = Math.max(1, choice.page);
  const { shown, ...found } = await pressingMeasures(viewer, choice, { skip: (asked - 1) * MY_PAGE, take: MY_PAGE });
  const total = found.counts[choice.concern ?? "all"];
  const { page, pageCount } = pageWithin(asked, total, MY_PAGE);
  if (page !== asked) return reportQueue(viewer, { ...choice, page });
  const drawn = await reader().measure.findMany({
    where: narrow(reportWhere(viewer, choice.inspection), { id: { in: shown.map((m) => m.id) } }),
    select: drawnFor(viewer.personId),
  });
  const byId = new Map(drawn.map((d) => [d.id, d]));
  const rows = shown.flatMap((m) => {
    const one = byId.get(m.id);
    return one ? [toRow(one, m, viewer)] : [];
  });
  return { ...found, total, page, pageCount, rows };
}
