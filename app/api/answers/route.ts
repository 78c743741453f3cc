import { z } from "zod";
import { mayEver } from "@/lib/access/can";
import { getViewer } from "@/lib/access/session";
import { entrance } from "@/lib/command/entrance";
import { inSnapshot } from "@/lib/db/snapshot";
import { cleanValue } from "@/lib/domain/text/text";
import { EDIT_LEDGER } from "@/lib/features/feedback/acts";
import { answerSheet } from "@/lib/features/measure/queries/answer-sheet";

const QUERY = z.union([z.object({ issue: z.uuid() }), z.object({ measure: z.uuid() }), z.object({ advice: z.uuid() })]);

const none = (status: number): Response => new Response(null, { status, headers: { "Cache-Control": "no-store" } });

/** The measures under an issue, one measure, or those that may answer a general advice, with the lines of the feedback they may answer, as JSON (lib/features/measure/queries/answer-sheet). */
export const GET = entrance(
  { act: EDIT_LEDGER, scope: "measures and lines of the feedback in running inspections of the office's bodies" },
  async (request: Request): Promise<Response> => {
    const viewer = await getViewer();
    if (!viewer || viewer.mustChangePassword) return none(401);
    const query = QUERY.safeParse(cleanValue(Object.fromEntries(new URL(request.url).searchParams)));
    if (!query.success || !mayEver(viewer, EDIT_LEDGER)) return none(404);
    const sheet = await inSnapshot(() => answerSheet(viewer, query.data));
    return sheet ? Response.json(sheet, { headers: { "Cache-Control": "no-store" } }) : none(404);
  },
);
