/** Rows of a sheet as the text an office program copies: tabs between cells, quotes around what holds a tab, a line break or a quote. */

/** The cells of such a text. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[""]];
  let quoted = false;
  const put = (c: string) => {
    const row = rows.at(-1) ?? [];
    row[row.length - 1] = `${row.at(-1) ?? ""}${c}`;
  };
  const letters = [...text.replace(/\r\n?/g, "\n")];
  for (let i = 0; i < letters.length; i += 1) {
    const c = letters[i] ?? "";
    const begins = rows.at(-1)?.at(-1) === "" && (i === 0 || letters[i - 1] === "\t" || letters[i - 1] === "\n");
    if (quoted && c === '"' && letters[i + 1] === '"') {
      put(c);
      i += 1;
    } else if (quoted && c === '"') quoted = false;
    // A quote that nothing closes is one that was written.
    else if (c === '"' && begins && closes(letters, i + 1)) quoted = true;
    else if (c === "\t" && !quoted) rows.at(-1)?.push("");
    else if (c === "\n" && !quoted) rows.push([""]);
    else put(c);
  }
  return rows.map((row) => row.map((cell) => cell.trim()));
}

/** Whether what begins here is a quoted cell: it ends with a quote before a tab, a line break or the end. */
function closes(letters: readonly string[], from: number): boolean {
  for (let i = from; i < letters.length; i += 1) {
    if (letters[i] !== '"') continue;
    if (letters[i + 1] === '"') i += 1;
    else return [undefined, "\t", "\n"].includes(letters[i + 1]);
  }
  return false;
}

/** A cell of a table: one that is merged stands in every place it covers. */
export type SheetCell = { text: string; merged: "across" | "down" | null };

/**
 * A table as such text. What is merged downwards holds for each of its rows; merged across it stands once; a row that is one
 * cell all across is a heading between rows and left out.
 */
export function sheetTextOf(rows: readonly (readonly SheetCell[])[]): string {
  const quoted = (cell: string) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows
    .filter((row) => row.length < 2 || row.slice(1).some(({ merged }) => merged !== "across"))
    .map((row) => row.map(({ text, merged }) => quoted(merged === "across" ? "" : text.trim())).join("\t"))
    .join("\n");
}
