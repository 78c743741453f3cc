import type { AssignmentProblems, AssignmentTerms } from "@/lib/domain/measure/assigning";
import type { DeskRow } from "@/lib/features/assign/queries/assign-desk";
import { outcomeOf, type Patch, type Staged, withPatch } from "./assign-staging";
import { FIELD_LABELS, type Naming, valueInWords } from "./assign-words";

/** What a patch would change in the chosen rows, in words, the commonest changes first; and what speaks against it. */
export function previewOf(
  chosen: readonly DeskRow[],
  patch: Patch,
  { staged, terms, naming }: { staged: ReadonlyMap<string, Staged>; terms: AssignmentTerms; naming: Naming },
) {
  const problems: AssignmentProblems = {};
  const lines = new Map<string, number>();
  let changes = 0;
  for (const row of chosen) {
    const before = staged.get(row.id);
    const base: Staged = before ?? { ...row, change: {}, reason: "" };
    const change = withPatch(base.assigned, base.change, patch);
    const outcome = outcomeOf({ ...base, change, reason: patch.reason ?? base.reason }, terms);
    const now = before ? outcomeOf(before, terms).next : base.assigned;
    let touched = false;
    for (const field of Object.keys(FIELD_LABELS) as (keyof typeof FIELD_LABELS)[]) {
      const [old, next] = [valueInWords(field, now, naming), valueInWords(field, outcome.next, naming)];
      if (old === next) continue;
      touched = true;
      const line = `${FIELD_LABELS[field]}：${old || "（未填）"} → ${next || "清空"}`;
      lines.set(line, (lines.get(line) ?? 0) + 1);
    }
    if (touched) changes += 1;
    for (const [field, why] of Object.entries(outcome.problems)) problems[field as keyof AssignmentProblems] ??= why;
  }
  const top = [...lines].sort((a, b) => b[1] - a[1]).slice(0, 6);
  return { changes, problems, lines: top.map(([line, n]) => (chosen.length > 1 ? `${line}（${n}条）` : line)) };
}
