import "server-only";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import { reader } from "@/lib/db/snapshot";
import { pageWithin } from "@/lib/domain/text/address";
import { measuresSeenBy } from "@/lib/features/inspection/scope";

/** What an import wrote in the ledger, measure by measure. */

const PER_PAGE = 50;

export type SheetWritten = {
  added: number;
  changed: number;
  page: number;
  pageCount: number;
  rows: readonly { id: string; code: string; text: string; created: boolean }[];
};

/** The measures an import wrote that the viewer sees, in the order of the printed list. */
export async function sheetWritten(viewer: Viewer, sheetImportId: string, asked: number): Promise<SheetWritten> {
  const measure = narrow(measuresSeenBy(viewer), {});
  const where = { sheetImportId, measure };
  const added = await reader().sheetImportRow.count({ where: { ...where, created: true } });
  const changed = await reader().sheetImportRow.count({ where: { ...where, created: false } });
  const { page, pageCount } = pageWithin(asked, added + changed, PER_PAGE);
  const rows = await reader().sheetImportRow.findMany({
    where,
    orderBy: [{ measure: { sortKey: "asc" } }, { id: "asc" }],
    skip: (page - 1) * PER_PAGE,
    take: PER_PAGE,
    select: { created: true, measure: { select: { id: true, code: true, text: true } } },
  });
  return {
    added,
    changed,
    page,
    pageCount,
    rows: rows.flatMap(({ created, measure: of }) => (of ? [{ ...of, created }] : [])),
  };
}
