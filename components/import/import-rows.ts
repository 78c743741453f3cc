import type {
  Review,
  ReviewIssue,
  ReviewItem,
  ReviewMeasure,
  ReviewSection,
} from "@/lib/features/import/read/review/review-schema";

/** The review as a tree to look at: sections with their issues, items under the issue they come from. */

export type IssueNode = { issue: ReviewIssue; items: ReviewItem[] };
export type SectionNode = { section: ReviewSection | null; issues: IssueNode[] };

export function treeOf(review: Review): { sections: SectionNode[]; loose: ReviewItem[] } {
  const node = (issue: ReviewIssue): IssueNode => ({
    issue,
    items: review.items.filter((i) => i.parentKey === issue.key),
  });
  const under = (sectionKey: string | null) => review.issues.filter((i) => i.sectionKey === sectionKey).map(node);
  const without = under(null);
  return {
    sections: [
      ...review.sections.map((section) => ({ section, issues: under(section.key) })),
      ...(without.length > 0 ? [{ section: null, issues: without }] : []),
    ],
    loose: review.items.filter((i) => !review.issues.some((issue) => issue.key === i.parentKey)),
  };
}

export type FoundRow =
  | { type: "section"; row: ReviewSection }
  | { type: "issue"; row: ReviewIssue }
  | { type: "item"; row: ReviewItem }
  | { type: "measure"; row: ReviewMeasure; parent: ReviewIssue | ReviewItem };

/** The row with a key, and what it is; null when it is gone. */
export function findRow(review: Review, key: string | null): FoundRow | null {
  const section = review.sections.find((s) => s.key === key);
  if (section) return { type: "section", row: section };
  const issue = review.issues.find((i) => i.key === key);
  if (issue) return { type: "issue", row: issue };
  const item = review.items.find((i) => i.key === key);
  if (item) return { type: "item", row: item };
  for (const parent of [...review.issues, ...review.items]) {
    const row = parent.measures.find((m) => m.key === key);
    if (row) return { type: "measure", row, parent };
  }
  return null;
}

/** The key of the narrowest row that was read from this place of the text; null when none was. */
export function rowAt(review: Review, offset: number): string | null {
  const parents = [...review.issues, ...review.items];
  const rows = [...review.sections, ...parents, ...parents.flatMap((p) => p.measures)];
  let best: { key: string; length: number } | null = null;
  for (const { key, source } of rows) {
    if (!source || offset < source.start || offset >= source.end) continue;
    const length = source.end - source.start;
    // Of equal rows the later is the deeper one: an issue of one measure is read from the same words.
    if (!best || length <= best.length) best = { key, length };
  }
  return best?.key ?? null;
}

/** What a row is called in lists to choose from: 3. 学习贯彻不够深入. */
export function rowName(row: ReviewIssue | ReviewItem): string {
  const kind = "kind" in row ? (row.kind === "analogous" ? "举一反三 " : "改革事项 ") : "";
  return `${kind}${row.number === null ? "" : `${row.number}. `}${row.title}`;
}
