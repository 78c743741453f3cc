import "server-only";
import { narrow, type Scope } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { type Day, dayFromDb } from "@/lib/domain/day";
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
import { pageWithin } from "@/lib/domain/text/address";
import type { MeasureStatus, ProgressKind } from "@/lib/domain/types";
import { PARENT, parentOf } from "@/lib/features/feedback/queries/parent";
import { REPORT_PROGRESS } from "@/lib/features/measure/acts";
import { measuresActableBy } from "@/lib/features/measure/scope";
import { LIGHT_LIMIT, MY_PAGE, RUNNING } from "./sign-queue";

/** Measures of a person's unit to report on (我的待办), the most pressing first. */

/** Days ahead within which a deadline asks for attention here. */
export const MY_DUE_DAYS = 7;
export const CONCERNS = ["returned", "overdue", "due", "unreported", "silent", "planned", "other"] as const;
/** Why a measure stands where it stands in the list, most pressing first. */
export type Concern = (typeof CONCERNS)[number];

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

export type ReportQueue = {
  counts: Record<Concern | "all", number>;
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

/** The measures the viewer's unit leads and has to act on. */
function reportWhere(viewer: Viewer, inspectionId: string | undefined): Scope<"measure"> {
  return narrow(
    measuresActableBy(viewer, REPORT_PROGRESS),
    RUNNING,
    { status: { in: [...UNIT_MUST_ACT] } },
    inspectionId ? { inspectionId } : {},
  );
}

/** How many there are: what the queue lists without a choice. One statement. */
export function toReport(viewer: Viewer): Promise<number> {
  return reader().measure.count({ where: reportWhere(viewer, undefined), take: LIGHT_LIMIT });
}

/** All of them, with no more than what their order and the counts need. */
async function lightRows(where: Scope<"measure">): Promise<Light[]> {
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
    },
  });
  return rows.map((m) => ({
    id: m.id,
    timed: timedOf(m),
    lastHeardOn: dayFromDb(m.lastHeardOn),
    lastProgressOn: dayFromDb(m.lastProgressOn),
    silentAfterDays: m.inspection.silentAfterDays,
    inspectionId: m.inspectionId,
    sortKey: m.sortKey,
  }));
}

function countsOf(rows: readonly Light[], today: Day): ReportQueue["counts"] {
  const counts = { all: rows.length, returned: 0, overdue: 0, due: 0, unreported: 0, silent: 0, planned: 0, other: 0 };
  for (const m of rows) for (const concern of concernsOf(m, today)) counts[concern] += 1;
  return counts;
}

/** What a row says, its writer's own draft included. */
const drawnFor = (personId: string) =>
  ({
    ...TIMED,
    id: true,
    code: true,
    text: true,
    cycle: true,
    timeClass: true,
    lastHeardOn: true,
    lastProgressOn: true,
    ...PARENT,
    inspection: { select: { title: true, silentAfterDays: true } },
    progress: { orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: 1, select: { day: true, text: true } },
    drafts: { where: { personId }, select: { kind: true, text: true } },
    closeOuts: {
      where: { state: "RETURNED" },
      orderBy: [{ cycle: "desc" }, { attempt: "desc" }],
      take: 1,
      select: { points: { orderBy: [{ position: "asc" }, { id: "asc" }], select: { text: true } } },
    },
  }) as const satisfies Prisma.MeasureSelect;
type Drawn = Prisma.MeasureGetPayload<{ select: ReturnType<typeof drawnFor> }>;

function toRow(d: Drawn, concerns: Concern[], today: Day): ReportRow {
  const parent = parentOf(d);
  const [last] = d.progress;
  const [draft] = d.drafts;
  return {
    id: d.id,
    code: d.code,
    text: d.text,
    parent: `${parent.code} ${parent.title}`,
    inspection: d.inspection.title,
    status: d.status,
    cycle: d.cycle,
    due: dueView(d, today),
    longTerm: d.timeClass === "LONG_TERM",
    concerns,
    last: last ? { day: dayFromDb(last.day), text: last.text } : null,
    quiet: quietView(d, today, d.inspection.silentAfterDays),
    draft: draft ?? null,
    points: d.status === "RETURNED" ? (d.closeOuts[0]?.points.map((p) => p.text) ?? []) : [],
  };
}

/** One page of the queue, with what was last said and drafted. A page past the end, kept from before rows went, is the last one. */
export async function reportQueue(
  viewer: Viewer,
  choice: { concern: Concern | null; page: number; inspection?: string | undefined },
): Promise<ReportQueue> {
  const { today } = viewer;
  const where = reportWhere(viewer, choice.inspection);
  const light = await lightRows(where);
  const chosen = light
    .filter((m) => choice.concern === null || concernsOf(m, today).includes(choice.concern))
    .sort(pressing(today));
  const { page, pageCount } = pageWithin(choice.page, chosen.length, MY_PAGE);
  const shown = chosen.slice((page - 1) * MY_PAGE, page * MY_PAGE);
  const drawn = await reader().measure.findMany({
    where: narrow(where, { id: { in: shown.map((m) => m.id) } }),
    select: drawnFor(viewer.personId),
  });
  const byId = new Map(drawn.map((d) => [d.id, d]));
  const rows = shown.flatMap((m) => {
    const found = byId.get(m.id);
    return found ? [toRow(found, concernsOf(m, today), today)] : [];
  });
  return { counts: countsOf(light, today), total: chosen.length, page, pageCount, rows };
}
