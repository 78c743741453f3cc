import "server-only";
import { can } from "@/lib/access/can";
import { IN_TREE, placeOf } from "@/lib/access/place";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { dayOf } from "@/lib/domain/day";
import { inspectionName } from "@/lib/domain/inspection/inspection-name";
import { LINES_MAX, MEASURES_OF_ISSUE_MAX } from "@/lib/domain/limits";
import { countedWhere } from "@/lib/domain/measure/deadline";
import { DECLARE_NEARLY_DONE } from "@/lib/features/feedback/acts";
import { issuesSeenBy, itemsSeenBy } from "@/lib/features/feedback/scope";
import { READ_WHOLE_LEDGER } from "@/lib/features/inspection/acts";
import { measuresSeenBy } from "@/lib/features/inspection/scope";
import { beside, type Placed } from "./neighbours";

/** In the order of the report; one issue of a report has no more than its row has labels. */
const IMPORTED_FACTS = {
  orderBy: [{ position: "asc" }, { id: "asc" }],
  select: { id: true, label: true, text: true, sourceLine: true },
  take: LINES_MAX,
} as const satisfies Prisma.Issue$factsArgs;

/** The counted measures the viewer sees that answer a line. */
const answering = (viewer: Viewer) => ({
  where: { measure: narrow(measuresSeenBy(viewer), countedWhere) },
  select: { measure: { select: { id: true, code: true } } } as const,
  orderBy: [{ measure: { sortKey: "asc" as const } }, { measureId: "asc" as const }],
  take: MEASURES_OF_ISSUE_MAX,
});

type Line = { id: string; text: string; measureLinks: { measure: { id: string; code: string } }[] };
const lineOf = ({ id, text, measureLinks }: Line) => ({ id, text, measures: measureLinks.map((l) => l.measure) });

function wholeIssue(viewer: Viewer) {
  return {
    body: { select: { shortName: true, name: true, ...IN_TREE } },
    inspection: { select: { id: true, title: true, archivedAt: true } },
    section: { select: { number: true, title: true } },
    mergedInto: { select: { code: true } },
    manifestations: {
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true, text: true, measureLinks: answering(viewer) },
      take: LINES_MAX,
    },
    facts: IMPORTED_FACTS,
    merged: { orderBy: [{ position: "asc" }, { id: "asc" }], select: { code: true, facts: IMPORTED_FACTS } },
    advice: {
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true, text: true, measureLinks: answering(viewer) },
      take: LINES_MAX,
    },
    items: {
      where: itemsSeenBy(viewer),
      orderBy: [{ kind: "asc" }, { position: "asc" }, { id: "asc" }],
      select: {
        id: true,
        code: true,
        version: true,
        title: true,
        text: true,
        kind: true,
        struckAt: true,
        struckReason: true,
      },
    },
  } as const satisfies Prisma.IssueInclude;
}

/** The issue before (`desc`) or after (`asc`) in printed order that the viewer sees, struck ones passed over. */
function neighbour(viewer: Viewer, issue: Placed & { inspectionId: string }, dir: "asc" | "desc") {
  const { where, orderBy } = beside(issue, dir);
  return reader().issue.findFirst({
    where: narrow(issuesSeenBy(viewer), { inspectionId: issue.inspectionId, struckAt: null }, where),
    select: { id: true, code: true },
    orderBy,
  });
}

/**
 * One issue with what was found beside it, as far as the viewer sees them; null when the viewer does not see the issue. Its
 * measures are asked of the measures.
 */
export async function getIssue(viewer: Viewer, id: string) {
  const issue = await reader().issue.findFirst({
    where: narrow(issuesSeenBy(viewer), { id }),
    include: wholeIssue(viewer),
  });
  if (!issue) return null;
  const [previous, next] = await Promise.all([neighbour(viewer, issue, "desc"), neighbour(viewer, issue, "asc")]);
  const archived = issue.inspection.archivedAt !== null;
  const mayDeclare =
    issue.struckAt === null && !archived && can(viewer, DECLARE_NEARLY_DONE, { bodyId: issue.bodyId }) !== null;
  return {
    id: issue.id,
    bodyId: issue.bodyId,
    code: issue.code,
    sectionId: issue.sectionId,
    version: issue.version,
    title: issue.title,
    text: issue.text,
    target: issue.target,
    printedNumber: issue.printedNumber,
    printedGroup: issue.printedGroup,
    body: issue.body.shortName,
    inspection: { id: issue.inspection.id, title: inspectionName(issue.inspection.title, issue.body) },
    archived,
    section: issue.section ? `（${issue.section.number}）${issue.section.title}` : null,
    struckReason: issue.struckAt ? issue.struckReason : null,
    mergedInto: issue.mergedInto?.code ?? null,
    /** Each with the measures that answer it, as far as the viewer sees them. */
    manifestations: issue.manifestations.map(lineOf),
    advice: issue.advice.map(lineOf),
    /** What the report says of it and of the issues merged into it; `from` is the number of one of these. */
    facts: [
      ...issue.facts.map((fact) => ({ ...fact, from: null })),
      ...issue.merged.flatMap(({ code, facts }) => facts.map((fact) => ({ ...fact, from: code }))),
    ],
    nearlyDone: issue.nearlyDoneAt ? { on: dayOf(issue.nearlyDoneAt), reason: issue.nearlyDoneReason } : null,
    mayDeclare: mayDeclare && issue.nearlyDoneAt === null,
    mayWithdraw: mayDeclare && issue.nearlyDoneAt !== null,
    seesAll: can(viewer, READ_WHOLE_LEDGER, placeOf(issue)) !== null,
    items: issue.items.map((item) => ({
      id: item.id,
      code: item.code,
      version: item.version,
      title: item.title,
      text: item.text,
      kind: item.kind,
      struckReason: item.struckAt ? item.struckReason : null,
    })),
    previous,
    next,
  };
}

export type IssueView = NonNullable<Awaited<ReturnType<typeof getIssue>>>;
