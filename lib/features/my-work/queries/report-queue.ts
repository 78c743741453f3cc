import "server-only";
import { narrow, type Scope } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { type Day, dayFromDb, dayOf, dayToDb, mondayOf } from "@/lib/domain/day";
import { STAGE_LABELS } from "@/lib/domain/labels";
import {
  isDueWithin,
  isOverdue,
  isSilent,
  isUnreported,
  lateAfter,
  type Timed,
  UNIT_MUST_ACT,
} from "@/lib/domain/measure/deadline";
import { type DueView, dueView, type QuietView, quietView, TIMED, timedOf } from "@/lib/domain/measure/due-view";
import { statementFrom } from "@/lib/domain/measure/outcome";
import { carriedOnFrom, returnToAnswer } from "@/lib/domain/signing/attempts";
import { pageWithin } from "@/lib/domain/text/address";
import type { MeasureStatus, ProgressKind } from "@/lib/domain/types";
import { PARENT, parentOf } from "@/lib/features/feedback/queries/parent";
import { REPORT_PROGRESS } from "@/lib/features/measure/acts";
import { LATEST_APPLICATION } from "@/lib/features/measure/queries/step-facts";
import { measuresActableBy } from "@/lib/features/measure/scope";
import { LIGHT_LIMIT, MY_PAGE, NAMED, nameFor, RUNNING } from "./sign-queue";

/** Measures of a person's unit to report on (我的待办), the most pressing first. */

const NEWEST = [{ createdAt: "desc" as const }, { id: "desc" as const }];
/** Effect figures quoted into an application at most. */
const OUTCOMES_QUOTED = 20;

/** Days ahead within which a deadline asks for attention here. */
export const MY_DUE_DAYS = 7;
export const CONCERNS = ["returned", "overdue", "due", "unreported", "silent", "planned", "other"] as const;
/** Why a measure stands where it stands in the list, most pressing first. */
export type Concern = (typeof CONCERNS)[number];

/** The headings the list stands under, in their order. What was reported this week sinks to the end until the next. */
export const GROUPS = ["returned", "draft", "overdue", "due", "silent", "planned", "other", "sent"] as const;
export type Group = (typeof GROUPS)[number];

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

export type ReportQueue = {
  counts: Record<Concern | "all", number>;
  /** Of all of them, those something was reported on this week. */
  reported: number;
  /** Applied for and not decided. */
  applied: number;
  total: number;
  page: number;
  pageCount: number;
  rows: ReportRow[];
};

type Light = {
  id: string;
  timed: Timed;
  lastHeardOn: Day;
  lastProgressOn: Day;
  silentAfterDays: number;
  sent: boolean;
  drafted: boolean;
  inspectionId: string;
  /** Place in the printed order of its inspection. */
  sortKey: string;
  /** Found once a row: they are days compared, and the order asks for them again and again. */
  concerns: readonly Concern[];
  group: Group;
};

type Timely = Omit<Light, "concerns" | "group">;

function concernsOf(m: Timely, today: Day): Concern[] {
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

/** The heading a measure stands under. One that was returned stays on top until it is applied for again. */
function groupOf(m: Timely, [first = "other"]: readonly Concern[]): Group {
  if (first === "returned") return first;
  if (m.drafted) return "draft";
  if (m.sent) return "sent";
  return first === "unreported" ? "silent" : first;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** By heading, what is written and not sent first; then the nearer deadline, then the printed order of each inspection. */
function pressing(a: Light, b: Light): number {
  return (
    GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) ||
    Number(b.drafted) - Number(a.drafted) ||
    compare(lateAfter(a.timed) ?? "9999", lateAfter(b.timed) ?? "9999") ||
    compare(a.inspectionId, b.inspectionId) ||
    compare(a.sortKey, b.sortKey) ||
    compare(a.id, b.id)
  );
}

/** The measures the viewer's unit leads and has to act on, or those of them that stand otherwise. */
export function reportWhere(
  viewer: Viewer,
  inspectionId: string | undefined,
  statuses: readonly MeasureStatus[] = UNIT_MUST_ACT,
): Scope<"measure"> {
  return narrow(
    measuresActableBy(viewer, REPORT_PROGRESS),
    RUNNING,
    { status: { in: [...statuses] } },
    inspectionId ? { inspectionId } : {},
  );
}

/** How many there are: what the queue lists without a choice. One statement. */
export function toReport(viewer: Viewer): Promise<number> {
  return reader().measure.count({ where: reportWhere(viewer, undefined), take: LIGHT_LIMIT });
}

/** All of them, with no more than what their order and the counts need. */
async function lightRows(where: Scope<"measure">, { personId, today }: Viewer): Promise<Light[]> {
  const rows = await reader().measure.findMany({
    where,
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
      progress: {
        where: { day: { gte: dayToDb(mondayOf(today)) } },
        orderBy: NEWEST,
        take: 1,
        select: { id: true },
      },
      drafts: { where: { personId }, take: 1, select: { personId: true } },
    },
  });
  return rows.map((m) => {
    const timely = {
      id: m.id,
      timed: timedOf(m),
      lastHeardOn: dayFromDb(m.lastHeardOn),
      lastProgressOn: dayFromDb(m.lastProgressOn),
      silentAfterDays: m.inspection.silentAfterDays,
      sent: m.progress.length > 0,
      drafted: m.drafts.length > 0,
      inspectionId: m.inspectionId,
      sortKey: m.sortKey,
    };
    const concerns = concernsOf(timely, today);
    return { ...timely, concerns, group: groupOf(timely, concerns) };
  });
}

