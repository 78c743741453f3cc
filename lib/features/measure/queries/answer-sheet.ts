import "server-only";
import { narrow } from "@/lib/access/scope";
import type { Viewer } from "@/lib/access/viewer";
import type { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import type { LineKind } from "@/lib/domain/feedback/lines";
import { ANSWERS_MAX, LINES_MAX, MEASURES_OF_ISSUE_MAX } from "@/lib/domain/limits";
import { countedWhere } from "@/lib/domain/measure/deadline";
import { nearest } from "@/lib/domain/text/likeness";
import { mayEditLedger } from "@/lib/features/feedback/queries/edit-choices";
import { issuesSeenBy } from "@/lib/features/feedback/scope";
import { measuresSeenBy } from "@/lib/features/inspection/scope";

/** What is ticked when measures are said to answer lines of the feedback. Asked for when that is opened. */

export type AnswerLine = {
  id: string;
  kind: LineKind;
  text: string;
  /** Where it stands, if not at the issue itself: 整次反馈, 本方面, 问题 07. */
  of: string;
  /** Counted measures elsewhere answer it, whatever is ticked here. */
  elsewhere: number;
};

export type AnswerMeasure = {
  id: string;
  code: string;
  version: number;
  text: string;
  /** Everything it answers, on the sheet or not, and the lines of the sheet its words are near to. */
  answers: Record<LineKind, string[]>;
  near: string[];
};

export type AnswerSheet = { lines: AnswerLine[]; measures: AnswerMeasure[] };

const PRINTED = [{ position: "asc" }, { id: "asc" }] as const;
const LINE = { id: true, text: true, issue: { select: { code: true } } } as const;

const MEASURE = {
  ...{ id: true, code: true, version: true, text: true, rootIssueId: true, inspectionId: true, sectionId: true },
  bodyId: true,
  inspection: { select: { archivedAt: true } },
  manifestationLinks: {
    select: { manifestation: { select: LINE } },
    orderBy: { manifestationId: "asc" },
    take: ANSWERS_MAX,
  },
  adviceLinks: {
    select: { advice: { select: { ...LINE, sectionId: true } } },
    orderBy: { adviceId: "asc" },
    take: ANSWERS_MAX,
  },
} as const satisfies Prisma.MeasureSelect;
type Row = Prisma.MeasureGetPayload<{ select: typeof MEASURE }>;

type Found = { id: string; text: string; issue: { code: string } | null; sectionId?: string | null };

/** Counted measures that answer a line, but for those on the sheet. */
const others = (ids: string[]) => ({
  select: { measureLinks: { where: { measure: { ...countedWhere, id: { notIn: ids } } } } },
});

/** Whose answers are ticked: all measures under an issue, one of them, or all that may answer advice given on more than an issue. */
export type AskedAnswers = { issue: string } | { measure: string } | { advice: string };

/** The advice given on a section or a whole inspection, where it is that. */
const generalAdvice = (id: string) =>
  reader().advice.findFirst({
    where: { id, issueId: null },
    select: { ...LINE, inspectionId: true, sectionId: true },
  });

/**
 * The measures under an issue, or one of them, with the lines they may answer: those of their issue, the advice given on its
 * section and on the whole inspection, and whatever they answer already. Of general advice, it alone with all measures of its
 * section or inspection. Null for whoever may not edit the ledger there now. At most three statements.
 */
export async function answerSheet(viewer: Viewer, asked: AskedAnswers): Promise<AnswerSheet | null> {
  const general = "advice" in asked ? await generalAdvice(asked.advice) : null;
  if ("advice" in asked && !general) return null;
  const { inspectionId: of, sectionId: within } = general ?? {};
  const rows = await reader().measure.findMany({
    where: narrow(
      measuresSeenBy(viewer),
      countedWhere,
      "issue" in asked ? { rootIssueId: asked.issue } : {},
      "measure" in asked ? { id: asked.measure } : {},
      of ? { inspectionId: of, ...(within ? { sectionId: within } : {}) } : {},
    ),
    select: MEASURE,
    orderBy: [{ sortKey: "asc" }, { id: "asc" }],
    take: MEASURES_OF_ISSUE_MAX,
  });
  const [first] = rows;
  if (!first) return null;
  const { bodyId, inspectionId, sectionId, rootIssueId } = first;
  if (!mayEditLedger(viewer, { bodyId, archived: first.inspection.archivedAt !== null })) return null;
  if (general) return sheetOf(rows, null, [], [general], false);
  const ids = rows.map(({ id }) => id);
  const [issue, advice] = await Promise.all([
    rootIssueId === null
      ? null
      : reader().issue.findFirst({
          where: narrow(issuesSeenBy(viewer), { id: rootIssueId, struckAt: null }),
          select: {
            code: true,
            manifestations: { select: { ...LINE, _count: others(ids) }, orderBy: [...PRINTED], take: LINES_MAX },
          },
        }),
    reader().advice.findMany({
      where: {
        inspectionId,
        OR: [
          ...(rootIssueId ? [{ issueId: rootIssueId, issue: { struckAt: null } }] : []),
          { issueId: null, OR: [{ sectionId: null }, ...(sectionId ? [{ sectionId }] : [])] },
        ],
      },
      select: { ...LINE, sectionId: true, _count: others(ids) },
      orderBy: [{ issueId: "asc" }, { sectionId: "asc" }, ...PRINTED],
      take: LINES_MAX,
    }),
  ]);
  return sheetOf(rows, issue?.code ?? null, issue?.manifestations ?? [], advice, true);
}

type Counted = Found & { _count?: { measureLinks: number } };

/** Each line once, those of the issue before what is answered `beyond` it. */
function sheetOf(
  rows: Row[],
  own: string | null,
  manifestations: Counted[],
  advice: Counted[],
  beyond: boolean,
): AnswerSheet {
  const lines = new Map<string, AnswerLine>();
  const put = (kind: LineKind, { id, text, issue, sectionId, _count }: Counted) => {
    const general = sectionId ? "本方面" : "整次反馈";
    const of = issue === null ? general : issue.code === own ? "" : `问题 ${issue.code}`;
    if (!lines.has(id)) lines.set(id, { id, kind, text, of, elsewhere: _count?.measureLinks ?? 0 });
  };
  for (const line of manifestations) put("manifestation", line);
  for (const line of advice) put("advice", line);
  for (const row of beyond ? rows : []) {
    for (const { manifestation } of row.manifestationLinks) put("manifestation", manifestation);
    for (const { advice: line } of row.adviceLinks) put("advice", line);
  }
  const all = [...lines.values()];
  const near = nearest(
    all.map(({ text }) => text),
    rows.map(({ text }) => text),
  );
  return {
    lines: all,
    measures: rows.map(({ id, code, version, text, manifestationLinks, adviceLinks }, at) => ({
      ...{ id, code, version, text },
      answers: {
        manifestation: manifestationLinks.map((link) => link.manifestation.id),
        advice: adviceLinks.map((link) => link.advice.id),
      },
      near: all.filter((_, n) => near[n]?.includes(at)).map((line) => line.id),
    })),
  };
}
