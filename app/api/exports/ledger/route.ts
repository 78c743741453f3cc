import { z } from "zod";
import { mayEver } from "@/lib/access/can";
import { getViewer } from "@/lib/access/session";
import { entrance } from "@/lib/command/entrance";
import { cleanValue } from "@/lib/domain/text/text";
import { READ_LEDGER } from "@/lib/features/inspection/acts";
import { sending } from "@/lib/features/sheet/draw/sending";
import { exportLedger, type SheetHead } from "@/lib/features/sheet/queries/export-ledger";
import { SHEET_FORMATS, SHEET_KINDS, TOO_MANY_FOR_A_SHEET } from "@/lib/features/sheet/words";
import { requestLog } from "@/lib/log";

/** The address of the list; `sheet`: what is made of it; `as`: the file; `framed`: for the page, which shows how far it is. */
const QUERY = z.looseObject({
  sheet: z.enum(SHEET_KINDS),
  as: z.enum(SHEET_FORMATS),
  framed: z.literal("1").optional(),
});

const NOT_KEPT = { "Cache-Control": "no-store" };
const TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
} as const;

const none = (status: number): Response => new Response(null, { status, headers: NOT_KEPT });

/** The name in Chinese, and in letters for a program that knows no other. */
const disposition = ({ name, plain }: SheetHead, ending: string) =>
  `attachment; filename="${plain}.${ending}"; filename*=UTF-8''${encodeURIComponent(`${name}.${ending}`)}`;

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
    const sent = await sending(
      (begin: Parameters<typeof exportLedger>[2]) => exportLedger(viewer, { kind, format, params }, begin),
      {
        framed: framed !== undefined,
        failed: (error) => requestLog(request.headers).error({ err: error }, "a sheet broke off"),
      },
    );
    if ("refused" in sent) {
      if (sent.refused === "unknown") return none(404);
      const headers = { ...NOT_KEPT, "Content-Type": "text/plain; charset=utf-8" };
      return new Response(TOO_MANY_FOR_A_SHEET, { status: 413, headers });
    }
    const headers = {
      ...NOT_KEPT,
      "Content-Type": framed ? "application/octet-stream" : TYPES[format],
      "Content-Disposition": disposition(sent.head, format),
    };
    return new Response(sent.body, { headers });
  },
);
