import { z } from "zod";
import { mayEver } from "@/lib/access/can";
import { getViewer } from "@/lib/access/session";
import { entrance } from "@/lib/command/entrance";
import { inSnapshot } from "@/lib/db/snapshot";
import { cleanValue } from "@/lib/domain/text/text";
import { READ_LEDGER } from "@/lib/features/inspection/acts";
import { ledgerNames } from "@/lib/features/ledger/queries/names";
import { CONDITIONS, EVERYWHERE, NAMED_CONDITIONS } from "@/lib/features/measure/filter";

/** The conditions that are chosen by a name. */
const CHOSEN = NAMED_CONDITIONS.filter((name) => CONDITIONS[name].control !== null);
const QUERY = z.object({
  inspection: z.uuid().or(z.literal(EVERYWHERE)),
  condition: z.enum(CHOSEN),
});

const none = (status: number): Response => new Response(null, { status, headers: { "Cache-Control": "no-store" } });

/** What a chooser of the ledger offers when it is opened, as JSON (lib/features/ledger/queries/names). */
export const GET = entrance(
  { act: READ_LEDGER, scope: "names carried by measures the viewer sees" },
  async (request: Request): Promise<Response> => {
    const viewer = await getViewer();
    if (!viewer || viewer.mustChangePassword) return none(401);
    const query = QUERY.safeParse(cleanValue(Object.fromEntries(new URL(request.url).searchParams)));
    if (!query.success || !mayEver(viewer, READ_LEDGER)) return none(404);
    const { inspection, condition } = query.data;
    const names = await inSnapshot(() => ledgerNames(viewer, inspection === EVERYWHERE ? null : inspection));
    const options = names[condition as keyof typeof names];
    return Response.json({ options, more: false }, { headers: { "Cache-Control": "no-store" } });
  },
);
