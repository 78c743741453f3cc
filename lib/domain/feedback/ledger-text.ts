type Note = { label?: string | null | undefined; text: string };
type Row = { text?: string; notes: readonly Note[] };

/** An issue has a text of its own, and beside it what the report says behind labels (通报所载); an item has neither. */
const isIssue = (row: Row): boolean => "text" in row;

/** What the report says of an issue behind labels. */
export function factsOf<T extends Note>(notes: readonly T[]): (T & { label: string })[] {
  return notes.flatMap((note) => (note.label ? [{ ...note, label: note.label }] : []));
}

/** Lines of a row that are none of its fields and stand with its text: what is not understood is not dropped. */
export function looseLines(row: Row): string[] {
  return row.notes
    .filter((note) => !(isIssue(row) && note.label))
    .map((note) => (note.label ? `${note.label}：${note.text}` : note.text))
    .filter((text) => text !== "");
}

/** Text of a row as the ledger keeps it. */
export function ledgerText(row: Row): string {
  return [row.text ?? "", ...looseLines(row)].filter((text) => text !== "").join("\n");
}
