import { mayEver } from "@/lib/access/can";
import { getViewer } from "@/lib/access/session";
import { entrance } from "@/lib/command/entrance";
import { NOT_FOUND } from "@/lib/command/refusal";
import { turnAway } from "@/lib/command/result";
import { REVIEW_IMPORT } from "@/lib/features/import/acts";
import { filesHandedIn } from "@/lib/features/import/queries/handed-in";

function answer(body: object, status: number): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "private, no-store" } });
}

/** GET: the viewer's own files that wait or are being read, the one that came last first. */
export const GET = entrance(
  { act: REVIEW_IMPORT, scope: "the viewer's own files that wait to be read" },
  async (): Promise<Response> => {
    const viewer = await getViewer();
    if (!viewer || viewer.mustChangePassword || !mayEver(viewer, REVIEW_IMPORT))
      return answer(turnAway(NOT_FOUND), 404);
    const files = await filesHandedIn(viewer);
    const waiting = files.filter(({ state }) => state !== "failed");
    return answer({ waiting: waiting.map(({ label, state, ahead }) => ({ label, state, ahead })) }, 200);
  },
);
