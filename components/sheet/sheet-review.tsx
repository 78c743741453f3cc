import { Pagination } from "@/components/table/pagination";
import { withQuery } from "@/components/table/query";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { TabLinks } from "@/components/ui/tab-links";
import type { AddressParams } from "@/lib/domain/text/address";
import { ROW_STATES } from "@/lib/features/sheet/compare/planned";
import type { SheetDesk } from "@/lib/features/sheet/queries/sheet-desk";
import { ROW_STATE_LABELS } from "@/lib/features/sheet/words";
import { sheetRoundName } from "@/lib/features/sheet-round/words";
import { SheetColumns } from "./sheet-columns";
import { SheetConfirm } from "./sheet-confirm";
import { SheetNames } from "./sheet-names";
import { SheetRows } from "./sheet-rows";
import { SheetTerms } from "./sheet-terms";

/** A sheet that is still decided on: how it is read, whom its names mean, and each row beside the ledger. */
export function SheetReview({
  desk,
  review,
  query,
}: {
  desk: SheetDesk;
  review: NonNullable<SheetDesk["review"]>;
  query: AddressParams;
}) {
  const sheet = { importId: desk.id, version: desk.version };
  const base = `/sheets/${desk.id}`;
  const { counts, shown, total, page, pageCount, problems, round } = review;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const views = [
    ...ROW_STATES.filter((state) => counts[state] > 0).map((state) => ({
      label: ROW_STATE_LABELS[state],
      show: state as string,
      count: counts[state],
    })),
    { label: "全部", show: "all", count: all },
  ];
  return (
    <div className="flex flex-col gap-4">
      {problems.map((message) => (
        <Notice key={message} tone="warn">
          {message}
        </Notice>
      ))}
      {round && (
        <Notice tone="info">
          这是{sheetRoundName(round.madeOn)}中{round.unit}的表，确认后登记为已交回。
        </Notice>
      )}
      {!review.own && review.office && <SheetColumns sheet={sheet} review={review} />}
      {review.office && <SheetTerms sheet={sheet} review={review} />}
      <SheetNames sheet={sheet} review={review} />
      <Panel
        title="对照结果"
        flush
        actions={
          counts.error > 0 && (
            <a className="text-link text-sm hover:underline" href={`/api/exports/corrections?import=${desk.id}`}>
              下载有误的{counts.error}行（旁注问题）
            </a>
          )
        }
      >
        <div className="border-line border-b px-4 *:border-b-0">
          <TabLinks
            label="按结果查看"
            items={views.map(({ label, show, count }) => ({
              label,
              count,
              href: withQuery(base, {}, { show }),
              active: shown === show,
            }))}
          />
        </div>
        <SheetRows sheet={sheet} rows={review.rows} />
        {pageCount > 1 && (
          <div className="px-4 py-2">
            <Pagination
              page={page}
              pageCount={pageCount}
              total={total}
              basePath={base}
              params={{ ...query, show: shown }}
              unit="行"
            />
          </div>
        )}
      </Panel>
      <SheetConfirm sheet={sheet} review={review} />
    </div>
  );
}
