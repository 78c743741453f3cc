import type { SheetFormat, SheetHead } from "@/lib/features/sheet/words";
import { requestLog } from "@/lib/log";
import { type Sink, sending } from "./sending";

/** A sheet as the answer to a request. */

const NOT_KEPT = { "Cache-Control": "no-store" };
const TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  zip: "application/zip",
} as const satisfies Record<SheetFormat | "zip", string>;

export const none = (status: number): Response => new Response(null, { status, headers: NOT_KEPT });

/** The name in Chinese, and in letters for a program that knows no other. */
const disposition = ({ name, plain }: SheetHead, ending: string) =>
  `attachment; filename="${plain}.${ending}"; filename*=UTF-8''${encodeURIComponent(`${name}.${ending}`)}`;

/** Why there is no sheet: its rows do not exist for who asks, or are more than one sheet takes, in a sentence. */
export type NoSheet = "unknown" | { tooMany: string };

/**
 * Answers with the sheet as it is made.
 * @param framed for the page, which shows how far it is (lib/domain/sheet/frames)
 */
export async function sheetAnswer(
  request: Request,
  { format, framed }: { format: keyof typeof TYPES; framed: boolean },
  make: (begin: (head: SheetHead) => Sink) => Promise<NoSheet | undefined>,
): Promise<Response> {
  const sent = await sending(make, {
    framed,
    failed: (error) => requestLog(request.headers).error({ err: error }, "a sheet broke off"),
  });
  if ("refused" in sent) {
    if (sent.refused === "unknown") return none(404);
    const headers = { ...NOT_KEPT, "Content-Type": "text/plain; charset=utf-8" };
    return new Response(sent.refused.tooMany, { status: 413, headers });
  }
  const headers = {
    ...NOT_KEPT,
    "Content-Type": framed ? "application/octet-stream" : TYPES[format],
    "Content-Disposition": disposition(sent.head, format),
  };
  return new Response(sent.body, { headers });
}
