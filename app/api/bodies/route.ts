import { z } from "zod";
import { mayEver } from "@/lib/access/can";
import { getViewer } from "@/lib/access/session";
import { entrance } from "@/lib/command/entrance";
import { inSnapshot } from "@/lib/db/snapshot";
import { SEARCH_MAX } from "@/lib/domain/limits";
import { cleanValue } from "@/lib/domain/text/text";
import { READ_AUDIT } from "@/lib/features/audit/acts";
import { MANAGE_PEOPLE, MANAGE_POSTS, READ_PEOPLE } from "@/lib/features/people/acts";
import { bodyChoices } from "@/lib/features/people/queries/bodies";

/** The acts a body is chosen for on the pages of the three administrators. */
const CHOSEN_FOR = [READ_PEOPLE, MANAGE_PEOPLE, MANAGE_POSTS, READ_AUDIT];

const QUERY = z.object({
  may: z.string().transform((name) => CHOSEN_FOR.find((act) => act.name === name)),
  q: z.string().max(SEARCH_MAX).default(""),
});

const none = (status: number): Response => new Response(null, { status, headers: { "Cache-Control": "no-store" } });

/** Bodies in which an administrator may do something, found by name, as the options of a combobox; JSON. */
export const GET = entrance(
  { act: READ_PEOPLE, scope: "names of the bodies the administrator's act reaches, 30 at once" },
  async (request: Request): Promise<Response> => {
    const viewer = await getViewer();
    if (!viewer || viewer.mustChangePassword) return none(401);
    const query = QUERY.safeParse(cleanValue(Object.fromEntries(new URL(request.url).searchParams)));
    if (!query.success || !query.data.may || !mayEver(viewer, READ_PEOPLE)) return none(404);
    const { may, q } = query.data;
    const { bodies, more } = await inSnapshot(() => bodyChoices(viewer, { may, q }));
    const options = bodies.map((b) => ({ value: b.id, label: b.name }));
    return Response.json({ options, more }, { headers: { "Cache-Control": "no-store" } });
  },
);
