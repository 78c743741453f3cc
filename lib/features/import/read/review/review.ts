import { lengthDoubts } from "@/lib/features/import/read/checks/length-doubts";
import type { ClaimMetric, MeasureAnswers, ParsedReport } from "@/lib/features/import/read/outline/types";
import type { Review, ReviewMeasure, ReviewProblem } from "./review-schema";

const adviceKey = (issue: string, index: number) => `${issue}.a${index + 1}`;
const manifestationKey = (issue: string, index: number) => `${issue}.f${index + 1}`;

function answersOf(issue: string, answers: MeasureAnswers | undefined): string[] {
  const { advice = null, manifestation = null } = answers ?? {};
  return [
    ...(advice === null ? [] : [adviceKey(issue, advice)]),
    ...(manifestation === null ? [] : [manifestationKey(issue, manifestation)]),
  ];
}

/** A text without the lines that stand in rows of their own. */
function withoutLines(text: string, lines: readonly string[]): string {
  return text
    .split("\n")
    .filter((line) => !lines.includes(line))
    .join("\n");
}

/** What the parser read, ready to be corrected. */
export function reviewOf(parsed: ParsedReport): Review {
  const measures = (parent: string, rows: ParsedReport["issues"][number]["measures"]): ReviewMeasure[] =>
    rows.map(({ answers, ...m }, i) => ({
      key: `${parent}.m${i + 1}`,
      ...m,
      dropped: false,
      answers: answersOf(parent, answers),
    }));
  const notes = (parent: string, rows: ParsedReport["issues"][number]["notes"]) =>
    rows.map((n, i) => ({ key: `${parent}.n${i + 1}`, ...n }));
  return {
    header: {
      kind: parsed.kind,
      title: parsed.title,
      inspectedBody: parsed.inspectedBody,
      team: parsed.team,
      term: parsed.term,
      round: parsed.round,
      batch: parsed.batch,
      onsiteFrom: parsed.onsite.from,
      onsiteTo: parsed.onsite.to,
      feedbackOn: parsed.feedbackOn,
      publishedOn: parsed.publishedOn,
      ...parsed.contact,
      signature: parsed.signature,
    },
    sections: parsed.sections.map((s, i) => ({
      key: `s${i + 1}`,
      number: s.number,
      title: s.title,
      source: s.source,
      dropped: false,
    })),
    issues: parsed.issues.map((row, i) => ({
      key: `i${i + 1}`,
      sectionKey: row.sectionIndex === null || row.section === null ? null : `s${row.sectionIndex + 1}`,
      group: row.group,
      number: row.number,
      title: row.title,
      text: withoutLines(
        row.text,
        row.manifestations.map((m) => m.text),
      ),
      advice: row.advice.map((o, n) => ({ key: adviceKey(`i${i + 1}`, n), ...o })),
      manifestations: row.manifestations.map((m, n) => ({ key: manifestationKey(`i${i + 1}`, n), ...m })),
      notes: notes(`i${i + 1}`, row.notes),
      measures: measures(`i${i + 1}`, row.measures),
      source: row.source,
      dropped: false,
    })),
    items: parsed.extendedItems.map((row, i) => ({
      key: `x${i + 1}`,
      kind: row.kind,
      number: row.number,
      title: row.title,
      parentKey: row.parentIndex === null ? null : `i${row.parentIndex + 1}`,
      notes: notes(`x${i + 1}`, row.notes),
      measures: measures(`x${i + 1}`, row.measures),
      source: row.source,
      dropped: false,
    })),
    claimed: parsed.claimed.map((c, i) => ({ key: `c${i + 1}`, ...c })),
    problems: parsed.problems.map((p, i) => ({ key: `p${i + 1}`, ...p, settled: false })),
    outside: parsed.outside,
    acceptedBody: null,
    added: 0,
  };
}

export type ReviewCounts = Record<ClaimMetric, number> & {
  sections: number;
  analogous: number;
  reform: number;
  /** All measures that would enter the ledger: of issues and of items. */
  allMeasures: number;
  /** Of the issues listed as 已整改完成. */
  completedMeasures: number;
  openProblems: number;
};

function kept<T extends { dropped: boolean }>(rows: readonly T[]): T[] {
  return rows.filter((row) => !row.dropped);
}

function measuresIn(rows: readonly { dropped: boolean; measures: ReviewMeasure[] }[]): number {
  return kept(rows).reduce((sum, row) => sum + kept(row.measures).length, 0);
}

/** A doubt on the desk. One to be mended stays until its row is changed; the others are looked at and ticked off. */
export type Doubt = ReviewProblem & { mend: boolean };

export function doubtsOf(review: Review): Doubt[] {
  return [
    ...lengthDoubts(review).map((d) => ({ ...d, mend: true })),
    ...review.problems.map((p) => ({ ...p, mend: false })),
  ];
}

/** What would enter the ledger as the review stands; set beside the figures the report claims for itself. */
export function countReview(review: Review): ReviewCounts {
  const issues = kept(review.issues);
  const items = kept(review.items);
  const measures = measuresIn(review.issues);
  const analogous = items.filter((i) => i.kind === "analogous");
  const reform = items.filter((i) => i.kind === "reform");
  return {
    sections: kept(review.sections).length,
    issues: issues.length,
    completedIssues: issues.filter((i) => i.group === "completed").length,
    completedMeasures: measuresIn(issues.filter((i) => i.group === "completed")),
    ongoingIssues: issues.filter((i) => i.group === "ongoing").length,
    measures,
    analogous: analogous.length,
    reform: reform.length,
    analogousMeasures: measuresIn(analogous),
    reformMeasures: measuresIn(reform),
    allMeasures: measures + measuresIn(items),
    openProblems: doubtsOf(review).filter((d) => !d.settled).length,
  };
}
