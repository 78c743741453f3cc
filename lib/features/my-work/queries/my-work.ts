import "server-only";
import { actableBy } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { type Day, dayFromDb } from "@/lib/domain/day";
import {
  countedWhere,
  isDueWithin,
  isOverdue,
  isSilent,
  isUnreported,
  lateAfter,
  type Timed,
  UNIT_MUST_ACT,
} from "@/lib/domain/measure/deadline";
import {
  type DueView,
  dueView,
  type QuietView,
  quietView,
  TIMED,
  timedOf,
  type WaitView,
  waitView,
} from "@/lib/domain/measure/due-view";
import { STAGE_ROLE, STEPS } from "@/lib/domain/measure/status";
import { notHinderedWhere } from "@/lib/domain/signing";
import { pageWithin } from "@/lib/domain/text/address";
import { CLOSE_OUT_STAGES, type CloseOutStage, type MeasureStatus, type ProgressKind } from "@/lib/domain/types";

/** What waits for one person (我的待办): measures of their unit to report on, and applications to sign. */

/** Days ahead within which a deadline asks for attention here. */
export const MY_DUE_DAYS = 7;
/** Rows on one page of a queue. */
export const MY_PAGE = 50;
/** A unit answers for a few dozen measures; beyond this many the ledger is the place. */
const LIGHT_LIMIT = 5_000;

export const CONCERNS = ["returned", "overdue", "due", "unreported", "silent", "planned", "other"] as const;
/** Why a measure stands where it stands in the list, most pressing first. */
export type Concern = (typeof CONCERNS)[number];

/** In ledgers that still run. */
const RUNNING = { ...countedWhere, inspection: { archivedAt: null } } as const satisfies Prisma.MeasureWhereInput;

export type ReportRow = {
  id: string;
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
  /** How long it has been quiet, where that is too long. */
  quiet: QuietView;
  draft: { kind: ProgressKind; text: string } | null;
  /** What the last return asks to mend. */
  points: string[];
};

export type ReportQueue = { counts: Record<Concern | "all", number>; total: number; page: number; rows: ReportRow[] };

type Light = {
  id: string;
  timed: Timed;
  lastHeardOn: Day;
  lastProgressOn: Day;
  silentAfterDays: number;
  inspectionId: string;
  /** Place in the printed order of its inspection. */
  sortKey: string;
};

