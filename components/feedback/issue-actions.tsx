import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Sibling } from "@/components/edit/edit-types";
import { ReasonDialog } from "@/components/form/reason-dialog";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { declareNearlyDoneAction, withdrawNearlyDoneAction } from "@/lib/features/feedback/actions";
import type { IssueView } from "@/lib/features/feedback/queries/issue";
import { IssueEditMenu } from "./edit-issue-menu";

/** What can be done from the page of an issue, and the ways to the ones before and after it. */
export function IssueActions({
  issue,
  measures,
  mayEdit,
  mayDeclare,
}: {
  issue: IssueView;
  measures: Sibling[];
  mayEdit: boolean;
  mayDeclare: boolean;
}) {
  const hidden = { issueId: issue.id, version: issue.version };
  return (
    <>
      {mayEdit && <EditMenu issue={issue} measures={measures} />}
      {mayDeclare && (
        <ReasonDialog
          label="认定基本完成"
          title={`认定问题 ${issue.code} 基本完成`}
          description="基本完成是办公室对这个问题的判断，须写明理由；不改变措施的状态，也不计入申报率和销号率。"
          action={declareNearlyDoneAction}
          hidden={hidden}
          reasonLabel="认定理由"
          submitLabel="认定"
          successMessage="已认定基本完成"
        />
      )}
      {issue.mayWithdraw && (
        <ReasonDialog
          label="撤销基本完成认定"
          title={`撤销问题 ${issue.code} 的基本完成认定`}
          description="撤销后原认定和理由保留在办理记录中。"
          action={withdrawNearlyDoneAction}
          hidden={hidden}
          reasonLabel="撤销理由"
          submitLabel="撤销认定"
          successMessage="认定已撤销"
        />
      )}
      {issue.previous && (
        <LinkButton
          variant="quiet"
          href={`/issues/${issue.previous.id}`}
          rel="prev"
          aria-label={`上一个问题 ${issue.previous.code}`}
          icon={<ChevronLeft aria-hidden="true" />}
        >
          {issue.previous.code}
        </LinkButton>
      )}
      {issue.next && (
        <LinkButton
          variant="quiet"
          href={`/issues/${issue.next.id}`}
          rel="next"
          aria-label={`下一个问题 ${issue.next.code}`}
        >
          {issue.next.code}
          <ChevronRight aria-hidden="true" />
        </LinkButton>
      )}
    </>
  );
}

function EditMenu({ issue, measures }: { issue: IssueView; measures: Sibling[] }) {
  return (
    <IssueEditMenu
      issue={{
        id: issue.id,
        code: issue.code,
        version: issue.version,
        inspectionId: issue.inspection.id,
        sectionId: issue.sectionId,
        title: issue.title,
        text: issue.text,
        target: issue.target,
        struck: issue.struckReason !== null,
        mergedInto: issue.mergedInto,
        manifestations: issue.manifestations.map((m) => m.text),
        advice: issue.advice.map((o) => o.text),
      }}
      measures={measures}
      trigger={<Button>修改</Button>}
    />
  );
}
