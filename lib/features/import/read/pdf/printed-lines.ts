/** A piece of text where a page prints it, in points from the lower left corner. */
export type Piece = { text: string; x: number; y: number; width: number; size: number };
/** A line as it is printed, and where. */
export type PrintedLine = { text: string; left: number; right: number; y: number; size: number; cells: number };

/** Pieces whose feet differ by less than this part of their size stand on one line. */
const SAME_LINE = 0.5;
/** A blank wider than this part of a character parts words, and wider than the second parts cells. */
const WORD_GAP = 0.6;
const LATIN_GAP = 0.15;
const CELL_GAP = 2;

/** Pieces of one line, from left to right. */
function lineOf(pieces: readonly Piece[]): PrintedLine | null {
  const sorted = [...pieces].sort((a, b) => a.x - b.x);
  let text = "";
  let right: number | null = null;
  let cells = 1;
  for (const piece of sorted) {
    const gap: number = right === null ? 0 : piece.x - right;
    const latin = /[a-z0-9,.;:]$/i.test(text) && /^[a-z0-9]/i.test(piece.text);
    if (gap > (latin ? LATIN_GAP : WORD_GAP) * piece.size && !/\s$/.test(text) && !/^\s/.test(piece.text)) text += " ";
    if (gap > CELL_GAP * piece.size && text.trim() !== "") cells += 1;
    text += piece.text;
    right = Math.max(right ?? piece.x, piece.x + piece.width);
  }
  const full = sorted.filter((piece) => piece.text.trim() !== "");
  const [first] = full;
  if (!first) return null;
  return {
    text: text.trim(),
    left: first.x,
    right: full.reduce((most, piece) => Math.max(most, piece.x + piece.width), 0),
    y: first.y,
    size: full.reduce((most, piece) => Math.max(most, piece.size), 0),
    cells,
  };
}

/** Pieces in rows of the same height, from the top of the page down. */
function rowsOf(pieces: readonly Piece[]): Piece[][] {
  const rows: Piece[][] = [];
  let foot: number | null = null;
  for (const piece of [...pieces].sort((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    if (row && foot !== null && foot - piece.y < SAME_LINE * piece.size) row.push(piece);
    else {
      rows.push([piece]);
      foot = piece.y;
    }
  }
  return rows;
}

/** Rows that must stand on both sides of a gap to make it the one between two columns. */
const LEAST_ROWS = 8;

/**
 * The middle of the blank between two columns of text: rows on both sides end and begin at it; null for a page of one column.
 * A table of labels has such a blank too, but its labels do not reach it.
 */
function gutterOf(rows: readonly Piece[][], left: number, right: number): number | null {
  const middle = (left + right) / 2;
  const width = right - left;
  let parted = 0;
  let crossing = 0;
  let filled = 0;
  for (const row of rows) {
    const [before, after] = [row.filter((one) => one.x + one.width <= middle), row.filter((one) => one.x >= middle)];
    if (before.length + after.length < row.length) crossing += 1;
    else if (before.length > 0 && after.length > 0) {
      parted += 1;
      const end = before.reduce((most, one) => Math.max(most, one.x + one.width), 0);
      const start = after.reduce((least, one) => Math.min(least, one.x), right);
      if (middle - end < width * 0.08 && start - middle < width * 0.08) filled += 1;
    }
  }
  return parted >= LEAST_ROWS && parted > crossing * 3 && filled * 4 >= parted ? middle : null;
}

/** The lines of a page in the order they are read: two columns one after the other, between lines that run across both. */
export function linesOfPage(pieces: readonly Piece[]): { lines: PrintedLine[]; column: number }[] {
  const shown = pieces.filter((piece) => piece.text !== "");
  const rows = rowsOf(shown);
  const left = shown.reduce((least, one) => Math.min(least, one.x), Number.POSITIVE_INFINITY);
  const right = shown.reduce((most, one) => Math.max(most, one.x + one.width), 0);
  const gutter = gutterOf(rows, left, right);
  const lines = (some: readonly (readonly Piece[])[]) => some.map(lineOf).filter((line) => line !== null);
  if (gutter === null) return [{ lines: lines(rows), column: 0 }];
  const bands: { lines: PrintedLine[]; column: number }[] = [];
  let sides: { before: Piece[][]; after: Piece[][] } = { before: [], after: [] };
  const flush = () => {
    bands.push({ lines: lines(sides.before), column: 1 }, { lines: lines(sides.after), column: 2 });
    sides = { before: [], after: [] };
  };
  for (const row of rows) {
    const before = row.filter((one) => one.x + one.width / 2 < gutter);
    if (row.some((one) => one.x < gutter - one.size && one.x + one.width > gutter + one.size)) {
      flush();
      bands.push({ lines: lines([row]), column: 0 });
    } else {
      if (before.length > 0) sides.before.push(before);
      const after = row.filter((one) => one.x + one.width / 2 >= gutter);
      if (after.length > 0) sides.after.push(after);
    }
  }
  flush();
  return bands.filter((band) => band.lines.length > 0);
}
