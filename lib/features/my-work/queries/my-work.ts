import "server-only";
import { actableBy } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { type Day, dayFromDb } from "@/lib/domain/day";
import { countedWhere } from "@/lib/domain/measure/deadline";
import { type DueView, dueView, TIMED, type WaitView, waitView } from "@/lib/domain/measure/due-view";
import { STAGE_ROLE } from "@/lib/domain/measure/status";
import { notHinderedWhere } from "@/lib/domain/signing";
import { pageWithin } from "@/lib/domain/text/address";
import { CLOSE_OUT_STAGES, type CloseOutStage } from "@/lib/domain/types";

/** What waits for one person (我的待办) to be signed; what their unit has to report on stands in ./report-queue. */

/** Rows on one page of a queue. */
export const MY_PAGE = 50;
/** A unit answers for a few dozen measures; beyond this many the ledger is the place. */
export const LIGHT_LIMIT = 5_000;

/** In ledgers that still run. */
export const RUNNING = {
  ...countedWhere,
  inspection: { archivedAt: null },
} as const satisfies Prisma.MeasureWhereInput;

export type SignRow = {
  id: string;
  code: string;
  text: string;
  parent: string;
  inspection: string;
  stage: CloseOutStage;
  unit: string | null;
  applicant: string;
  statement: string;
  submittedOn: Day;
  waiting: WaitView;
  due: DueView;
};

/** Applications that wait for the viewer's signature at their standing stage, not those the viewer made or signed before. */
function signWhere(viewer: Viewer): Prisma.MeasureWhereInput {
  return {
    AND: [
      RUNNING,
      { status: "SUBMITTED" },
      { OR: CLOSE_OUT_STAGES.map((stage) => ({ AND: [{ stage }, actableBy(viewer, STAGE_ROLE[stage])] })) },
      notHinderedWhere(viewer.personId),
    ],
  };
}

/** What waits for the viewer's signature, the longest at its stage first. */
export async function signQueue(
  viewer: Viewer,
  asked: number,
): Promise<{ total: number; page: number; rows: SignRow[] }> {
  const where = signWhere(viewer);
  const total = await reader().measure.count({ where });
  const { page } = pageWithin(asked, total, MY_PAGE);
  const rows = await reader().measure.findMany({
    where,
    orderBy: [{ stageSince: "asc" }, { submittedOn: "asc" }, { id: "asc" }],
    skip: (page - 1) * MY_PAGE,
    take: MY_PAGE,
    select: {
      ...TIMED,
      id: true,
      code: true,
      text: true,
      stage: true,
      rootIssue: { select: { code: true, title: true } },
      extendedItem: { select: { code: true, title: true } },
      inspection: { select: { title: true, stuckAfterDays: true } },
      leadUnit: { select: { shortName: true } },
      closeOuts: {
        where: { state: "PENDING" },
        select: { statement: true, applicantPostLabel: true },
      },
    },
  });
  return {
    total,
    page,
    rows: rows.flatMap((m): SignRow[] => {
      const [application] = m.closeOuts;
      const waiting = waitView(m, m.inspection.stuckAfterDays, viewer);
      if (!application || !m.stage || !m.submittedOn || !waiting) return [];
      const parent = m.extendedItem ?? m.rootIssue;
      return [
        {
          id: m.id,
          code: m.code,
          text: m.text,
          parent: parent ? `${parent.code} ${parent.title}` : "",
          inspection: m.inspection.title,
          stage: m.stage,
          unit: m.leadUnit?.shortName ?? null,
          applicant: application.applicantPostLabel,
          statement: application.statement,
          submittedOn: dayFromDb(m.submittedOn),
          waiting,
          due: dueView(m, viewer.today),
        },
      ];
    }),
  };
}
