import { z } from "zod";
import { mayEver } from "@/lib/access/policy";
import { getViewer } from "@/lib/access/session";
import { inSnapshot } from "@/lib/db/snapshot";
import { SEARCH_MAX } from "@/lib/domain/limits";
import { cleanValue } from "@/lib/domain/text/text";
import { BODY_ACTS, bodyChoices } from "@/lib/features/people/queries/bodies";

const QUERY = z.object({ may: z.enum(BODY_ACTS), q: z.string().max(SEARCH_MAX).default("") });

const none = (status: number): Response => new Response(null, { status, headers: { "Cache-Control": "no-store" } });

/** Bodies in which an administrator may do something, found by name, as the options of a combobox; JSON. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await getViewer();
  if (!viewer || viewer.mustChangePassword) return none(401);
  const query = QUERY.safeParse(cleanValue(Object.fromEntries(new URL(request.url).searchParams)));
  if (!query.success || !mayEver(viewer, "people.read")) return none(404);
  const { may, q } = query.data;
  const { bodies, more } = await inSnapshot(() => bodyChoices(viewer, { may, q }));
  const options = bodies.map((b) => ({ value: b.id, label: b.name }));
  return Response.json({ options, more }, { headers: { "Cache-Control": "no-store" } });
}