function concernsOf(m: Light, today: Day): Concern[] {
  const { timed } = m;
  const heard = { ...timed, lastHeardOn: m.lastHeardOn, lastProgressOn: m.lastProgressOn };
  const found: Concern[] = [];
  if (timed.status === "RETURNED") found.push("returned");
  if (isOverdue(timed, today)) found.push("overdue");
  if (isDueWithin(timed, today, MY_DUE_DAYS)) found.push("due");
  if (isUnreported(heard, today, m.silentAfterDays)) found.push("unreported");
  if (isSilent(heard, today, m.silentAfterDays)) found.push("silent");
  if (timed.status === "PLANNED") found.push("planned");
  return found.length === 0 ? ["other"] : found;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Most pressing concern first, then the nearer deadline, then the printed order of each inspection. */
function pressing(today: Day) {
  const rank = (m: Light) => CONCERNS.indexOf(concernsOf(m, today)[0] ?? "other");
  return (a: Light, b: Light) =>
    rank(a) - rank(b) ||
    compare(lateAfter(a.timed) ?? "9999", lateAfter(b.timed) ?? "9999") ||
    compare(a.inspectionId, b.inspectionId) ||
    compare(a.sortKey, b.sortKey) ||
    compare(a.id, b.id);
}

/** The measures the viewer's unit leads and has to act on, one page of them, with what was last said and drafted. */
export async function reportQueue(
  viewer: Viewer,
  choice: { concern: Concern | null; page: number; inspection?: string | undefined },
): Promise<ReportQueue> {
  const mine: Prisma.MeasureWhereInput = {
    AND: [
      actableBy(viewer, STEPS.report.by),
      RUNNING,
      { status: { in: [...UNIT_MUST_ACT] } },
      choice.inspection ? { inspectionId: choice.inspection } : {},
    ],
  };
  const light = (
    await reader().measure.findMany({
      where: mine,
      orderBy: [{ dueOn: { sort: "asc", nulls: "last" } }, { id: "asc" }],
      take: LIGHT_LIMIT,
      select: {
        ...TIMED,
        id: true,
        lastHeardOn: true,
        lastProgressOn: true,
        inspectionId: true,
        sortKey: true,
        inspection: { select: { silentAfterDays: true } },
      },
    })
  ).map(
    (m): Light => ({
      id: m.id,
      timed: timedOf(m),
      lastHeardOn: dayFromDb(m.lastHeardOn),
      lastProgressOn: dayFromDb(m.lastProgressOn),
      silentAfterDays: m.inspection.silentAfterDays,
      inspectionId: m.inspectionId,
      sortKey: m.sortKey,
    }),
  );
  const counts = { all: light.length, returned: 0, overdue: 0, due: 0, unreported: 0, silent: 0, planned: 0, other: 0 };
  for (const m of light) for (const concern of concernsOf(m, viewer.today)) counts[concern] += 1;

  const chosen = light
    .filter((m) => choice.concern === null || concernsOf(m, viewer.today).includes(choice.concern))
    .sort(pressing(viewer.today));
  // A page past the end, kept from before rows went, shows the last one.
  const number = Math.min(choice.page, Math.max(1, Math.ceil(chosen.length / MY_PAGE)));
  const page = chosen.slice((number - 1) * MY_PAGE, number * MY_PAGE);
  const details = await reader().measure.findMany({
    where: { AND: [mine, { id: { in: page.map((m) => m.id) } }] },
    select: {
      ...TIMED,
      id: true,
      code: true,
      text: true,
      cycle: true,
      timeClass: true,
      lastHeardOn: true,
      lastProgressOn: true,
      rootIssue: { select: { code: true, title: true } },
      extendedItem: { select: { code: true, title: true } },
      inspection: { select: { title: true, silentAfterDays: true } },
      progress: { orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: 1, select: { day: true, text: true } },
      drafts: { where: { personId: viewer.personId }, select: { kind: true, text: true } },
      closeOuts: {
        where: { state: "RETURNED" },
        orderBy: [{ cycle: "desc" }, { attempt: "desc" }],
        take: 1,
        select: { points: { orderBy: [{ position: "asc" }, { id: "asc" }], select: { text: true } } },
      },
    },
  });
  const byId = new Map(details.map((d) => [d.id, d]));
  const rows = page.flatMap((m): ReportRow[] => {
    const d = byId.get(m.id);
    if (!d) return [];
    const parent = d.extendedItem ?? d.rootIssue;
    const [last] = d.progress;
    const [draft] = d.drafts;
    return [
      {
        id: d.id,
        code: d.code,
        text: d.text,
        parent: parent ? `${parent.code} ${parent.title}` : "",
        inspection: d.inspection.title,
        status: d.status,
        cycle: d.cycle,
        due: dueView(d, viewer.today),
        longTerm: d.timeClass === "LONG_TERM",
        concerns: concernsOf(m, viewer.today),
        last: last ? { day: dayFromDb(last.day), text: last.text } : null,
        quiet: quietView(d, viewer.today, d.inspection.silentAfterDays),
        draft: draft ?? null,
        points: d.status === "RETURNED" ? (d.closeOuts[0]?.points.map((p) => p.text) ?? []) : [],
      },
    ];
  });
  return { counts, total: chosen.length, page: number, rows };
}

export type SignRow = {
  id: string;
  code: string;
  text: string;
  parent: string;
  inspection: string;
  stage: CloseOutStage;
  unit: string | null;
  applicant: string;
  statement: string;
  submittedOn: Day;
  waiting: WaitView;
  due: DueView;
};

/** Applications that wait for the viewer's signature at their standing stage, not those the viewer made or signed before. */
function signWhere(viewer: Viewer): Prisma.MeasureWhereInput {
  return {
    AND: [
      RUNNING,
      { status: "SUBMITTED" },
      { OR: CLOSE_OUT_STAGES.map((stage) => ({ AND: [{ stage }, actableBy(viewer, STAGE_ROLE[stage])] })) },
      notHinderedWhere(viewer.personId),
    ],
  };
}

/** What waits for the viewer's signature, the longest at its stage first. */
export async function signQueue(
  viewer: Viewer,
  asked: number,
): Promise<{ total: number; page: number; rows: SignRow[] }> {
  const where = signWhere(viewer);
  const total = await reader().measure.count({ where });
  const { page } = pageWithin(asked, total, MY_PAGE);
  const rows = await reader().measure.findMany({
    where,
    orderBy: [{ stageSince: "asc" }, { submittedOn: "asc" }, { id: "asc" }],
    skip: (page - 1) * MY_PAGE,
    take: MY_PAGE,
    select: {
      ...TIMED,
      id: true,
      code: true,
      text: true,
      stage: true,
      rootIssue: { select: { code: true, title: true } },
      extendedItem: { select: { code: true, title: true } },
      inspection: { select: { title: true, stuckAfterDays: true } },
      leadUnit: { select: { shortName: true } },
      closeOuts: {
        where: { state: "PENDING" },
        select: { statement: true, applicantPostLabel: true },
      },
    },
  });
  return {
    total,
    page,
    rows: rows.flatMap((m): SignRow[] => {
      const [application] = m.closeOuts;
      const waiting = waitView(m, m.inspection.stuckAfterDays, viewer);
      if (!application || !m.stage || !m.submittedOn || !waiting) return [];
      const parent = m.extendedItem ?? m.rootIssue;
      return [
        {
          id: m.id,
          code: m.code,
          text: m.text,
          parent: parent ? `${parent.code} ${parent.title}` : "",
          inspection: m.inspection.title,
          stage: m.stage,
          unit: m.leadUnit?.shortName ?? null,
          applicant: application.applicantPostLabel,
          statement: application.statement,
          submittedOn: dayFromDb(m.submittedOn),
          waiting,
          due: dueView(m, viewer.today),
        },
      ];
    }),
  };
}
