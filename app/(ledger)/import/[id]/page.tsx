import type { Metadata } from "next";
import { ImportDesk } from "@/components/import/import-desk";
import { PageHead } from "@/components/shell/page-head";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { REVIEW_IMPORT } from "@/lib/features/import/acts";
import { importReview } from "@/lib/features/import/queries/import-desk";

export const metadata: Metadata = { title: "校对报告" };

const open = definePage({ act: REVIEW_IMPORT }, ({ viewer, id }) => importReview(viewer, id));

/** Review of one report, until it is confirmed or put aside. */
export default async function ImportReviewPage(props: PageProps) {
  const { found: draft } = await open(props);
  const title = draft.review.header.title ?? draft.fileName;
  return (
    <>
      <PageHead
        breadcrumbs={[{ label: "报告导入", href: "/import" }, { label: draft.fileName }]}
        title={title}
        scope={`整改单位：${draft.body}`}
      />
      {draft.state === "REVIEW" ? (
        <ImportDesk draft={draft} />
      ) : (
        <Panel>
          {draft.state === "CONFIRMED" && draft.inspection ? (
            <EmptyState
              title="这份报告已经录入台账"
              hint={`录入为“${draft.inspection.title}”，后续修改请在台账中进行。`}
              action={<LinkButton href={`/inspections/${draft.inspection.id}`}>打开这次巡视巡察</LinkButton>}
            />
          ) : (
            <EmptyState
              title="这次导入已经取消"
              hint="需要时可以重新上传这份报告。"
              action={<LinkButton href="/import">返回报告导入</LinkButton>}
            />
          )}
        </Panel>
      )}
    </>
  );
}
