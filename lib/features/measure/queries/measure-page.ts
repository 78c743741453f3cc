import "server-only";
import { can } from "@/lib/access/can";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { addDays, dayFromDb, dayOf, instantInTable } from "@/lib/domain/day";
import { closingFacts } from "@/lib/domain/feedback/imported-facts";
import { inspectionName } from "@/lib/domain/inspection/inspection-name";
import { OUTCOME_LABELS } from "@/lib/domain/labels";
import { ANSWERS_MAX, LINES_MAX } from "@/lib/domain/limits";
import { nextReviewOn, reviewInterval } from "@/lib/domain/measure/deadline";
import { dayOrNull, dueView, quietView, waitView } from "@/lib/domain/measure/due-view";
import { statementFrom } from "@/lib/domain/measure/outcome";
import { columnsOf, type ParentColumns, parentIn } from "@/lib/domain/measure/parent";
import { standingEntry } from "@/lib/domain/measure/standing-entry";
import { STEP_NAMES, type StepName } from "@/lib/domain/measure/status";
import { carriedOnFrom, returnToAnswer } from "@/lib/domain/signing/attempts";
import { pageWithin } from "@/lib/domain/text/address";
import { FIVE_POINTS, type FivePoint } from "@/lib/domain/types";
import { historyOf } from "@/lib/features/audit/queries/history";
import { PARENT, parentOf } from "@/lib/features/feedback/queries/parent";
import { measuresSeenBy } from "@/lib/features/inspection/scope";
import { ASSIGN_MEASURES, REPORT_PROGRESS } from "@/lib/features/measure/acts";
import { NEEDS, offerOf } from "@/lib/features/measure/needs";
import { askedChecks } from "@/lib/features/signing/needs";
import { STANDING, standingOf } from "./standing";
import { factsOf, LATEST_APPLICATION } from "./step-facts";

const NAME = { select: { id: true, name: true } } as const;

/** Entries of progress on one page, and the most of what else hangs on a measure: applications, effect figures. */
export const PROGRESS_PER_PAGE = 20;
const HANGING_MAX = 200;

/** Which part of its long lists a page shows, each from 1. */
export type MeasurePages = { history?: number; progress?: number };

