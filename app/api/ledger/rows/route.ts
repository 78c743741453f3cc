import { z } from "zod";
import { ledgerPaper, ledgerPasted, PAPERS } from "@/components/ledger/ledger-paper";
import { mayEver } from "@/lib/access/can";
import { getViewer } from "@/lib/access/session";
import { entrance } from "@/lib/command/entrance";
import { inSnapshot } from "@/lib/db/snapshot";
import { cleanValue } from "@/lib/domain/text/text";
import { READ_LEDGER } from "@/lib/features/inspection/acts";
import { everyRow } from "@/lib/features/ledger/queries/every-row";
import { TOO_MANY_ROWS } from "@/lib/features/ledger/words";

/** The address of the list, and `as`: a page to print on such paper, or text for the clipboard. */
const QUERY = z.looseObject({ as: z.enum([...PAPERS, "text"]) });

const NOT_KEPT = { "Cache-Control": "no-store" };
const TEXT = { ...NOT_KEPT, "Content-Type": "text/plain; charset=utf-8" };
const PAGE = { ...NOT_KEPT, "Content-Type": "text/html; charset=utf-8" };

const none = (status: number): Response => new Response(null, { status, headers: NOT_KEPT });

/** What the pieces say, as bytes, each sent as it is asked for. */
function streamed(pieces: Iterator<{ source: string }>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(controller) {
      const { value, done } = pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value.source));
    },
  });
}

/** Every row of a list of the ledger, to be printed or copied. */
export const GET = entrance(
  { act: READ_LEDGER, scope: "measures the viewer sees, 2,000 at once" },
  async (request: Request): Promise<Response> => {
    const viewer = await getViewer();
    if (!viewer || viewer.mustChangePassword) return none(401);
    const query = QUERY.safeParse(cleanValue(Object.fromEntries(new URL(request.url).searchParams)));
    if (!query.success || !mayEver(viewer, READ_LEDGER)) return none(404);
    const { as, ...address } = query.data;
    const every = await inSnapshot(() => everyRow(viewer, address as Record<string, string>));
    if (every === null) return none(404);
    if (every === "too-many") return new Response(TOO_MANY_ROWS, { status: 413, headers: TEXT });
    if (as === "text") return new Response(ledgerPasted(every), { headers: TEXT });
    return new Response(streamed(ledgerPaper(every, { today: viewer.today, paper: as })), { headers: PAGE });
  },
);
