import { ClampText } from "@/components/ui/clamp-text";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { type TabItem, Tabs } from "@/components/ui/tabs";
import { STAGE_LABELS, STEP_LABELS } from "@/lib/domain/labels";
import type { StepName } from "@/lib/domain/measure/status";
import {
  approveMeasureAction,
  reportProgressAction,
  returnMeasureAction,
  saveDraftAction,
  submitMeasureAction,
} from "@/lib/features/measure/actions";
import type { MeasurePage } from "@/lib/features/measure/queries/measure-page";
import { MeasureReportForm } from "./measure-report-form";
import { MeasureApproveForm, MeasureReturnForm } from "./measure-sign-forms";
import { MeasureSubmitForm } from "./measure-submit-form";

/** Steps that are worked on in the page itself; 启动 and 问题反弹 are buttons of its head. */
export const WORKED_HERE = ["report", "submit", "approve", "return"] as const satisfies readonly StepName[];

/** Of these, what is the viewer's to work on; a signature somebody is barred from is told at the head of the page. */
export function workedHere({ steps, hindered }: MeasurePage["work"]): (typeof WORKED_HERE)[number][] {
  return WORKED_HERE.filter(
    (name) => steps.includes(name) || (hindered[name] && name !== "approve" && name !== "return"),
  );
}

/** 办理: the forms of the steps this viewer can take now, and what stands in their way. */
export function MeasureWork({ measure, personId }: { measure: MeasurePage; personId: string }) {
  const { work } = measure;
  const tabs = workedHere(work).map(
    (name): TabItem => ({ value: name, label: STEP_LABELS[name], content: content(name, measure, personId) }),
  );
  if (tabs.length === 0) return null;
  return (
    <Panel id="work" title="办理" className="print:hidden">
      {work.steps.includes("approve") && <Application measure={measure} />}
      {work.toFix.length > 0 && (
        <Notice tone="warn" title="销号申请被退回，以下问题须逐条整改后重新申请" className="mb-3">
          {work.returnedBy && <p className="whitespace-pre-line">{work.returnedBy}</p>}
          <ol className="mt-1 list-decimal pl-5">
            {work.toFix.map((p) => (
              <li key={p.id} className="whitespace-pre-line">
                {p.text}
              </li>
            ))}
          </ol>
        </Notice>
      )}
      <Tabs
        label="可以办理的事项"
        items={tabs}
        defaultValue={measure.status === "RETURNED" && workedHere(work).includes("submit") ? "submit" : undefined}
      />
    </Panel>
  );
}

/** What is to be signed, beside the forms that sign it. */
function Application({ measure }: { measure: MeasurePage }) {
  const [standing] = measure.closeOuts;
  if (!standing) return null;
  return (
    <div className="mb-3 rounded-md border border-line bg-ground px-3 py-2">
      <p className="text-sm text-muted">
        {standing.applicant}（{standing.applicantPost}） <time className="nums">{standing.submittedAt}</time>{" "}
        <span className="nums">第{standing.attempt}次申请</span>
        <a href="#close-out" className="ml-3 text-link underline underline-offset-2">
          各环节意见
        </a>
      </p>
      <ClampText text={standing.statement} lines={4} className="mt-1" />
    </div>
  );
}

function content(name: (typeof WORKED_HERE)[number], measure: MeasurePage, personId: string) {
  const hindrance = measure.work.hindered[name];
  return hindrance ? <Notice tone="warn">{hindrance}</Notice> : form(name, measure, personId);
}

function form(name: (typeof WORKED_HERE)[number], measure: MeasurePage, personId: string) {
  const { work, id: measureId, version } = measure;
  const seen = { measureId, version };
  switch (name) {
    case "report":
      return (
        <MeasureReportForm
          measureId={measureId}
          personId={personId}
          report={reportProgressAction}
          saveDraft={saveDraftAction}
          draft={work.draft}
          waiting={work.hindered.start ?? null}
          nextReviewOn={work.nextReviewOn}
        />
      );
    case "submit":
      return (
        <MeasureSubmitForm
          {...seen}
          submit={submitMeasureAction}
          toFix={work.toFix}
          lastStatement={work.lastStatement}
          reported={work.reported}
          chain={measure.chain.map((stage) => STAGE_LABELS[stage])}
        />
      );
    case "approve":
      return (
        <MeasureApproveForm
          {...seen}
          action={approveMeasureAction}
          fivePoints={work.fivePoints}
          last={measure.stage === measure.closeOuts[0]?.chain.at(-1)}
        />
      );
    case "return":
      return <MeasureReturnForm {...seen} action={returnMeasureAction} />;
  }
}
