import { z } from "zod";
import { mayEver } from "@/lib/access/can";
import { getViewer } from "@/lib/access/session";
import { entrance } from "@/lib/command/entrance";
import { inSnapshot } from "@/lib/db/snapshot";
import { cleanValue } from "@/lib/domain/text/text";
import { EDIT_LEDGER } from "@/lib/features/feedback/acts";
import { parentInput } from "@/lib/features/feedback/input";
import { editChoices } from "@/lib/features/feedback/queries/edit-choices";

const QUERY = z.object({ inspection: z.uuid(), parent: parentInput.optional() });

const none = (status: number): Response => new Response(null, { status, headers: { "Cache-Control": "no-store" } });

/** What a dialog that edits the ledger by hand offers to choose from, as JSON (lib/features/feedback/queries/edit-choices). */
export const GET = entrance(
  { act: EDIT_LEDGER, scope: "sections, issues, items of an inspection of the office's bodies" },
  async (request: Request): Promise<Response> => {
    const viewer = await getViewer();
    if (!viewer || viewer.mustChangePassword) return none(401);
    const query = QUERY.safeParse(cleanValue(Object.fromEntries(new URL(request.url).searchParams)));
    if (!query.success || !mayEver(viewer, EDIT_LEDGER)) return none(404);
    const { inspection, parent } = query.data;
    const choices = await inSnapshot(() => editChoices(viewer, inspection, parent ?? null));
    return choices ? Response.json(choices, { headers: { "Cache-Control": "no-store" } }) : none(404);
  },
);
