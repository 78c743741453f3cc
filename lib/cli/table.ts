/** Width on a terminal: Chinese characters and full-width marks take two columns. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
      character,
    )
      ? 2
      : 1;
  return width;
}

/** Rows as aligned columns, the first row being the head. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => widthOf(row[i] ?? ""))));
  const line = (row: readonly string[]) =>
    widths
      .map((width, i) => `${row[i] ?? ""}${" ".repeat(width - widthOf(row[i] ?? ""))}`)
      .join("  ")
      .trimEnd();
  const [head, ...body] = rows;
  if (!head) return "";
  return [line(head), widths.map((width) => "─".repeat(width)).join("  "), ...body.map(line)]
    .map((text) => `  ${text}`)
    .join("\n");
}
