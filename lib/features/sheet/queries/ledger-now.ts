import "server-only";
import { can } from "@/lib/access/can";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { dayFromDb, dayOf, dayToDb } from "@/lib/domain/day";
import { NAMED, nameOf } from "@/lib/domain/inspection/inspection-name";
import { dayOrNull } from "@/lib/domain/measure/due-view";
import { standingEntry } from "@/lib/domain/measure/standing-entry";
import { cellText } from "@/lib/domain/sheet/cell";
import { issuesSeenBy, sectionsSeenBy } from "@/lib/features/feedback/scope";
import { inspectionsSeenBy, measuresSeenBy } from "@/lib/features/inspection/scope";
import { columnSpec, type LedgerRow, SHEET_COLUMNS } from "@/lib/features/ledger/columns";
import { rowsInTurn } from "@/lib/features/ledger/queries/every-row";
import { postForStep } from "@/lib/features/measure/acts";
import { REPORTED_HERE } from "@/lib/features/measure/commands/opening-rows";
import { personsSeenBy, unitsSeenBy } from "@/lib/features/people/scope";
import { BRING_LEDGER } from "@/lib/features/sheet/acts";
import type { Choices } from "@/lib/features/sheet/compare/choices";
import type { LedgerNow, MeasureNow } from "@/lib/features/sheet/compare/now";
import { saidRows, struckRows } from "@/lib/features/sheet/compare/said";
import { markOf } from "@/lib/features/sheet/draw/mark";
import type { DeskSheet } from "@/lib/features/sheet/readings";

/** The ledger a sheet is compared with, as the viewer sees it. */

const NOW = {
  id: true,
  version: true,
  code: true,
  text: true,
  remark: true,
  status: true,
  stage: true,
  cycle: true,
  struckAt: true,
  opening: true,
  closedOn: true,
  createdAt: true,
  bodyId: true,
  leaderId: true,
  leadUnitId: true,
  ownerId: true,
  timeClass: true,
  dueOn: true,
  originalDueOn: true,
  dueText: true,
  reviewEveryDays: true,
  issueId: true,
  rootIssue: { select: { code: true } },
  cooperation: { select: { unitId: true } },
  progress: {
    select: { text: true, fromReport: true, backfilled: true },
    where: standingEntry,
    orderBy: [{ backfilled: "asc" }, { createdAt: "desc" }, { day: "desc" }, { id: "desc" }],
    take: 1,
  },
  _count: { select: { closeOuts: true, progress: { where: REPORTED_HERE } } },
} as const satisfies Prisma.MeasureSelect;
type Row = Prisma.MeasureGetPayload<{ select: typeof NOW }>;

/** Measures read by one statement. */
const AT_ONCE = 2_000;

/** More units or people than one body has. */
const NAMES_MAX = 2_000;

/** What marks say: the cells of the ledger's own sheet by the field each brings. */
function marksOf(row: LedgerRow): MeasureNow["marks"] {
  const marks: MeasureNow["marks"] = {};
  for (const key of SHEET_COLUMNS) {
    const { sheet, text } = columnSpec(key);
    for (const { takes, cell = text } of sheet) if (takes) marks[takes] = markOf(cellText(cell(row)));
  }
  return marks;
}

/**
 * What a sheet of an inspection is compared with; null where the viewer does not see the inspection. Of a sheet of ours only
 * the measures somebody wrote in are looked at, of any other all of the inspection.
 */
export async function ledgerNow(
  viewer: Viewer,
  inspectionId: string,
  { desk, choices }: { desk: DeskSheet; choices: Choices },
): Promise<(LedgerNow & { inspection: { id: string; name: string; bodyId: string; archived: boolean } }) | null> {
  const inspection = await reader().inspection.findFirst({
    where: narrow(inspectionsSeenBy(viewer), { id: inspectionId }),
    select: {
      id: true,
      bodyId: true,
      feedbackOn: true,
      onsiteFrom: true,
      reviewEveryDays: true,
      archivedAt: true,
      ...NAMED,
    },
  });
  if (!inspection) return null;
  const { bodyId } = inspection;
  const from = dayFromDb(inspection.onsiteFrom ?? inspection.feedbackOn);
  const rows = await measuresNow(viewer, inspectionId, desk);
  const marks = desk.own ? await marksNow(viewer, rows) : new Map<string, MeasureNow["marks"]>();
  const measures = rows.map(
    (row): MeasureNow => ({
      ...assignedOf(row),
      id: row.id,
      version: row.version,
      text: row.text,
      remark: row.remark,
      cycle: row.cycle,
      struck: row.struckAt !== null,
      opening: row.opening,
      closedOn: dayOrNull(row.closedOn),
      issueId: row.issueId,
      issueCode: row.rootIssue?.code ?? "",
      latest: row.progress[0]?.text ?? null,
      applied: row._count.closeOuts > 0,
      reported: row._count.progress > 0,
      span: { from, to: dayOf(row.createdAt) },
      reports: postForStep(viewer, "report", row) !== null,
      marks: marks.get(row.id) ?? {},
    }),
  );
  const named = await namesNow(viewer, bodyId);
  const issues = await reader().issue.findMany({
    where: narrow(issuesSeenBy(viewer), { inspectionId, struckAt: null }),
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, code: true, title: true, text: true, sectionId: true },
    take: NAMES_MAX,
  });
  const sections = await reader().section.findMany({
    where: narrow(sectionsSeenBy(viewer), { inspectionId }),
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, number: true, title: true },
    take: NAMES_MAX,
  });
  return {
    measures,
    issues,
    sections,
    ...named,
    terms: {
      feedbackOn: dayFromDb(inspection.feedbackOn),
      today: viewer.today,
      reviewEveryDays: inspection.reviewEveryDays,
    },
    from,
    office: can(viewer, BRING_LEDGER, { bodyId }) !== null,
    choices,
    inspection: { id: inspection.id, name: nameOf(inspection), bodyId, archived: inspection.archivedAt !== null },
  };
}

