import { z } from "zod";
import { mayEver } from "@/lib/access/can";
import { getViewer } from "@/lib/access/session";
import { entrance } from "@/lib/command/entrance";
import { cleanValue } from "@/lib/domain/text/text";
import { READ_PEOPLE } from "@/lib/features/people/acts";
import { ACCOUNT_STATES } from "@/lib/features/people/queries/people";
import { none, sheetAnswer } from "@/lib/features/sheet/draw/answer";
import { exportPeople } from "@/lib/features/sheet/queries/export-people";
import { PEOPLE_SHEET_KINDS, SHEET_FORMATS } from "@/lib/features/sheet/words";

/** The conditions of the list; `sheet`: persons or units; `as`, `framed`: as for a list of the ledger. */
const QUERY = z.object({
  sheet: z.enum(PEOPLE_SHEET_KINDS),
  as: z.enum(SHEET_FORMATS),
  framed: z.literal("1").optional(),
  body: z.uuid().optional().catch(undefined),
  q: z.string().optional(),
  state: z.enum(ACCOUNT_STATES).optional().catch(undefined),
});

/** Persons or units of the bodies an administrator keeps, as a sheet. */
export const GET = entrance(
  { act: READ_PEOPLE, scope: "persons, posts and units of the bodies the viewer keeps, 10,000 at once" },
  async (request: Request): Promise<Response> => {
    const viewer = await getViewer();
    if (!viewer || viewer.mustChangePassword) return none(401);
    const query = QUERY.safeParse(cleanValue(Object.fromEntries(new URL(request.url).searchParams)));
    if (!query.success || !mayEver(viewer, READ_PEOPLE)) return none(404);
    const { sheet: kind, as: format, framed, ...filter } = query.data;
    return sheetAnswer(request, { format, framed: framed !== undefined }, (begin) =>
      exportPeople(viewer, { kind, format, ...filter }, begin),
    );
  },
);