function countsOf(rows: readonly Light[]): ReportQueue["counts"] {
  const counts = { all: rows.length, returned: 0, overdue: 0, due: 0, unreported: 0, silent: 0, planned: 0, other: 0 };
  for (const m of rows) for (const concern of m.concerns) counts[concern] += 1;
  return counts;
}

/** Applications looked through for what the last one said and the last return asked: more than anybody takes back. */
const ATTEMPTS_MAX = 50;

/** Entries looked through for what was said last: the newest, and why nothing had changed. */
const LOOKED_THROUGH = 5;

/** What a row says, its writer's own draft included. */
const drawnFor = (personId: string) =>
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
type Drawn = Prisma.MeasureGetPayload<{ select: ReturnType<typeof drawnFor> }>;

function statementOf(d: Drawn): string {
  const before = carriedOnFrom(d.closeOuts, d.cycle);
  if (before) return before.statement;
  const last = d.progress.find((p) => p.cycle === d.cycle && p.kind !== "NO_CHANGE");
  const figures = d.outcomes.map((o) => ({ ...o, value: o.value.toString() }));
  return last ? statementFrom(last.text, figures) : "";
}

function toRow(d: Drawn, light: Light, viewer: Viewer): ReportRow {
  const { today } = viewer;
  const parent = parentOf(d);
  const [last] = d.progress;
  const [draft] = d.drafts;
  const said = last && { day: dayFromDb(last.day), text: last.text };
  return {
    id: d.id,
    version: d.version,
    group: light.group,
    code: d.code,
    text: d.text,
    parent: `${parent.code} ${parent.title}`,
    inspection: nameFor(viewer, d.inspection),
    status: d.status,
    cycle: d.cycle,
    due: dueView(d, today),
    longTerm: d.timeClass === "LONG_TERM",
    concerns: [...light.concerns],
    last: said ?? null,
    sent: light.sent && said ? said : null,
    sameReason: d.progress.find((p) => p.cycle === d.cycle && p.kind === "NO_CHANGE")?.text ?? "",
    statement: statementOf(d),
    chain: d.inspection.chain.map((stage) => STAGE_LABELS[stage]),
    quiet: quietView(d, today, d.inspection.silentAfterDays),
    draft: draft ? { kind: draft.kind, text: draft.text, day: dayOf(draft.updatedAt) } : null,
    points: (returnToAnswer(d.closeOuts, d.cycle)?.points ?? []).map(({ id, text, fixNote }) => ({
      id,
      text,
      note: fixNote,
    })),
  };
}

/** One page of the queue, with what was last said and drafted. A page past the end, kept from before rows went, is the last one. */
export async function reportQueue(
  viewer: Viewer,
  choice: { concern: Concern | null; page: number; inspection?: string | undefined },
): Promise<ReportQueue> {
  const where = reportWhere(viewer, choice.inspection);
  const every = await lightRows(reportWhere(viewer, choice.inspection, [...UNIT_MUST_ACT, "SUBMITTED"]), viewer);
  const light = every.filter((m) => m.timed.status !== "SUBMITTED");
  const chosen = light.filter((m) => choice.concern === null || m.concerns.includes(choice.concern)).sort(pressing);
  const { page, pageCount } = pageWithin(choice.page, chosen.length, MY_PAGE);
  const shown = chosen.slice((page - 1) * MY_PAGE, page * MY_PAGE);
  const drawn = await reader().measure.findMany({
    where: narrow(where, { id: { in: shown.map((m) => m.id) } }),
    select: drawnFor(viewer.personId),
  });
  const byId = new Map(drawn.map((d) => [d.id, d]));
  const rows = shown.flatMap((m) => {
    const found = byId.get(m.id);
    return found ? [toRow(found, m, viewer)] : [];
  });
  return {
    counts: countsOf(light),
    reported: light.filter((m) => m.sent).length,
    applied: every.length - light.length,
    total: chosen.length,
    page,
    pageCount,
    rows,
  };
}
