import { z } from "zod";
import { mayEver } from "@/lib/access/can";
import { getViewer } from "@/lib/access/session";
import { entrance } from "@/lib/command/entrance";
import { cleanValue } from "@/lib/domain/text/text";
import { READ_LEDGER } from "@/lib/features/inspection/acts";
import { none, sheetAnswer } from "@/lib/features/sheet/draw/answer";
import { exportLedger } from "@/lib/features/sheet/queries/export-ledger";
import { SHEET_FORMATS, SHEET_KINDS } from "@/lib/features/sheet/words";

/** The address of the list; `sheet`: what is made of it; `as`: the file; `framed`: for the page, which shows how far it is. */
const QUERY = z.looseObject({
  sheet: z.enum(SHEET_KINDS),
  as: z.enum(SHEET_FORMATS),
  framed: z.literal("1").optional(),
});

/** A list of the ledger as a sheet. */
export const GET = entrance(
  { act: READ_LEDGER, scope: "measures the viewer sees, 10,000 at once" },
  async (request: Request): Promise<Response> => {
    const viewer = await getViewer();
    if (!viewer || viewer.mustChangePassword) return none(401);
    const query = QUERY.safeParse(cleanValue(Object.fromEntries(new URL(request.url).searchParams)));
    if (!query.success || !mayEver(viewer, READ_LEDGER)) return none(404);
    const { sheet: kind, as: format, framed, ...address } = query.data;
    const params = address as Record<string, string>;
    return sheetAnswer(request, { format, framed: framed !== undefined }, (begin) =>
      exportLedger(viewer, { kind, format, params }, begin),
    );
  },
);