function wholeMeasure(viewer: Viewer, progressPage: number) {
  return {
    body: { select: { shortName: true, name: true, ...STANDING.body.select } },
    inspection: {
      select: {
        id: true,
        title: true,
        chain: true,
        archivedAt: true,
        reviewEveryDays: true,
        silentAfterDays: true,
        stuckAfterDays: true,
      },
    },
    section: { select: { number: true, title: true } },
    rootIssue: {
      select: {
        ...{ id: true, code: true, title: true, text: true, target: true },
        facts: {
          orderBy: [{ position: "asc" }, { id: "asc" }],
          select: { id: true, label: true, text: true },
          take: LINES_MAX,
        },
      },
    },
    ...PARENT,
    leader: { select: { id: true, name: true, title: true, ...STANDING.leader.select } },
    owner: { select: { ...NAME.select, ...STANDING.owner.select } },
    leadUnit: { select: { ...NAME.select, ...STANDING.leadUnit.select } },
    mergedInto: { select: { code: true } },
    cooperation: { select: { unitId: true, unit: NAME }, orderBy: { unit: { position: "asc" } } },
    progress: {
      where: standingEntry,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (progressPage - 1) * PROGRESS_PER_PAGE,
      take: PROGRESS_PER_PAGE,
    },
    _count: { select: { progress: { where: standingEntry } } },
    outcomes: { orderBy: [{ createdAt: "asc" }, { id: "asc" }], take: HANGING_MAX },
    closeOuts: {
      orderBy: LATEST_APPLICATION,
      take: HANGING_MAX,
      include: {
        signatures: { orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
        points: { orderBy: [{ position: "asc" }, { id: "asc" }] },
        withdrawal: true,
      },
    },
    drafts: { where: { personId: viewer.personId } },
    manifestationLinks: {
      orderBy: [{ manifestation: { position: "asc" } }, { manifestationId: "asc" }],
      select: { manifestation: { select: { id: true, text: true } } },
      take: ANSWERS_MAX,
    },
    adviceLinks: {
      orderBy: [{ advice: { position: "asc" } }, { adviceId: "asc" }],
      select: { advice: { select: { id: true, text: true } } },
      take: ANSWERS_MAX,
    },
  } as const satisfies Prisma.MeasureInclude;
}

type Row = Prisma.MeasureGetPayload<{ include: ReturnType<typeof wholeMeasure> }>;

/** Measures of one parent looked through: more than any issue has. */
const SIBLINGS_MAX = 500;

/** The measures under the same issue or item that the viewer sees, struck ones passed over, itself among them; one statement. */
async function siblingsOf(viewer: Viewer, row: { id: string } & ParentColumns) {
  const siblings = await reader().measure.findMany({
    where: narrow(measuresSeenBy(viewer), { ...columnsOf(parentIn(row)), struckAt: null }),
    select: { id: true, code: true, status: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: SIBLINGS_MAX,
  });
  return siblings.map(({ id, code, status }) => ({ id, code, closed: status === "CLOSED" }));
}

/** One measure on one page, in at most six statements; null when the viewer does not see it. */
export async function getMeasurePage(
  viewer: Viewer,
  id: string,
  { history: historyPage = 1, progress = 1 }: MeasurePages = {},
) {
  const find = (progressPage: number) =>
    reader().measure.findFirst({
      where: narrow(measuresSeenBy(viewer), { id }),
      include: wholeMeasure(viewer, progressPage),
    });
  const asked = await find(progress);
  if (!asked) return null;
  const { page: progressPage, pageCount } = pageWithin(progress, asked._count.progress, PROGRESS_PER_PAGE);
  const row = progressPage === progress ? asked : await find(progressPage);
  if (!row) return null;
  const [siblings, history] = await Promise.all([
    siblingsOf(viewer, row),
    historyOf({ measures: [row.id] }, historyPage),
  ]);
  return {
    ...facts(row, viewer),
    progress: { rows: progressOf(row), total: row._count.progress, page: progressPage, pageCount },
    outcomes: outcomesOf(row),
    closeOuts: closeOutsOf(row),
    work: workOf(row, viewer, await hasReported(row)),
    siblings,
    history,
  };
}

export type MeasurePage = NonNullable<Awaited<ReturnType<typeof getMeasurePage>>>;
export type CloseOutView = MeasurePage["closeOuts"][number];

/** Whether progress was reported in this cycle; asked for only where the entries shown do not tell. */
async function hasReported(row: Row): Promise<boolean> {
  if (row.progress.some((p) => p.cycle === row.cycle && p.kind !== "NO_CHANGE")) return true;
  if (row.progress.length === row._count.progress) return false;
  const found = await reader().progressEntry.findFirst({
    where: { measureId: row.id, cycle: row.cycle, kind: { not: "NO_CHANGE" }, ...standingEntry },
    select: { id: true },
  });
  return found !== null;
}

function facts(row: Row, viewer: Viewer) {
  const interval = reviewInterval(row.reviewEveryDays, row.inspection.reviewEveryDays);
  return {
    id: row.id,
    bodyId: row.bodyId,
    code: row.code,
    version: row.version,
    text: row.text,
    remark: row.remark,
    status: row.status,
    stage: row.stage,
    cycle: row.cycle,
    timeClass: row.timeClass,
    due: dueView(row, viewer.today),
    waiting: waitView(row, row.inspection.stuckAfterDays, viewer),
    quiet: quietView(row, viewer.today, row.inspection.silentAfterDays),
    dueText: row.dueText,
    reviewEveryDays: row.timeClass === "LONG_TERM" ? interval : null,
    startedOn: dayOrNull(row.startedOn),
    submittedOn: dayOrNull(row.submittedOn),
    closedOn: dayOrNull(row.closedOn),
    struckReason: row.struckAt ? row.struckReason : null,
    mergedInto: row.mergedInto?.code ?? null,
    /** What of it has nobody; asked while the inspection runs. */
    stands: row.inspection.archivedAt === null ? standingOf(row, viewer.today) : [],
    archived: row.inspection.archivedAt !== null,
    body: row.body.shortName,
    inspection: { id: row.inspection.id, title: inspectionName(row.inspection.title, row.body) },
    section: row.section ? `（${row.section.number}）${row.section.title}` : null,
    parent: parentOf(row),
    /** The issue it stands under: its parent, or the one its parent was found beside. */
    issue: row.rootIssue,
    /** The lines of the feedback it answers. */
    answers: {
      manifestation: row.manifestationLinks.map((link) => link.manifestation),
      advice: row.adviceLinks.map((link) => link.advice),
    },
    leader: row.leader && { id: row.leader.id, name: row.leader.name, title: row.leader.title },
    owner: row.owner?.name ?? null,
    leadUnit: row.leadUnit?.name ?? null,
    cooperating: row.cooperation.map((c) => c.unit.name),
    chain: row.inspection.chain,
  };
}

function progressOf(row: Row) {
  return row.progress.map((p) => ({
    id: p.id,
    cycle: p.cycle,
    kind: p.kind,
    text: p.text,
    who: p.personName,
    post: p.postLabel,
    at: instantInTable(p.createdAt),
    /** 通报所载 and 补录: the day told of, beside the day of the entry. */
    backfilled: p.backfilled,
    fromSheet: p.fromSheet,
    toldOn: p.fromReport || p.backfilled ? dayFromDb(p.day) : null,
  }));
}

function outcomesOf(row: Row) {
  return row.outcomes.map((o) => ({
    id: o.id,
    kind: OUTCOME_LABELS[o.kind].name,
    name: o.name,
    value: o.value.toString(),
    unit: o.unit,
    documentNumber: o.documentNumber,
    effectiveOn: dayOrNull(o.effectiveOn),
    recordedAt: dayOf(o.createdAt),
    withdrawnReason: o.withdrawnAt ? o.withdrawnReason : null,
  }));
}

function closeOutsOf(row: Row) {
  return row.closeOuts.map((c) => ({
    id: c.id,
    cycle: c.cycle,
    attempt: c.attempt,
    state: c.state,
    chain: c.chain,
    statement: c.statement,
    applicant: c.applicantName,
    applicantPost: c.applicantPostLabel,
    submittedAt: instantInTable(c.submittedAt),
    signatures: c.signatures.map((s) => ({
      stage: s.stage,
      decision: s.decision,
      remark: s.remark,
      checks: FIVE_POINTS.filter((p) => s.checks.includes(p)) as FivePoint[],
      who: s.personName,
      post: s.postLabel,
      at: instantInTable(s.createdAt),
    })),
    points: c.points.map((p) => ({
      id: p.id,
      text: p.text,
      fixNote: p.fixNote,
      fixedAt: p.fixedAt ? instantInTable(p.fixedAt) : null,
    })),
    withdrawn: c.withdrawal &&
      c.decidedAt && {
        who: c.withdrawal.personName,
        post: c.withdrawal.postLabel,
        reason: c.withdrawal.reason,
        at: instantInTable(c.decidedAt),
      },
  }));
}

/** 完成情况 as the last progress and the effect figures tell it, to be gone over; empty where nothing was reported. */
function prefilled(row: Row): string {
  const last = row.progress.find((p) => p.cycle === row.cycle && p.kind !== "NO_CHANGE");
  if (!last) return "";
  return statementFrom(
    last.text,
    row.outcomes.filter((o) => o.withdrawnAt === null).map((o) => ({ ...o, value: o.value.toString() })),
  );
}

/** What this viewer can do to the measure now; the server decides by the same needs again when it is done. */
function workOf(row: Row, viewer: Viewer, reported: boolean) {
  const facts = factsOf(row, reported);
  const open = row.struckAt === null && row.inspection.archivedAt === null;
  const offers = STEP_NAMES.flatMap((name) => {
    const offer = open ? offerOf(viewer, name, facts) : null;
    return offer ? [{ name, hindrance: offer.hindrance }] : [];
  });
  const last = carriedOnFrom(row.closeOuts, row.cycle);
  const draft = row.drafts[0];
  return {
    /** The steps the viewer can take now. */
    steps: offers.filter((o) => o.hindrance === null).map((o) => o.name),
    /** Those that are theirs to take and are hindered, each with why. */
    hindered: Object.fromEntries(
      offers.flatMap((o) => (o.hindrance === null ? [] : [[o.name, o.hindrance]])),
    ) as Partial<Record<StepName, string>>,
    mayRecord: open && can(viewer, REPORT_PROGRESS, facts) !== null,
    mayAssign: open && can(viewer, ASSIGN_MEASURES, facts) !== null,
    /** What of the assignment is open, whoever looks. */
    unassigned: NEEDS.assigned(facts),
    /** With what a withdrawn application answered, to be gone over. */
    toFix: facts.toFix.map(({ id, text, fixNote }) => ({ id, text, note: fixNote })),
    /** An application was returned or withdrawn, and is to be made again. */
    carriesOn: last !== null,
    /** What an application begins with: the one before it, or what was reported last and the effect figures. */
    lastStatement: last?.statement ?? prefilled(row),
    /** What the report says was achieved on the issue, which what was found beside it has no part in. */
    reported: row.issueId ? closingFacts(row.rootIssue?.facts ?? []) : [],
    returnedBy:
      returnToAnswer(row.closeOuts, row.cycle)?.signatures.find((s) => s.decision === "RETURN")?.remark ?? null,
    fivePoints: askedChecks(row.stage).length > 0,
    draft: draft ? { kind: draft.kind, text: draft.text, at: instantInTable(draft.updatedAt) } : null,
    nextReviewOn:
      row.timeClass === "LONG_TERM"
        ? nextReviewOn(viewer.today, reviewInterval(row.reviewEveryDays, row.inspection.reviewEveryDays))
        : null,
    today: viewer.today,
    /** Proposed deadline of a relapse. */
    relapseDueOn: addDays(viewer.today, 30),
  };
}
