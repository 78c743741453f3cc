import { z } from "zod";
import { mayEver } from "@/lib/access/can";
import { getViewer } from "@/lib/access/session";
import { entrance } from "@/lib/command/entrance";
import { cleanValue } from "@/lib/domain/text/text";
import { none, sheetAnswer } from "@/lib/features/sheet/draw/answer";
import { exportRound } from "@/lib/features/sheet/queries/export-round";
import { READ_SHEET_ROUNDS } from "@/lib/features/sheet-round/acts";

/** `unit`: the sheet of one; without it those of all the viewer sees, in one .zip. */
const QUERY = z.object({ round: z.uuid(), unit: z.uuid().optional() });

/** The sheets of a round of 收表, as its units fill them in. */
export const GET = entrance(
  { act: READ_SHEET_ROUNDS, scope: "sheets of the rounds of the viewer's body or unit, 10,000 measures at once" },
  async (request: Request): Promise<Response> => {
    const viewer = await getViewer();
    if (!viewer || viewer.mustChangePassword) return none(401);
    const query = QUERY.safeParse(cleanValue(Object.fromEntries(new URL(request.url).searchParams)));
    if (!query.success || !mayEver(viewer, READ_SHEET_ROUNDS)) return none(404);
    const { round, unit } = query.data;
    return sheetAnswer(request, { format: unit ? "xlsx" : "zip", framed: false }, (begin) =>
      exportRound(viewer, { roundId: round, unitId: unit }, begin),
    );
  },
);
