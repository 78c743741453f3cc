import { Badge } from "@/components/ui/badge";
import { ClampText } from "@/components/ui/clamp-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Stepper, type StepperItem } from "@/components/ui/stepper";
import type { Tone } from "@/components/ui/tone";
import {
  CLOSE_OUT_STATE_LABELS,
  cycleLabel,
  DECISION_LABELS,
  FIVE_POINT_LABELS,
  STAGE_LABELS,
} from "@/lib/domain/labels";
import { part } from "@/lib/domain/text/text";
import type { ApplicationState, Decision, FivePoint, SigningStage } from "@/lib/domain/types";

export type CloseOutRow = {
  id: string;
  cycle: number;
  attempt: number;
  state: ApplicationState;
  /** The chain it was made under. */
  chain: readonly SigningStage[];
  statement: string;
  applicant: string;
  applicantPost: string;
  submittedAt: string;
  signatures: {
    stage: SigningStage;
    decision: Decision;
    remark: string;
    checks: FivePoint[];
    who: string;
    post: string;
    at: string;
  }[];
  points: { id: string; text: string; fixNote: string; fixedAt: string | null }[];
};

const TONES = { PENDING: "info", RETURNED: "warn", APPROVED: "ok" } satisfies Record<ApplicationState, Tone>;

/** The chain as it stands for one application: what is signed, where it waits, what is still to come. */
export function chainSteps(row: CloseOutRow, stage: SigningStage | null): StepperItem[] {
  const signed: StepperItem[] = row.signatures.map((s) => ({
    label: STAGE_LABELS[s.stage],
    state: s.decision === "RETURN" ? "returned" : "done",
    note: (
      <>
        <span className="block">
          {s.who} {DECISION_LABELS[s.decision]}
        </span>
        <time className="nums block">{part(s.at, 0, 10)}</time>
      </>
    ),
  }));
  if (row.state === "APPROVED") return signed;
  const rest = row.chain.filter((c) => !row.signatures.some((s) => s.stage === c));
  return [
    ...signed,
    ...rest.map(
      (c): StepperItem => ({
        label: STAGE_LABELS[c],
        state: row.state === "PENDING" && c === stage ? "current" : "todo",
      }),
    ),
  ];
}

/** 销号: every application of every cycle with its signatures in order, newest first. */
export function MeasureCloseOuts({
  rows,
  chain,
  stage,
}: {
  rows: CloseOutRow[];
  /** What the next application will pass. */
  chain: readonly SigningStage[];
  stage: SigningStage | null;
}) {
  if (rows.length === 0) {
    return (
      <EmptyState
        title="还没有申请过销号"
        hint={`牵头部门报送进展后提出申请，依次经过：${chain.map((c) => STAGE_LABELS[c]).join(" → ")}。`}
      />
    );
  }
  return (
    <ol className="flex flex-col divide-y divide-line-strong">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-col gap-3 py-4 first:pt-1 last:pb-0">
          <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="nums font-semibold">
              {cycleLabel(row.cycle)}　第{row.attempt}次申请
            </span>
            <Badge tone={TONES[row.state]}>{CLOSE_OUT_STATE_LABELS[row.state]}</Badge>
            <span className="text-sm text-muted">
              <time className="nums">{row.submittedAt}</time> {row.applicant}（{row.applicantPost}）
            </span>
          </h3>
          <Stepper label={`${cycleLabel(row.cycle)}第${row.attempt}次申请的审核环节`} steps={chainSteps(row, stage)} />
          <div>
            <p className="text-sm text-muted">完成情况</p>
            <ClampText text={row.statement} lines={4} />
          </div>
          {row.signatures.length > 0 && <Signatures rows={row.signatures} />}
          {row.points.length > 0 && <Points rows={row.points} />}
        </li>
      ))}
    </ol>
  );
}

function Signatures({ rows }: { rows: CloseOutRow["signatures"] }) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {rows.map((s) => (
        <li key={s.stage} className="print-whole grid gap-x-4 py-2 md:grid-cols-[9.5rem_1fr]">
          <span>
            {STAGE_LABELS[s.stage]}
            <span className={s.decision === "RETURN" ? "ml-2 font-medium text-amber" : "ml-2 font-medium text-green"}>
              {DECISION_LABELS[s.decision]}
            </span>
          </span>
          <div className="min-w-0">
            <p className="whitespace-pre-line">{s.remark}</p>
            {s.checks.length > 0 && (
              <p className="text-sm">
                <span className="text-muted">五项核查：</span>
                {s.checks.map((c) => `✓ ${FIVE_POINT_LABELS[c]}`).join("　")}
              </p>
            )}
            <p className="text-sm text-muted">
              {s.who}（{s.post}） <time className="nums">{s.at}</time>
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Points({ rows }: { rows: CloseOutRow["points"] }) {
  return (
    <div>
      <p className="text-sm text-muted">退回意见及补充情况</p>
      <ol className="list-decimal pl-6">
        {rows.map((p) => (
          <li key={p.id} className="print-whole py-1">
            <p className="whitespace-pre-line">{p.text}</p>
            {p.fixedAt ? (
              <p className="text-sm">
                <span className="font-medium text-green">已补充</span>
                <span className="ml-2 whitespace-pre-line">{p.fixNote}</span>
                <time className="nums ml-2 text-muted">{p.fixedAt}</time>
              </p>
            ) : (
              <p className="text-sm font-medium text-amber">待补充</p>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
