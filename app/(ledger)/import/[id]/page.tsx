import type { Metadata } from "next";
import { ImportDesk } from "@/components/import/import-desk";
import { UndoImport } from "@/components/import/undo-import";
import { PageHead } from "@/components/shell/page-head";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { REVIEW_IMPORT } from "@/lib/features/import/acts";
import { type ImportReview, importReview } from "@/lib/features/import/queries/import-desk";

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
          <Outcome draft={draft} />
        </Panel>
      )}
    </>
  );
}

/** What became of a report that is no longer reviewed. */
function Outcome({ draft }: { draft: ImportReview }) {
  const { inspection, undone, touched } = draft;
  if (draft.state === "CONFIRMED" && inspection) {
    return (
      <EmptyState
        title="这份报告已录入台账"
        hint={
          <>
            录入为“{inspection.title}”，后续修改请在台账中进行。
            {touched ?? "录入以后还没有改动过，录错的可以整次撤销。"}
          </>
        }
        action={
          <div className="flex gap-2">
            <LinkButton href={`/inspections/${inspection.id}`}>打开这次巡视巡察</LinkButton>
            {!touched && <UndoImport draftId={draft.id} version={draft.version} title={inspection.title} />}
          </div>
        }
      />
    );
  }
  if (undone && inspection) {
    return (
      <EmptyState
        title="这次导入已经撤销"
        hint={`原因：${undone.reason}。录入的内容已全部作废，这份报告可以重新上传。`}
        action={<LinkButton href={`/inspections/${inspection.id}`}>查看撤销的巡视巡察</LinkButton>}
      />
    );
  }
  return (
    <EmptyState
      title="这次导入已经取消"
      hint="需要时可以重新上传这份报告。"
      action={<LinkButton href="/import">返回报告导入</LinkButton>}
    />
  );
}
