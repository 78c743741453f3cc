import {
  cycleLabel,
  DECISION_LABELS,
  FIVE_POINT_LABELS,
  PROGRESS_KIND_LABELS,
  STAGE_LABELS,
} from "@/lib/domain/labels";
import { returnToAnswer } from "@/lib/domain/signing/attempts";
import { MEASURE_TOLD } from "@/lib/features/import/events";
import {
  MEASURE_APPROVED,
  MEASURE_CLOSED,
  MEASURE_REPORTED,
  MEASURE_RETURNED,
  MEASURE_REVIEWED,
  MEASURE_SUBMITTED,
  MEASURE_WITHDRAWN,
  OUTCOME_ADDED,
  OUTCOME_WITHDRAWN,
} from "@/lib/features/measure/events";
import type { CloseOutView, MeasurePage } from "@/lib/features/measure/queries/measure-page";
import { kindInWords } from "@/lib/registry/events";

/** 办理过程 of a measure: what was reported, achieved, signed and changed, as one stream. */

/** What the tabs beside 全部 show; 佐证 will be one more. */
export const STREAM_KINDS = ["progress", "outcome", "review", "edit"] as const;
export type StreamKind = (typeof STREAM_KINDS)[number];
export const STREAM_LABELS = {
  progress: "进展",
  outcome: "成效",
  review: "审核",
  edit: "修改",
} satisfies Record<StreamKind, string>;

export type StreamEntry = {
  id: string;
  kind: StreamKind;
  /** 2024-07-30 15:04 */
  at: string;
  what: string;
  tone: "plain" | "good" | "warn" | "main";
  who: string;
  /** Lines of what was said, as it was written. */
  text: string[];
  /** From what to what, one line. */
  changes: string;
  /** An effect figure the viewer may still take back. */
  outcomeId: string | null;
  /** The cycle before the present one it belongs to; null for the present one. */
  earlier: number | null;
};

/** What stands in the stream with its own words already, so that its event would say it a second time. */
const TOLD: ReadonlySet<string> = new Set(
  [
    MEASURE_REPORTED,
    MEASURE_REVIEWED,
    MEASURE_SUBMITTED,
    MEASURE_APPROVED,
    MEASURE_CLOSED,
    MEASURE_RETURNED,
    MEASURE_WITHDRAWN,
    MEASURE_TOLD,
    OUTCOME_ADDED,
    OUTCOME_WITHDRAWN,
  ].map(({ name }) => name),
);

type Part = Omit<StreamEntry, "earlier"> & { cycle: number | null };
const PLAIN = { tone: "plain", text: [], changes: "", outcomeId: null, cycle: null } as const;
const by = (who: string, post: string) => (post ? `${who}（${post}）` : who);

function reported({ progress }: MeasurePage): Part[] {
  return progress.rows.map((p) => ({
    ...PLAIN,
    ...{
      id: p.id,
      kind: "progress" as const,
      at: p.toldOn ?? p.at,
      cycle: p.cycle,
      text: [p.text],
      who: by(p.who, p.post),
    },
    // Of what a report told: the day it tells of.
    what: p.backfilled
      ? "进展（补录）"
      : p.toldOn
        ? "进展（通报所载）"
        : p.fromSheet
          ? "进展（据报表）"
          : p.kind === "PROGRESS"
            ? "进展"
            : PROGRESS_KIND_LABELS[p.kind],
  }));
}

function achieved({ outcomes, work }: MeasurePage): Part[] {
  return outcomes.map((o) => ({
    ...PLAIN,
    ...{ id: o.id, kind: "outcome" as const, at: o.recordedAt, what: "成效", who: `${o.kind} ${o.value}${o.unit}` },
    text: [
      [o.name, o.documentNumber, o.effectiveOn].filter(Boolean).join("　"),
      o.withdrawnReason === null ? "" : `已撤销：${o.withdrawnReason}`,
    ].filter((line) => line !== ""),
    outcomeId: work.mayRecord && o.withdrawnReason === null ? o.id : null,
  }));
}

