import "server-only";
import { cache } from "react";
import type { Viewer } from "@/lib/access/viewer";
import { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { addDays, type Day } from "@/lib/domain/day";
import { inspectionName } from "@/lib/domain/inspection/inspection-name";
import { REPORT_NEAR } from "@/lib/domain/inspection/round";
import { pageWithin } from "@/lib/domain/text/address";
import { compared } from "./rounds";

/** 整改进展情况报告 to ask after: what 我的待办 of an inspection office holds. */

/** Rows on one page. */
const REPORTS_PAGE = 50;

/** Of running inspections those whose day is near, to come or past. */
const near = (viewer: Viewer) => Prisma.sql`
  ${compared(viewer)} AND i.archived_at IS NULL
  AND i.report_due_on BETWEEN ${addDays(viewer.today, -REPORT_NEAR.after)}::date AND ${addDays(viewer.today, REPORT_NEAR.before)}::date`;

/** How many there are. One statement; within one request it is asked once. */
export const countReportsNear = cache(async (viewer: Viewer): Promise<number> => {
  const [counted] = await reader().$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM inspection i WHERE ${near(viewer)}`;
  return counted?.total ?? 0;
});

export type ReportNear = { id: string; body: string; name: string; reportDueOn: Day };
type Found = Omit<ReportNear, "name"> & { title: string; shortName: string };

/** One page of them, the day longest past first. Two statements. */
export async function reportsNear(viewer: Viewer, asked: number) {
  const total = await countReportsNear(viewer);
  const { page, pageCount } = pageWithin(asked, total, REPORTS_PAGE);
  const rows = await reader().$queryRaw<Found[]>`
    SELECT i.id, i.title, b.name AS body, b.short_name AS "shortName", i.report_due_on::text AS "reportDueOn"
    FROM inspection i JOIN body b ON b.id = i.body_id
    WHERE ${near(viewer)}
    ORDER BY i.report_due_on, b.name, i.id LIMIT ${REPORTS_PAGE} OFFSET ${(page - 1) * REPORTS_PAGE}`;
  return {
    total,
    page,
    pageCount,
    rows: rows.map(
      ({ title, shortName, ...row }): ReportNear => ({
        ...row,
        name: inspectionName(title, { name: row.body, shortName }),
      }),
    ),
  };
}

export type ReportsNear = Awaited<ReturnType<typeof reportsNear>>;
