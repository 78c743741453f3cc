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

/** Sizes of a text in points: the usual one, and what a text too long for the highest row is made smaller to. */
export const SIZES = [10, 8, 6.5] as const;
export type TextSize = (typeof SIZES)[number];

/** Points a text takes in a cell, and its size; not `whole` where even at the smallest its end is not seen. */
export type Fit = { size: TextSize; points: number; whole: boolean };

/** The largest size at which a text is seen whole within so many points. */
export function fitWithin(text: string, width: number, most: number): Fit {
  let points = 0;
  for (const size of SIZES) {
    const smaller = size / SIZES[0];
    const lines = linesIn(text, (width - EDGES) / smaller + EDGES);
    points = Math.round(lines * LINE * smaller + AROUND);
    if (points <= most) return { size, points, whole: true };
  }
  return { size: SIZES[SIZES.length - 1] ?? SIZES[0], points: Math.min(points, most), whole: false };
}
