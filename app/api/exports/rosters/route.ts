import { z } from "zod";
import { mayEver } from "@/lib/access/can";
import { getViewer } from "@/lib/access/session";
import { entrance } from "@/lib/command/entrance";
import { cleanValue } from "@/lib/domain/text/text";
import { IMPORT_ROSTER } from "@/lib/features/roster/acts";
import { exportRoster } from "@/lib/features/roster/queries/export-roster";
import { REMARKED_KINDS } from "@/lib/features/roster/words";
import { none, sheetAnswer } from "@/lib/features/sheet/draw/answer";
import { SHEET_FORMATS } from "@/lib/features/sheet/words";

/** `id`: the import; `as`, `framed`: as for a list of the ledger. */
const QUERY = z.object({
  id: z.uuid(),
  sheet: z.enum(REMARKED_KINDS),
  as: z.enum(SHEET_FORMATS),
  framed: z.literal("1").optional(),
});

/** The rows of a sheet under review with the remarks beside them. */
export const GET = entrance(
  { act: IMPORT_ROSTER, scope: "one sheet under review of the bodies at or below the post" },
  async (request: Request): Promise<Response> => {
    const viewer = await getViewer();
    if (!viewer || viewer.mustChangePassword) return none(401);
    const query = QUERY.safeParse(cleanValue(Object.fromEntries(new URL(request.url).searchParams)));
    if (!query.success || !mayEver(viewer, IMPORT_ROSTER)) return none(404);
    const { id, sheet: kind, as: format, framed } = query.data;
    return sheetAnswer(request, { format, framed: framed !== undefined }, (begin) =>
      exportRoster(viewer, { id, kind, format }, begin),
    );
  },
);
