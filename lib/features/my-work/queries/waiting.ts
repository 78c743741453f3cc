import "server-only";
import { mayEver } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { REPORT_PROGRESS, SIGN_MEASURE } from "@/lib/features/measure/acts";
import { toReport } from "./report-queue";
import { toSign } from "./sign-queue";

/** How much waits for the viewer in 我的待办: applications to sign and measures to report on, as its lists count them. */
export async function waitingFor(viewer: Viewer): Promise<number> {
  const signs = mayEver(viewer, SIGN_MEASURE) ? (await toSign(viewer)).total : 0;
  const reports = mayEver(viewer, REPORT_PROGRESS) ? await toReport(viewer) : 0;
  return signs + reports;
}
