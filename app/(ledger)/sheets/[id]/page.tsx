import type { Metadata } from "next";
import { SheetOutcome } from "@/components/sheet/sheet-outcome";
import { SheetReview } from "@/components/sheet/sheet-review";
import { PageHead } from "@/components/shell/page-head";
import { ActiveFilters, unreadFilters } from "@/components/table/filter-chips";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { pageNumber } from "@/lib/domain/text/address";
import { BRING_SHEET } from "@/lib/features/sheet/acts";
import { sheetDesk } from "@/lib/features/sheet/queries/sheet-desk";

export const metadata: Metadata = { title: "核对表格" };

const open = definePage({ act: BRING_SHEET }, ({ viewer, id, query }) =>
  sheetDesk(viewer, id, {
    show: [query.show].flat().at(-1),
    page: pageNumber(query.page),
  }),
);

/** One sheet beside the ledger, until it is confirmed or put aside. */
export default async function SheetPage(props: PageProps) {
  const { found: desk, query } = await open(props);
  return (
    <>
      <PageHead
        breadcrumbs={[{ label: "表格导入", href: "/sheets" }, { label: desk.fileName }]}
        title={desk.fileName}
        scope={`导入到：${desk.inspection.name}`}
      />
      {desk.review ? (
        <>
          <ActiveFilters items={unreadFilters(desk.review.unread, { show: "对照结果" }, `/sheets/${desk.id}`, query)} />
          <SheetReview desk={desk} review={desk.review} query={query} />
        </>
      ) : (
        <SheetOutcome desk={desk} />
      )}
    </>
  );
}
