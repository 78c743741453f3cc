import { ClampText } from "@/components/ui/clamp-text";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { type TabItem, Tabs } from "@/components/ui/tabs";
import { STAGE_LABELS, STEP_LABELS } from "@/lib/domain/labels";
import type { StepName } from "@/lib/domain/measure/status";
import {
  addOutcomeAction,
  approveMeasureAction,
  reportProgressAction,
  returnMeasureAction,
  saveDraftAction,
  submitMeasureAction,
} from "@/lib/features/measure/actions";
import type { MeasurePage } from "@/lib/features/measure/queries/measure-page";
import type { SignPlace } from "@/lib/features/my-work/queries/sign-queue";
import { ChainLine } from "./measure-chain";
import { MeasureOutcomeForm } from "./measure-outcome-form";
import { MeasureReportForm } from "./measure-report-form";
import { MeasureSignForms } from "./measure-sign-forms";
import { MeasureSubmitForm } from "./measure-submit-form";
import { WithdrawDialog } from "./withdraw-dialog";

/** What the unit writes; signing has a form of its own, 启动 and 问题反弹 are buttons of the head. */
const WRITTEN = ["report", "submit"] as const satisfies readonly StepName[];

/** What the viewer can do with a measure now, by their role: report and apply, or sign. Null where nothing is theirs to do. */
export function ActionPanel({
  measure,
  personId,
  place,
}: {
  measure: MeasurePage;
  personId: string;
  place: SignPlace | null;
}) {
  const { work } = measure;
  if (work.steps.includes("approve")) return <Sign measure={measure} place={place} />;
  const tabs = WRITTEN.filter((name) => work.steps.includes(name) || work.hindered[name]).map(
    (name): TabItem => ({ value: name, label: STEP_LABELS[name], content: content(name, measure, personId) }),
  );
  if (tabs.length > 0) {
    return (
      <Panel id="work" title="办理" className="print:hidden">
        <Tabs
          label="可以办理的事项"
          items={tabs}
          defaultValue={work.carriesOn && tabs.some((t) => t.value === "submit") ? "submit" : undefined}
        />
        {work.mayRecord && (
          <div className="mt-3">
            <MeasureOutcomeForm measureId={measure.id} action={addOutcomeAction} />
          </div>
        )}
      </Panel>
    );
  }
  const [standing] = measure.closeOuts;
  if (measure.status !== "SUBMITTED" || !standing) return null;
  return (
    <Panel title="销号流程" className="print:hidden">
      <ChainLine row={standing} stage={measure.stage} />
      {work.steps.includes("withdraw") && (
        <div className="mt-3 flex flex-wrap items-center gap-2">
          <WithdrawDialog measureId={measure.id} version={measure.version} code={measure.code} />
          <span className="text-sm text-muted">还没有人审核，可以撤回修改。</span>
        </div>
      )}
    </Panel>
  );
}

function Sign({ measure, place }: { measure: MeasurePage; place: SignPlace | null }) {
  const { work, stage } = measure;
  const [standing] = measure.closeOuts;
  if (!standing || !stage) return null;
  return (
    <Panel id="work" title={STAGE_LABELS[stage]} className="print:hidden">
      <ChainLine row={standing} stage={stage} />
      <div className="my-2 rounded-md bg-ground px-3 py-2">
        <p className="text-sm text-muted">申报完成情况</p>
        <ClampText text={standing.statement} lines={4} />
      </div>
      <MeasureSignForms
        measureId={measure.id}
        version={measure.version}
        approve={approveMeasureAction}
        sendBack={returnMeasureAction}
        fivePoints={work.fivePoints}
        last={stage === standing.chain.at(-1)}
        nextId={place?.next?.id ?? null}
      />
    </Panel>
  );
}

function content(name: (typeof WRITTEN)[number], measure: MeasurePage, personId: string) {
  const { work, id: measureId, version } = measure;
  const hindrance = work.hindered[name];
  if (hindrance) return <Notice tone="warn">{hindrance}</Notice>;
  if (name === "report") {
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
  }
  return (
    <>
      {work.toFix.length > 0 && work.returnedBy && (
        <Notice tone="warn" title="退回意见" className="mb-3">
          <p className="whitespace-pre-line">{work.returnedBy}</p>
        </Notice>
      )}
      <MeasureSubmitForm
        measureId={measureId}
        version={version}
        submit={submitMeasureAction}
        toFix={work.toFix}
        lastStatement={work.lastStatement}
        reported={work.reported}
        chain={measure.chain.map((stage) => STAGE_LABELS[stage])}
      />
    </>
  );
}
