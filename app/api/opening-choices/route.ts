import { z } from "zod";
import { mayEver } from "@/lib/access/can";
import { getViewer } from "@/lib/access/session";
import { entrance } from "@/lib/command/entrance";
import { inSnapshot } from "@/lib/db/snapshot";
import { cleanValue } from "@/lib/domain/text/text";
import { ENTER_OPENING } from "@/lib/features/measure/acts";
import { openingChoices } from "@/lib/features/measure/queries/opening-choices";

const QUERY = z.object({ inspection: z.uuid() });

const none = (status: number): Response => new Response(null, { status, headers: { "Cache-Control": "no-store" } });

/** What the form of 期初 offers to choose from, as JSON (lib/features/measure/queries/opening-choices). */
export const GET = entrance(
  { act: ENTER_OPENING, scope: "measures and people of an inspection of the office's bodies" },
  async (request: Request): Promise<Response> => {
    const viewer = await getViewer();
    if (!viewer || viewer.mustChangePassword) return none(401);
    const query = QUERY.safeParse(cleanValue(Object.fromEntries(new URL(request.url).searchParams)));
    if (!query.success || !mayEver(viewer, ENTER_OPENING)) return none(404);
    const choices = await inSnapshot(() => openingChoices(viewer, query.data.inspection));
    return choices ? Response.json(choices, { headers: { "Cache-Control": "no-store" } }) : none(404);
  },
);
