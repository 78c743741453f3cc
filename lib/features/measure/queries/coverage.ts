import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { reader } from "@/lib/db/snapshot";
import type { Coverage, Covered, LineKind } from "@/lib/domain/feedback/lines";
import { pageWithin } from "@/lib/domain/text/address";

/**
 * 措施对应情况: which lines of the feedback of an inspection a counted measure answers. Asked for viewers who read the whole
 * body and see the inspection: to others a line would pass for unanswered that a measure they do not see answers.
 */

/** Lines on one page. */
export const LINES_PER_PAGE = 100;

/** Everything that says a counted measure answers a line. */
const LINKS = Prisma.sql`
  (SELECT k.line_id, m.id, m.code, m.sort_key FROM (
     SELECT manifestation_id AS line_id, measure_id FROM measure_manifestation
     UNION ALL SELECT advice_id, measure_id FROM measure_advice) k
   JOIN measure m ON m.id = k.measure_id WHERE m.struck_at IS NULL)`;

/** The lines of an inspection, each with whether it is answered: figures count these rows and lists show them. */
const linesOf = (inspectionId: string) => Prisma.sql`
  (SELECT l.*, NOT EXISTS (SELECT 1 FROM ${LINKS} k WHERE k.line_id = l.id) AS open FROM (
     SELECT 'manifestation' AS kind, l.id, l.text, l.position, i.id AS issue_id, i.code, i.title, i.position AS issue_at, '' AS section, 0 AS section_at
     FROM manifestation l JOIN issue i ON i.id = l.issue_id
     WHERE i.inspection_id = ${inspectionId}::uuid AND i.struck_at IS NULL
     UNION ALL
     SELECT 'advice', l.id, l.text, l.position, i.id, i.code, i.title, i.position, coalesce(s.number, ''), coalesce(s.position, 0)
     FROM advice l LEFT JOIN issue i ON i.id = l.issue_id LEFT JOIN section s ON s.id = l.section_id
     WHERE l.inspection_id = ${inspectionId}::uuid AND i.struck_at IS NULL) l)`;

/** How many lines of each kind an inspection has, and how many no measure answers. One statement. */
export async function coverageOf(inspectionId: string): Promise<Coverage> {
  const rows = await reader().$queryRaw<{ kind: LineKind; all: number; open: number }[]>`
    SELECT kind, count(*)::int AS all, (count(*) FILTER (WHERE open))::int AS open
    FROM ${linesOf(inspectionId)} l GROUP BY kind`;
  const of = (kind: LineKind) => {
    const { all = 0, open = 0 } = rows.find((row) => row.kind === kind) ?? {};
    return { all, open };
  };
  return { manifestation: of("manifestation"), advice: of("advice") };
}

/** The same by the issue the lines stand at; an issue without lines is not among them. One statement. */
export async function coverageByIssue(inspectionId: string): Promise<ReadonlyMap<string, Covered>> {
  const rows = await reader().$queryRaw<(Covered & { issue_id: string })[]>`
    SELECT issue_id, count(*)::int AS all, (count(*) FILTER (WHERE open))::int AS open
    FROM ${linesOf(inspectionId)} l WHERE issue_id IS NOT NULL GROUP BY issue_id`;
  return new Map(rows.map(({ issue_id: id, all, open }) => [id, { all, open }]));
}

export type CoverageLine = {
  id: string;
  text: string;
  open: boolean;
  /** The issue it stands at; null for advice given on a section or on the whole inspection. */
  issue: { id: string; code: string; title: string } | null;
  /** 序号 of the section such advice was given on; "" for the whole. */
  section: string;
  measures: { id: string; code: string }[];
};

type Read = Omit<CoverageLine, "issue"> & { issue_id: string | null; code: string | null; title: string | null };

/** The lines of one kind in printed order, all of them or those no measure answers. One statement. */
export async function coverageLines(
  inspectionId: string,
  { kind, open, page: asked }: { kind: LineKind; open: boolean; page: number },
  { all, open: left }: Coverage[LineKind],
) {
  const { page, pageCount } = pageWithin(asked, open ? left : all, LINES_PER_PAGE);
  const rows = await reader().$queryRaw<Read[]>`
    SELECT l.id, l.text, l.open, l.issue_id, l.code, l.title, l.section,
           coalesce((SELECT json_agg(json_build_object('id', k.id, 'code', k.code) ORDER BY k.sort_key, k.id)
                     FROM ${LINKS} k WHERE k.line_id = l.id), '[]') AS measures
    FROM ${linesOf(inspectionId)} l WHERE l.kind = ${kind} AND (l.open OR ${!open})
    ORDER BY l.issue_at NULLS FIRST, l.code, l.section_at, l.section, l.position, l.id
    LIMIT ${LINES_PER_PAGE} OFFSET ${(page - 1) * LINES_PER_PAGE}`;
  const lines = rows.map(
    ({ issue_id: id, code, title, ...line }): CoverageLine => ({
      ...line,
      issue: id === null ? null : { id, code: code ?? "", title: title ?? "" },
    }),
  );
  return { lines, page, pageCount };
}
