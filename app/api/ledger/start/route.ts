import { withQuery } from "@/components/table/query";
import { mayEver } from "@/lib/access/can";
import { getViewer, requireViewer, signInFor } from "@/lib/access/session";
import { entrance } from "@/lib/command/entrance";
import { inSnapshot } from "@/lib/db/snapshot";
import { addressOf } from "@/lib/domain/text/address";
import { READ_LEDGER } from "@/lib/features/inspection/acts";
import { wholeAddress } from "@/lib/features/ledger/queries/ledger-page";
import { EVERYWHERE } from "@/lib/features/measure/filter";

const leadTo = (address: string) =>
  new Response(null, { status: 307, headers: { Location: address, "Cache-Control": "no-store" } });

/**
 * The ledger asked for without saying which inspection is meant, as the navigation does: proxy.ts leads here, and this leads
 * on to the address that says it. The page would do the same, but has drawn its frame and sent it along by then.
 */
export const GET = entrance(
  { act: READ_LEDGER, scope: "the inspections the viewer sees: an address" },
  async (request: Request): Promise<Response> => {
    const params = addressOf(request.url);
    // A visitor is led to the sign-in, as by every page, and from there to the ledger: here nobody asks for this address.
    if (!(await getViewer())) return leadTo(signInFor(withQuery("/ledger", params, {})));
    const viewer = await requireViewer();
    const whole = mayEver(viewer, READ_LEDGER) ? await inSnapshot(() => wholeAddress(viewer, params)) : null;
    // Who may not read it, or sees no inspection, is told so by the page.
    const to = withQuery("/ledger", whole ?? { ...params, inspection: EVERYWHERE }, {});
    return leadTo(to);
  },
);
