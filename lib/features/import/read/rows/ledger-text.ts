/** Text of a row as the ledger keeps it: labelled lines beside it stand with it, what is not understood is not dropped. */
export function ledgerText(row: {
  text?: string;
  notes: readonly { label?: string | null | undefined; text: string }[];
}): string {
  const notes = row.notes.map((n) => (n.label ? `${n.label}：${n.text}` : n.text));
  return [row.text ?? "", ...notes].filter((s) => s !== "").join("\n");
}
