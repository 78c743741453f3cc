/** How high a row has to be so that its text is seen: no program that opens a sheet works that out by itself. */

/** Points of one line of 10-point text, of what stands above and below it, and of the highest row a sheet can have. */
const LINE = 14;
const AROUND = 5;
export const HIGHEST = 409;

/** Characters up to here are half as wide as Chinese ones. */
const HALF_WIDTH = 0x2e80;
/** What the edges of a cell take of its width, and the end of a line that no whole character fits into. */
const EDGES = 1.9;

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) < HALF_WIDTH ? 0.98 : 1.92;
  return width;
}

/** Lines a text takes in a cell of a width in characters of half width. */
export function linesIn(text: string, width: number): number {
  const room = Math.max(2, width - EDGES);
  return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / room)), 0);
}

/** Points of so many lines. */
export function heightOf(lines: number): number {
  return Math.min(HIGHEST, Math.round(lines * LINE + AROUND));
}
