import "server-only";
import { mayEver } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { REPORT_PROGRESS, SIGN_MEASURE } from "@/lib/features/measure/acts";
import { COMPARE_BODIES } from "@/lib/features/round/acts";
import { countReportsNear } from "@/lib/features/round/queries/reports-near";
import { toReport } from "./report-order";
import { toSign } from "./sign-queue";

/**
 * How much waits for the viewer in 我的待办, as its lists count it: applications to sign, measures to report on, and for an
 * inspection office reports of its bodies to ask after.
 */
export async function waitingFor(viewer: Viewer): Promise<number> {
  const signs = mayEver(viewer, SIGN_MEASURE) ? (await toSign(viewer)).total : 0;
  const reports = mayEver(viewer, REPORT_PROGRESS) ? await toReport(viewer) : 0;
  const above = mayEver(viewer, COMPARE_BODIES) ? await countReportsNear(viewer) : 0;
  return signs + reports + above;
}