async function measuresNow(viewer: Viewer, inspectionId: string, desk: DeskSheet): Promise<Row[]> {
  const written = desk.own
    ? [
        ...saidRows(desk).flatMap(({ own, said, untaken }) =>
          own && (Object.keys(said).length > 0 || untaken.length > 0) ? [own.id] : [],
        ),
        ...struckRows(desk).flatMap(({ own }) => own?.id ?? []),
      ]
    : null;
  const rows: Row[] = [];
  for (;;) {
    const found: Row[] = await reader().measure.findMany({
      where: narrow(measuresSeenBy(viewer), { inspectionId, ...(written ? { id: { in: written } } : {}) }),
      orderBy: [{ sortKey: "asc" }, { id: "asc" }],
      select: NOW,
      skip: rows.length,
      take: AT_ONCE,
    });
    rows.push(...found);
    if (found.length < AT_ONCE) return rows;
  }
}

async function marksNow(viewer: Viewer, rows: readonly Row[]): Promise<Map<string, MeasureNow["marks"]>> {
  const marks = new Map<string, MeasureNow["marks"]>();
  const ids = rows.map(({ id }) => id);
  for await (const some of rowsInTurn(viewer, ids, SHEET_COLUMNS)) {
    for (const row of some) marks.set(row.id, marksOf(row));
  }
  return marks;
}

const assignedOf = (row: Row) => ({
  code: row.code,
  status: row.status,
  leaderId: row.leaderId,
  leadUnitId: row.leadUnitId,
  unitIds: row.cooperation.map(({ unitId }) => unitId),
  ownerId: row.ownerId,
  timeClass: row.timeClass,
  dueOn: dayOrNull(row.dueOn),
  originalDueOn: dayOrNull(row.originalDueOn),
  dueText: row.dueText,
  reviewEveryDays: row.reviewEveryDays,
});

/** Units and persons of the body, by all the names they go by, and who may vouch for 期初. */
async function namesNow(viewer: Viewer, bodyId: string): Promise<Pick<LedgerNow, "units" | "persons" | "vouchers">> {
  const today = dayToDb(viewer.today);
  const held = { bodyId, fromOn: { lte: today }, OR: [{ toOn: null }, { toOn: { gte: today } }] };
  const units = await reader().unit.findMany({
    where: narrow(unitsSeenBy(viewer), { bodyId }),
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, name: true, shortName: true, aliases: true, endedOn: true },
    take: NAMES_MAX,
  });
  const persons = await reader().person.findMany({
    where: narrow(personsSeenBy(viewer), { bodyId }),
    orderBy: [{ standing: "asc" }, { strokes: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      posts: { where: held, select: { role: true } },
      _count: { select: { posts: true } },
      account: { select: { disabledAt: true } },
    },
    take: NAMES_MAX,
  });
  return {
    units: units.map(({ id, name, shortName, aliases, endedOn }) => ({
      ...{ id, name: shortName, also: [name, ...aliases] },
      gone: endedOn !== null && endedOn <= today,
    })),
    persons: persons.map(({ id, name, posts, _count, account }) => ({
      ...{ id, name, also: [] },
      // Who once had a post or an account and has neither now has left.
      gone:
        posts.length === 0 &&
        (_count.posts > 0 || account !== null) &&
        (account === null || account.disabledAt !== null),
    })),
    vouchers: persons.filter(({ posts }) => posts.some(({ role }) => role !== "LIAISON")).map(({ id }) => id),
  };
}
