import { part } from "@/lib/domain/text/text";
import type { Review, ReviewIssue, ReviewProblem } from "@/lib/features/import/read/review/review-schema";

/** Doubts of this kind have the key of their issue behind this. */
const TWIN = "twin-";

function twinOf(review: Review, key: string): { row: ReviewIssue; twin: ReviewIssue } | null {
  const row = review.issues.find((i) => i.key === key && !i.dropped);
  if (!row || row.number === null) return null;
  const twin = review.issues.find(
    (i) =>
      i.key !== key &&
      !i.dropped &&
      i.number === row.number &&
      i.sectionKey === row.sectionKey &&
      i.group === row.group,
  );
  return twin ? { row, twin } : null;
}

function samePlace(a: ReviewIssue | undefined, b: ReviewIssue): boolean {
  return a?.number === b.number && a.sectionKey === b.sectionKey && a.group === b.group && a.dropped === b.dropped;
}

/**
 * The review with a doubt for an issue that a correction has given the number of another one beside it, and without the
 * doubts of this kind that a correction has settled. Numbers as printed are the parser's to judge: they start again under
 * headings the review does not know. `key` is the row corrected, null when the correction is about no single issue.
 */
export function withNumberDoubts(before: Review, after: Review, key: string | null): Review {
  const now = key === null ? undefined : after.issues.find((i) => i.key === key);
  const moved =
    now !== undefined &&
    !samePlace(
      before.issues.find((i) => i.key === key),
      now,
    );
  const stale = (p: ReviewProblem) =>
    p.key.startsWith(TWIN) && ((moved && p.row === key) || twinOf(after, part(p.key, TWIN.length)) === null);
  const found = moved && key !== null ? twinOf(after, key) : null;
  if (!found && !after.problems.some(stale)) return after;
  const { row, twin } = found ?? {};
  const doubt: ReviewProblem[] =
    row && twin
      ? [
          {
            key: `${TWIN}${row.key}`,
            line: row.source?.line ?? 0,
            message: `编号 ${row.number} 与同一处的反馈问题“${twin.title}”重复，请核对`,
            text: row.title,
            source: row.source,
            settled: false,
            row: row.key,
          },
        ]
      : [];
  return { ...after, problems: [...after.problems.filter((p) => !stale(p)), ...doubt] };
}
