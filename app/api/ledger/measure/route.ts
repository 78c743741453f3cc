import { z } from "zod";
import { ledgerPanel } from "@/components/ledger/ledger-panel";
import { mayEver } from "@/lib/access/can";
import { getViewer } from "@/lib/access/session";
import { entrance } from "@/lib/command/entrance";
import { inSnapshot } from "@/lib/db/snapshot";
import { cleanValue } from "@/lib/domain/text/text";
import { READ_LEDGER } from "@/lib/features/inspection/acts";
import { getMeasurePage } from "@/lib/features/measure/queries/measure-page";

const QUERY = z.object({ id: z.uuid() });
const NOT_KEPT = { "Cache-Control": "no-store" };
const none = (status: number): Response => new Response(null, { status, headers: NOT_KEPT });

/** What the panel beside the ledger says of one measure, as markup. */
export const GET = entrance(
  { act: READ_LEDGER, scope: "one measure the viewer sees" },
  async (request: Request): Promise<Response> => {
    const viewer = await getViewer();
    if (!viewer || viewer.mustChangePassword) return none(401);
    const query = QUERY.safeParse(cleanValue(Object.fromEntries(new URL(request.url).searchParams)));
    if (!query.success || !mayEver(viewer, READ_LEDGER)) return none(404);
    const measure = await inSnapshot(() => getMeasurePage(viewer, query.data.id));
    if (!measure) return none(404);
    const headers = { ...NOT_KEPT, "Content-Type": "text/plain; charset=utf-8" };
    return new Response(ledgerPanel(measure).source, { headers });
  },
);
