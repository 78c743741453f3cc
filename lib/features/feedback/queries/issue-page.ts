import { postFor, readsWholeBody, seenBy } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";
import { isRecordId } from "@/lib/command/record-id";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import { dayOf } from "@/lib/domain/day";
import { itemsLeft } from "@/lib/domain/measure/completion";
import { historyOf } from "@/lib/features/audit/queries/history";
import { completionOf, measuresUnder } from "@/lib/features/measure/queries/measure-list";
import { mayEditLedger } from "./edit-choices";
import { beside, type Placed } from "./neighbours";

function wholeIssue(viewer: Viewer) {
  return {
    body: { select: { shortName: true } },
    inspection: { select: { id: true, title: true, archivedAt: true } },
    section: { select: { number: true, title: true } },
    mergedInto: { select: { code: true } },
    manifestations: { orderBy: [{ position: "asc" }, { id: "asc" }], select: { id: true, text: true } },
    advice: { orderBy: [{ position: "asc" }, { id: "asc" }], select: { id: true, text: true } },
    items: {
      where: seenBy(viewer).item,
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
    where: { AND: [seenBy(viewer).issue, { inspectionId: issue.inspectionId, struckAt: null }, where] },
    select: { id: true, code: true },
    orderBy,
  });
}

/**
 * One issue with its measures and what was found beside it, as far as the viewer sees them, in at most seven statements; null
 * when the viewer does not see the issue. Figures count what the viewer sees, and so does the ledger they open.
 */
export async function getIssuePage(viewer: Viewer, id: string, historyPage = 1) {
  if (!isRecordId(id)) return null;
  const issue = await reader().issue.findFirst({
    where: { AND: [{ id }, seenBy(viewer).issue] },
    include: wholeIssue(viewer),
  });
  if (!issue) return null;
  const filter = { inspection: issue.inspectionId, issue: issue.id };
  const [measures, previous, next] = await Promise.all([
    measuresUnder(viewer, filter),
    neighbour(viewer, issue, "desc"),
    neighbour(viewer, issue, "asc"),
  ]);
  // Events of measures and items the viewer does not see are not part of the viewer's history.
  const history = await historyOf(
    {
      OR: [
        { subjectType: "ISSUE", subjectId: issue.id },
        { subjectType: "ITEM", subjectId: { in: issue.items.map((i) => i.id) } },
        { measureId: { in: measures.map((m) => m.id) } },
      ],
    },
    historyPage,
    true,
  );
  const open = issue.struckAt === null && issue.inspection.archivedAt === null;
  const own = measures.filter((m) => m.itemId === null);
  const completion = completionOf(own, { ...filter, source: ["ISSUE"] });
  const ofItem = (id: string) => measures.filter((m) => m.itemId === id);
  const mayDeclare = open && postFor(viewer, "issue.declare", { bodyId: issue.bodyId }) !== null;
  return {
    id: issue.id,
    code: issue.code,
    sectionId: issue.sectionId,
    version: issue.version,
    title: issue.title,
    text: issue.text,
    target: issue.target,
    printedNumber: issue.printedNumber,
    printedGroup: issue.printedGroup,
    body: issue.body.shortName,
    inspection: { id: issue.inspection.id, title: issue.inspection.title },
    archived: issue.inspection.archivedAt !== null,
    section: issue.section ? `（${issue.section.number}）${issue.section.title}` : null,
    struckReason: issue.struckAt ? issue.struckReason : null,
    mergedInto: issue.mergedInto?.code ?? null,
    manifestations: issue.manifestations,
    advice: issue.advice,
    nearlyDone: issue.nearlyDoneAt ? { on: dayOf(issue.nearlyDoneAt), reason: issue.nearlyDoneReason } : null,
    mayDeclare: mayDeclare && issue.nearlyDoneAt === null && completion.state !== "DONE",
    mayWithdraw: mayDeclare && issue.nearlyDoneAt !== null,
    completion,
    itemsLeft: itemsLeft(
      issue.items.map((item) => ({ state: completionOf(ofItem(item.id), {}).state, struck: item.struckAt !== null })),
    ),
    measures: own,
    seesAll: readsWholeBody(viewer, issue.bodyId),
    items: issue.items.map((item) => ({
      id: item.id,
      code: item.code,
      version: item.version,
      title: item.title,
      text: item.text,
      kind: item.kind,
      struckReason: item.struckAt ? item.struckReason : null,
      measures: ofItem(item.id),
    })),
    previous,
    next,
    history,
    mayEdit: mayEditLedger(viewer, { bodyId: issue.bodyId, archived: issue.inspection.archivedAt !== null }),
  };
}

export type IssuePage = NonNullable<Awaited<ReturnType<typeof getIssuePage>>>;
