import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import type { Prisma } from "@/lib/db/generated/client";
import { type Day, dayFromDb, dayOf } from "@/lib/domain/day";
import { STAGE_LABELS } from "@/lib/domain/labels";
import { type Concern, concernsOf, type Group, groupOf } from "@/lib/domain/measure/concern";
import { type DueView, dueView, type QuietView, quietView, TIMED, timedOf } from "@/lib/domain/measure/due-view";
import { statementFrom } from "@/lib/domain/measure/outcome";
import { standingEntry } from "@/lib/domain/measure/standing-entry";
import { carriedOnFrom, returnToAnswer } from "@/lib/domain/signing/attempts";
import type { MeasureStatus, ProgressKind } from "@/lib/domain/types";
import { PARENT, parentOf } from "@/lib/features/feedback/queries/parent";
import { LATEST_APPLICATION } from "@/lib/features/measure/queries/step-facts";
import type { Shown } from "./report-order";
import { NAMED, nameFor } from "./sign-queue";

/** One measure to report on as the page shows it. */

const NEWEST = [{ createdAt: "desc" as const }, { id: "desc" as const }];
/** Effect figures quoted into an application at most. */
const OUTCOMES_QUOTED = 20;

export type ReportRow = {
  id: string;
  version: number;
  group: Group;
  code: string;
  text: string;
  parent: string;
  inspection: string;
  status: MeasureStatus;
  cycle: number;
  due: DueView;
  longTerm: boolean;
  concerns: Concern[];
  last: { day: Day; text: string } | null;
  /** What was reported this week. */
  sent: { day: Day; text: string } | null;
  /** Why nothing had changed, as it was said last in this cycle; empty where it never was. */
  sameReason: string;
  /** What an application for close-out begins with. */
  statement: string;
  /** The stages it will pass, in words. */
  chain: string[];
  /** How long it has been quiet, where that is too long. */
  quiet: QuietView;
  draft: { kind: ProgressKind; text: string; day: Day } | null;
  /** What the last return asks to mend, with what a withdrawn application answered. */
  points: { id: string; text: string; note: string }[];
};

/** Applications looked through for what the last one said and the last return asked: more than anybody takes back. */
const ATTEMPTS_MAX = 50;

/** Entries looked through for what was said last: the newest, and why nothing had changed. */
const LOOKED_THROUGH = 5;

/** What a row says, its writer's own draft included. */
export const drawnFor = (personId: string) =>
  ({
    ...TIMED,
    id: true,
    version: true,
    code: true,
    text: true,
    cycle: true,
    timeClass: true,
    lastHeardOn: true,
    lastProgressOn: true,
    ...PARENT,
    inspection: { select: { ...NAMED, silentAfterDays: true, chain: true } },
    progress: {
      where: standingEntry,
      orderBy: NEWEST,
      take: LOOKED_THROUGH,
      select: { day: true, text: true, kind: true, cycle: true },
    },
    outcomes: {
      where: { withdrawnAt: null },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: OUTCOMES_QUOTED,
      select: { kind: true, name: true, value: true, unit: true },
    },
    drafts: { where: { personId }, select: { kind: true, text: true, updatedAt: true } },
    closeOuts: {
      where: { state: { in: ["RETURNED", "WITHDRAWN"] } },
      orderBy: LATEST_APPLICATION,
      take: ATTEMPTS_MAX,
      select: {
        state: true,
        cycle: true,
        statement: true,
        points: { orderBy: [{ position: "asc" }, { id: "asc" }], select: { id: true, text: true, fixNote: true } },
      },
    },
  }) as const satisfies Prisma.MeasureSelect;
export type Drawn = Prisma.MeasureGetPayload<{ select: ReturnType<typeof drawnFor> }>;

function statementOf(d: Drawn): string {
  const before = carriedOnFrom(d.closeOuts, d.cycle);
  if (before) return before.statement;
  const last = d.progress.find((p) => p.cycle === d.cycle && p.kind !== "NO_CHANGE");
  const figures = d.outcomes.map((o) => ({ ...o, value: o.value.toString() }));
  return last ? statementFrom(last.text, figures) : "";
}

export function toRow(d: Drawn, reporting: Shown, viewer: Viewer): ReportRow {
  const { today } = viewer;
  const { silentAfterDays } = d.inspection;
  const lastHeardOn = dayFromDb(d.lastHeardOn);
  const lastProgressOn = dayFromDb(d.lastProgressOn);
  const concerns = concernsOf({ ...timedOf(d), lastHeardOn, lastProgressOn, silentAfterDays }, today);
  const parent = parentOf(d);
  const [last] = d.progress;
  const [draft] = d.drafts;
  const said = last && { day: dayFromDb(last.day), text: last.text };
  return {
    id: d.id,
    version: d.version,
    group: groupOf(concerns, reporting),
    code: d.code,
    text: d.text,
    parent: `${parent.code} ${parent.title}`,
    inspection: nameFor(viewer, d.inspection),
    status: d.status,
    cycle: d.cycle,
    due: dueView(d, today),
    longTerm: d.timeClass === "LONG_TERM",
    concerns,
    last: said ?? null,
    sent: reporting.sent && said ? said : null,
    sameReason: d.progress.find((p) => p.cycle === d.cycle && p.kind === "NO_CHANGE")?.text ?? "",
    statement: statementOf(d),
    chain: d.inspection.chain.map((stage) => STAGE_LABELS[stage]),
    quiet: quietView(d, today, silentAfterDays),
    draft: draft ? { kind: draft.kind, text: draft.text, day: dayOf(draft.updatedAt) } : null,
    points: (returnToAnswer(d.closeOuts, d.cycle)?.points ?? []).map(({ id, text, fixNote }) => ({
      id,
      text,
      note: fixNote,
    })),
  };
}
