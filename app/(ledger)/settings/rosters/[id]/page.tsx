import type { Metadata } from "next";
import { RosterOutcome } from "@/components/roster/roster-outcome";
import { RosterReview } from "@/components/roster/roster-review";
import { ROW_STATE } from "@/components/roster/row-words";
import { PageHead } from "@/components/shell/page-head";
import { ExportMenu } from "@/components/table/export-menu";
import { ActiveFilters, unreadFilters } from "@/components/table/filter-chips";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { ROW_STATES } from "@/lib/domain/roster/sheet";
import { one, pageNumber, readConditions } from "@/lib/domain/text/address";
import { IMPORT_ROSTER } from "@/lib/features/roster/acts";
import { rosterReview } from "@/lib/features/roster/queries/roster-review";
import { REMARKED_LABELS } from "@/lib/features/roster/words";

export const metadata: Metadata = { title: "核对人员和部门" };

const open = definePage({ act: IMPORT_ROSTER }, async ({ viewer, id, query }) => {
  const asked = readConditions(query, {
    show: one((text) => ROW_STATES.find((state) => state === text)),
  });
  const { show } = asked.values;
  const roster = await rosterReview(viewer, id, { show, page: pageNumber(query.page) });
  return roster && { roster, show, unread: asked.unread };
});

/** One sheet of people and units: reviewed, then what it made. */
export default async function RosterPage(props: PageProps) {
  const { query: params, found } = await open(props);
  const { roster, show, unread } = found;
  const path = `/settings/rosters/${roster.id}`;
  const { review } = roster;
  const sheets = Object.fromEntries((review?.kinds ?? []).map((kind) => [kind, REMARKED_LABELS[kind]]));
  return (
    <>
      <div className="print:hidden">
        <PageHead
          breadcrumbs={[
            { label: "机构人员", href: "/settings/people" },
            { label: "导入人员和部门", href: "/settings/rosters" },
            { label: roster.fileName },
          ]}
          title={review ? "核对人员和部门" : "导入人员和部门"}
          scope={`${roster.body} · ${roster.fileName}`}
          actions={
            review && (
              <ExportMenu
                from={`/api/exports/rosters?id=${roster.id}`}
                sheets={sheets}
                said="表中各行按现在的选定写出，右边附批注；在表里改好后可以重新上传。"
              />
            )
          }
        />
      </div>
      <ActiveFilters className="mb-3" items={unreadFilters(unread, { show: "结果" }, path, params)} />
      {review ? (
        <RosterReview roster={roster} review={review} show={show} path={path} params={params} />
      ) : (
        <RosterOutcome roster={roster} />
      )}
      {review && (
        <p className="mt-3 text-sm text-muted">{`“${ROW_STATE.UNCHANGED.label}”的行与现有资料一致，导入时不动。`}</p>
      )}
    </>
  );
}
