import { PageHead } from "@/components/shell/page-head";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Card } from "@/components/ui/panel";
import { mayEver } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { EDIT_LEDGER } from "@/lib/features/feedback/acts";
import { EDIT_INSPECTION } from "@/lib/features/inspection/acts";

/** A list without a row: why, and what to do next. */
export function LedgerEmpty({
  conditions,
  clearHref,
  viewer,
  inspection,
}: {
  conditions: number;
  clearHref: string;
  viewer: Viewer;
  inspection: { id: string } | null;
}) {
  if (conditions > 0) {
    return (
      <EmptyState
        title="没有符合条件的措施"
        hint="去掉一两个条件，或者全部清除后再看。"
        action={<LinkButton href={clearHref}>清除条件</LinkButton>}
      />
    );
  }
  if (mayEver(viewer, EDIT_LEDGER)) {
    return (
      <EmptyState
        title="这次巡视巡察还没有整改措施"
        hint="可以导入整改方案或整改进展情况通报，系统会拆出问题和措施供校对；也可以在巡视巡察页逐条新增。"
        action={
          <>
            <LinkButton href="/import" variant="primary">
              导入报告
            </LinkButton>
            {inspection && <LinkButton href={`/inspections/${inspection.id}`}>打开巡视巡察</LinkButton>}
          </>
        }
      />
    );
  }
  return <EmptyState title="还没有整改措施" hint="领导小组办公室把措施录入台账并明确责任分工以后，会出现在这里。" />;
}

/** The ledger of somebody who sees no inspection. */
export function NoInspection({ viewer }: { viewer: Viewer }) {
  const office = mayEver(viewer, EDIT_INSPECTION);
  return (
    <>
      <PageHead title="整改台账" />
      <Card>
        {office ? (
          <EmptyState
            title="还没有巡视巡察"
            hint="先新建一次巡视巡察，填上反馈日期，再导入报告或逐条登记问题和措施。"
            action={
              <>
                <LinkButton href="/inspections/new" variant="primary">
                  新建巡视巡察
                </LinkButton>
                <LinkButton href="/import">导入报告</LinkButton>
              </>
            }
          />
        ) : (
          <EmptyState
            title="还没有您能看到的措施"
            hint="领导小组办公室把由您负责、牵头或配合的措施明确责任分工以后，会出现在这里。"
          />
        )}
      </Card>
    </>
  );
}