/** The return an application answers: the last decision before it in its cycle. */
function returnBefore(closeOuts: readonly CloseOutView[], { cycle, attempt }: CloseOutView): CloseOutView | null {
  return returnToAnswer(
    closeOuts.filter((before) => before.cycle === cycle && before.attempt < attempt),
    cycle,
  );
}

/** Answers a withdrawn application gave stay with the point until the next one gives its own. */
const isAnsweredBy = ({ state }: CloseOutView, { fixedAt, fixNote }: CloseOutView["points"][number]) =>
  state === "WITHDRAWN" ? fixedAt === null && fixNote !== "" : fixedAt !== null;

function signed({ closeOuts }: MeasurePage): Part[] {
  return closeOuts.toReversed().flatMap((c): Part[] => [
    {
      ...PLAIN,
      ...{ id: c.id, kind: "review", at: c.submittedAt, cycle: c.cycle, what: "申请销号", tone: "main" },
      who: `${by(c.applicant, c.applicantPost)} 第${c.attempt}次申请`,
      text: [
        c.statement,
        // A point is answered with the application after the one it was made under.
        ...(returnBefore(closeOuts, c)?.points ?? [])
          .map((p, i) => (isAnsweredBy(c, p) ? `补充${i + 1}：${p.fixNote}` : ""))
          .filter((line) => line !== ""),
      ],
      changes: c.withdrawn ? "已撤回" : "",
    },
    ...(c.withdrawn
      ? [
          {
            ...PLAIN,
            ...{
              id: `${c.id}-withdrawn`,
              kind: "review" as const,
              at: c.withdrawn.at,
              cycle: c.cycle,
              what: "撤回申请",
            },
            who: by(c.withdrawn.who, c.withdrawn.post),
            text: c.withdrawn.reason ? [c.withdrawn.reason] : [],
          },
        ]
      : []),
    ...c.signatures.map(
      (s, i): Part => ({
        ...PLAIN,
        ...{ id: `${c.id}-${s.stage}`, kind: "review", at: s.at, cycle: c.cycle, who: by(s.who, s.post) },
        what: `${STAGE_LABELS[s.stage]}${DECISION_LABELS[s.decision]}`,
        tone: s.decision === "RETURN" ? "warn" : "good",
        text: [
          s.remark,
          s.checks.length > 0 ? `五项核查：${s.checks.map((k) => `✓ ${FIVE_POINT_LABELS[k]}`).join("　")}` : "",
          ...(s.decision === "RETURN" ? c.points.map((p, n) => `${n + 1}. ${p.text}`) : []),
        ].filter((line) => line !== ""),
        changes: c.state === "APPROVED" && i === c.signatures.length - 1 ? "已销号" : "",
      }),
    ),
  ]);
}

function edited({ history }: MeasurePage): Part[] {
  return history.events
    .filter((e) => !TOLD.has(e.kind))
    .map((e) => ({
      ...PLAIN,
      ...{ id: e.id, kind: "edit" as const, at: e.at, what: kindInWords(e.kind), who: by(e.who, e.post) },
      text: e.reason ? [`说明：${e.reason}`] : [],
      changes: e.changes
        .map(({ field, old, new: now }) => `${field}${old === null ? "：" : ` ${old}→`}${now ?? "（空）"}`)
        .join(" · "),
    }));
}

/** Everything, newest first; of what stands under one minute, signatures and what was said come before what the system noted. */
export function streamOf(measure: MeasurePage): StreamEntry[] {
  const parts = [...signed(measure).toReversed(), ...reported(measure), ...achieved(measure), ...edited(measure)];
  return parts
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .map(({ cycle, ...entry }) => ({ ...entry, earlier: cycle !== null && cycle < measure.cycle ? cycle : null }));
}

/** 制度2项、挽回损失3.5万元: what stands of the effect figures, in one line; empty where nothing was recorded. */
export function outcomesInWords(outcomes: MeasurePage["outcomes"]): string {
  return outcomes
    .filter((o) => o.withdrawnReason === null)
    .map((o) => `${o.kind}${o.name ? `“${o.name}”` : ""}${o.value}${o.unit}`)
    .join("、");
}

/** 首次整改的办理过程, folded while a later cycle runs. */
export const earlierTitle = (cycle: number): string => `${cycleLabel(cycle)}的办理过程`;
