import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { type Day, dayFromDb } from "@/lib/domain/day";
import { type DueView, dueView, TIMED, type WaitView, waitView } from "@/lib/domain/measure/due-view";
import { pageWithin } from "@/lib/domain/text/address";
import type { SigningStage } from "@/lib/domain/types";
import { PARENT, parentOf } from "@/lib/features/feedback/queries/parent";
import { offerOf } from "@/lib/features/measure/needs";
import { SIGN_FACTS, waitingApplication } from "@/lib/features/measure/queries/step-facts";
import { reportWhere } from "./report-queue";
import { MY_PAGE, NAMED, nameFor } from "./sign-queue";

export type AppliedRow = {
  id: string;
  version: number;
  /** Nobody has signed it: whoever looks may take it back. */
  mayWithdraw: boolean;
  code: string;
  text: string;
  parent: string;
  inspection: string;
  stage: SigningStage;
  statement: string;
  applicant: string;
  submittedOn: Day;
  waiting: WaitView;
  due: DueView;
};

/** What the unit applied for and is not decided: at which stage, since when; the longest waiting first. */
export async function appliedQueue(
  viewer: Viewer,
  choice: { page: number; inspection?: string | undefined; total: number },
): Promise<{ rows: AppliedRow[]; total: number; page: number; pageCount: number }> {
  const pages = pageWithin(choice.page, choice.total, MY_PAGE);
  const found = await reader().measure.findMany({
    where: reportWhere(viewer, choice.inspection, ["SUBMITTED"]),
    orderBy: [{ stageSince: "asc" }, { submittedOn: "asc" }, { id: "asc" }],
    skip: (pages.page - 1) * MY_PAGE,
    take: MY_PAGE,
    select: {
      ...TIMED,
      ...SIGN_FACTS,
      id: true,
      version: true,
      text: true,
      ...PARENT,
      inspection: { select: { ...NAMED, stuckAfterDays: true } },
      closeOuts: {
        ...SIGN_FACTS.closeOuts,
        select: { ...SIGN_FACTS.closeOuts.select, statement: true, applicantName: true },
      },
    },
  });
  const rows = found.flatMap((m): AppliedRow[] => {
    const [application] = m.closeOuts;
    const waiting = waitView(m, m.inspection.stuckAfterDays, viewer);
    if (!application || !m.stage || !m.submittedOn || !waiting) return [];
    const { id, code, text, stage } = m;
    const parent = parentOf(m);
    return [
      {
        ...{ id, code, text, stage, waiting, statement: application.statement, applicant: application.applicantName },
        version: m.version,
        mayWithdraw: offerOf(viewer, "withdraw", { ...m, standing: waitingApplication(m) })?.hindrance === null,
        parent: `${parent.code} ${parent.title}`,
        inspection: nameFor(viewer, m.inspection),
        submittedOn: dayFromDb(m.submittedOn),
        due: dueView(m, viewer.today),
      },
    ];
  });
  return { rows, total: choice.total, ...pages };
}
