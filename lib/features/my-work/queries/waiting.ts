import "server-only";
import { mayEver } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { type FiguresAsked, keptFigures, keptSince } from "@/lib/command/kept-figures";
import { REPORT_PROGRESS, SIGN_MEASURE } from "@/lib/features/measure/acts";
import { SAID_ONLY } from "@/lib/features/measure/queries/said-only";
import { measuresToSign } from "@/lib/features/measure/scope";
import { COMPARE_BODIES } from "@/lib/features/round/acts";
import { countReportsNear } from "@/lib/features/round/queries/reports-near";
import { toReport } from "./report-order";
import { reportWhere } from "./report-queue";
import { toSign } from "./sign-queue";

/** Every page behind the sign-in tells how much it is; what an inspection office asks after lies in thousands of bodies. */
function asked(viewer: Viewer): FiguresAsked | null {
  if (mayEver(viewer, COMPARE_BODIES)) return null;
  const posts = viewer.posts.map(({ id, role, bodyId, unitId }) => ({ id, role, bodyId, unitId }));
  return {
    figures: "waiting",
    about: { personId: viewer.personId, posts },
    bodyIds: posts.map(({ bodyId }) => bodyId),
    seen: [measuresToSign(viewer), reportWhere(viewer, undefined)],
    unmovedBy: SAID_ONLY,
  };
}

async function counted(viewer: Viewer): Promise<number> {
  const signs = mayEver(viewer, SIGN_MEASURE) ? (await toSign(viewer)).total : 0;
  const reports = mayEver(viewer, REPORT_PROGRESS) ? await toReport(viewer) : 0;
  const above = mayEver(viewer, COMPARE_BODIES) ? await countReportsNear(viewer) : 0;
  return signs + reports + above;
}

/**
 * How much waits for the viewer in 我的待办, as its lists count it: applications to sign, measures to report on, and for an
 * inspection office reports of its bodies to ask after.
 */
export async function waitingFor(viewer: Viewer): Promise<number> {
  const question = asked(viewer);
  return question ? keptFigures(viewer, question, () => counted(viewer)) : counted(viewer);
}

/**
 * The same where it is known without counting: nothing has happened in the viewer's bodies since, or nothing that moves it,
 * which takes one statement to find out.
 */
export async function waitingKnown(viewer: Viewer): Promise<number | undefined> {
  const question = asked(viewer);
  return question ? keptSince<number>(viewer, question) : undefined;
}
