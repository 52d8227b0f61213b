/** A picture of dots, two columns and four rows to a character cell. Row 0 is the top. */
export interface Canvas {
  readonly columns: number;
  readonly rows: number;
  /** One byte a cell, bits in the order of Unicode's braille patterns. */
  readonly cells: Uint8Array;
}

const bits = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
];

/** An empty picture of so many cells. */
export const createCanvas = (columns: number, rows: number): Canvas => ({
  columns,
  rows,
  cells: new Uint8Array(columns * rows),
});

/** Sets the dots of one dot column from one dot row to another, both included; what lies outside is left out. */
export function verticalLine(canvas: Canvas, x: number, ends: readonly [number, number]): void {
  const top = Math.max(0, Math.min(ends[0], ends[1]));
  const bottom = Math.min(4 * canvas.rows - 1, Math.max(ends[0], ends[1]));
  if (x < 0 || x >= 2 * canvas.columns) return;
  for (let y = top; y <= bottom; y++) {
    canvas.cells[(y >> 2) * canvas.columns + (x >> 1)] |= bits[x & 1][y & 3];
  }
}

/** The braille character of a cell; a blank one is a space. */
export const brailleOf = (mask: number): string => (mask === 0 ? " " : String.fromCharCode(0x2800 + mask));

/** The cell in ASCII: level strokes at three heights, slopes, and bars. */
export function asciiOf(mask: number): string {
  if (mask === 0) return " ";
  const left = heights(mask, 0);
  const right = heights(mask, 1);
  const all = [...new Set([...left, ...right])];
  if (left.length > 0 && right.length > 0 && left.length < 4 && right.length < 4) {
    const slope = mean(right) - mean(left);
    if (slope >= 1) return "\\";
    if (slope <= -1) return "/";
  }
  if (all.length >= 3) return "|";
  const height = mean(all);
  return height < 1 ? "'" : height > 2 ? "_" : "-";
}

const heights = (mask: number, column: 0 | 1): number[] =>
  [0, 1, 2, 3].filter((row) => (mask & bits[column][row]) !== 0);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, each) => sum + each, 0) / values.length;
