import { z } from "zod";
import { mayEver } from "@/lib/access/can";
import { getViewer } from "@/lib/access/session";
import { entrance } from "@/lib/command/entrance";
import { cleanValue } from "@/lib/domain/text/text";
import { BRING_SHEET } from "@/lib/features/sheet/acts";
import { none, sheetAnswer } from "@/lib/features/sheet/draw/answer";
import { exportCorrections } from "@/lib/features/sheet/queries/export-corrections";

const QUERY = z.object({ import: z.uuid() });

/** GET: the rows of a sheet on the desk that cannot come in, with what is to be mended beside them. */
export const GET = entrance(
  { act: BRING_SHEET, scope: "a sheet of the office's bodies, or one the caller's unit brought" },
  async (request: Request): Promise<Response> => {
    const viewer = await getViewer();
    if (!viewer || viewer.mustChangePassword) return none(401);
    const query = QUERY.safeParse(cleanValue(Object.fromEntries(new URL(request.url).searchParams)));
    if (!query.success || !mayEver(viewer, BRING_SHEET)) return none(404);
    return sheetAnswer(request, { format: "xlsx", framed: false }, (begin) =>
      exportCorrections(viewer, query.data.import, begin),
    );
  },
);
