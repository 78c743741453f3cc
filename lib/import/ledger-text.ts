import type { ReviewIssue, ReviewItem } from "./review";

/** Text of a row as the ledger keeps it: labelled lines beside it stand with it, what is not understood is not dropped. */
export function ledgerText(row: ReviewIssue | ReviewItem): string {
  const text = "text" in row ? row.text : "";
  const notes = row.notes.map((n) => (n.label ? `${n.label}：${n.text}` : n.text));
  return [text, ...notes].filter((s) => s !== "").join("\n");
}
